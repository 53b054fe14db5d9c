import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Shareable } from '../../schema/shareable.js';
import { AttachmentType } from './messaging-enums.js';

/** Something sent along with a message. */
@ObjectType({ description: 'Something sent along with a message.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class Attachment {
  @Shareable()
  @Field(() => AttachmentType, { description: 'Picture, film or anything else.' })
  @prop({ type: String, enum: AttachmentType, required: true })
  type: AttachmentType;

  @Shareable()
  @Field(() => String, { description: 'Where it is.' })
  @prop({ type: String, required: true, maxlength: 2048 })
  url: string;

  @Shareable()
  @Field(() => String, { nullable: true, description: 'What it is called.' })
  @prop({ type: String, maxlength: 200 })
  name?: string;

  @Shareable()
  @Field(() => String, { nullable: true, description: 'Its format, such as image/png, where it is known.' })
  @prop({ type: String, maxlength: 100 })
  contentType?: string;

  @Shareable()
  @Field(() => String, { nullable: true, description: 'A small still picture of it.' })
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
  @Field(() => Float, { nullable: true, description: 'Length in seconds; films only.' })
  @prop({ type: Number, min: 0 })
  duration?: number;

  /** The upload behind it; none for a mere address. */
  @prop({ type: () => Types.ObjectId })
  upload?: Types.ObjectId;
}
