import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';

/**
 * The reported content at the time of the report: evidence that stays when it is changed or deleted. Texts and
 * addresses only; files are removed with their content.
 */
@ObjectType({ description: 'The reported content, at the time of the report or now.' })
@modelOptions({ schemaOptions: { _id: false } })
export class ReportedContent {
  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  @Field(() => String, { simple: true, description: "The author's username at that time." })
  @prop({ type: String, required: true })
  authorUsername: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The title of a post, or the name of a user.',
  })
  @prop({ type: String, maxlength: 200 })
  title?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The text. For a user, the bio.',
  })
  @prop({ type: String, maxlength: 5000 })
  text?: string;

  /** Users mentioned by the title and the text. */
  @prop({ type: () => [Types.ObjectId], default: [] })
  mentions?: Types.ObjectId[];

  @Field(() => [String], { simple: true, description: 'The URLs of images and videos.' })
  @prop({ type: () => [String], default: [] })
  media: string[];

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The audience, such as `public` or `close-friends`.',
  })
  @prop({ type: String, maxlength: 30 })
  visibility?: string;

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  @prop({ type: Date, required: true })
  createdAt: Date;
}
