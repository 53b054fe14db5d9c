import { modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';

/**
 * What a thing said when it was reported: evidence that outlives its being changed or deleted. Words and addresses only;
 * a file goes with the thing that it belongs to.
 */
@ObjectType({ description: 'What a reported thing says: as it was then, or as it is now.' })
@modelOptions({ schemaOptions: { _id: false } })
export class ReportedContent {
  @prop({ type: () => Types.ObjectId, required: true })
  author: Types.ObjectId;

  @Field(() => String, { simple: true, description: 'The handle of whoever made it, at that time.' })
  @prop({ type: String, required: true })
  authorUsername: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The headline of a post, the name of a person.',
  })
  @prop({ type: String, maxlength: 200 })
  title?: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The words; of a person, what they say about themselves.',
  })
  @prop({ type: String, maxlength: 5000 })
  text?: string;

  @Field(() => [String], { simple: true, description: 'Addresses of its pictures and films.' })
  @prop({ type: () => [String], default: [] })
  media: string[];

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'Who may see it, where it says so: such as `public` or `close-friends`.',
  })
  @prop({ type: String, maxlength: 30 })
  visibility?: string;

  @Field(() => Date, { simple: true, description: 'When it was made.' })
  @prop({ type: Date, required: true })
  createdAt: Date;
}
