import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Shareable } from '../../schema/shareable.js';
import { AttachmentType } from './messaging-enums.js';

/** An attachment of a message. */
@ObjectType({ description: 'A file attached to a message.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class Attachment {
  @Shareable()
  @Field(() => AttachmentType, { description: 'The kind of the attachment.' })
  @prop({ type: String, enum: AttachmentType, required: true })
  type: AttachmentType;

  @Shareable()
  @Field(() => String, { description: 'The public URL.' })
  @prop({ type: String, required: true, maxlength: 2048 })
  url: string;

  @Shareable()
  @Field(() => String, { nullable: true, description: 'The file name.' })
  @prop({ type: String, maxlength: 200 })
  name?: string;

  @Shareable()
  @Field(() => String, { nullable: true, description: 'The media type, such as image/png. Null if unknown.' })
  @prop({ type: String, maxlength: 100 })
  contentType?: string;

  @Shareable()
  @Field(() => String, { nullable: true, description: 'The URL of a small preview image.' })
  @prop({ type: String, maxlength: 2048 })
  thumbnailUrl?: string;

  @Shareable()
  @Field(() => Int, { nullable: true, description: 'Width in pixels.' })
  @prop({ type: Number, min: 1 })
  width?: number;

  @Shareable()
  @Field(() => Int, { nullable: true, description: 'Height in pixels.' })
  @prop({ type: Number, min: 1 })
  height?: number;

  @Shareable()
  @Field(() => Float, { nullable: true, description: 'Duration in seconds. Videos only.' })
  @prop({ type: Number, min: 0 })
  duration?: number;

  /** The upload of the file. Absent for a plain URL. */
  @prop({ type: () => Types.ObjectId })
  upload?: Types.ObjectId;
}
