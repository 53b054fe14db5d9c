import { Field, ObjectType } from 'type-graphql';
import { Comment } from '../../../models/social/index.js';
import { MutationPayload } from '../../../schema/payload.js';

@ObjectType({ description: 'The comment after the mutation.' })
export class CommentPayload extends MutationPayload {
  @Field(() => Comment, { nullable: true, simple: true, description: 'The comment. Null on refusal.' })
  comment?: object | null;
}
