import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { CommunityAttachmentKind } from './forum-enums.js';

/** The most attachments of one post, comment or suggestion. */
export const MOST_ATTACHMENTS = 10;

/** An attachment of a community post, a comment or a suggestion: embedded, in order. */
@ObjectType({
  description: 'An attachment of a community post, comment or suggestion.',
  simpleResolvers: true,
})
@modelOptions({ schemaOptions: { _id: true } })
export class CommunityAttachment {
  _id: Types.ObjectId;

  @Field(() => CommunityAttachmentKind, { description: 'The kind of the attachment.' })
  @prop({ type: String, enum: CommunityAttachmentKind, required: true })
  kind: CommunityAttachmentKind;

  @Field(() => String, { description: 'URL of the attachment.' })
  @prop({ type: String, required: true, maxlength: 2048 })
  url: string;

  @Field(() => String, { nullable: true, description: 'The title of the attachment.' })
  @prop({ type: String, maxlength: 200 })
  title?: string;

  @Field(() => String, { nullable: true, description: 'URL of a small preview picture.' })
  @prop({ type: String, maxlength: 2048 })
  thumbnailUrl?: string;

  @Field(() => String, { nullable: true, description: 'The media type, such as image/png.' })
  @prop({ type: String, maxlength: 100 })
  mimeType?: string;

  @Field(() => Int, { nullable: true, description: 'Size in bytes.' })
  @prop({ type: Number, min: 0 })
  size?: number;

  @Field(() => Int, { nullable: true, description: 'Width in pixels.' })
  @prop({ type: Number, min: 1 })
  width?: number;

  @Field(() => Int, { nullable: true, description: 'Height in pixels.' })
  @prop({ type: Number, min: 1 })
  height?: number;

  @Field(() => Float, { nullable: true, description: 'Duration in seconds.' })
  @prop({ type: Number, min: 0 })
  duration?: number;

  @Field(() => Int, { description: 'The place in the list, from 0.' })
  @prop({ type: Number, default: 0 })
  order: number;

  /** The upload of the file. Absent for a plain URL. */
  @prop({ type: () => Types.ObjectId })
  upload?: Types.ObjectId;
}
