import { Field, ObjectType } from 'type-graphql';
import { Comment } from '../../../models/social/index.js';
import { MutationPayload } from '../../../schema/payload.js';

/** The answer of what changes a comment. */
@ObjectType({ description: 'The comment as it is now.' })
export class CommentPayload extends MutationPayload {
  @Field(() => Comment, { nullable: true, simple: true, description: 'The comment; null when refused.' })
  comment?: object | null;
}
