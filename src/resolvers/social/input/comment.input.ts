import { Field, ID, InputType } from 'type-graphql';

/** A comment to be. */
@InputType({ description: 'A new comment, or an answer to one.' })
export class AddCommentInput {
  @Field(() => ID, { description: 'What it is a comment on: a post.' })
  targetId: string;

  @Field(() => ID, { nullable: true, description: 'The comment that it answers.' })
  parentId?: string | null;

  @Field(() => String, { description: 'The words, 1 to 1,000 characters. @usernames become mentions.' })
  body: string;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a retry safe: up to 64 characters of your own.',
  })
  clientId?: string | null;
}

/** New words for a comment. */
@InputType({ description: 'New words for a comment.' })
export class EditCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  commentId: string;

  @Field(() => String, { description: 'The words, 1 to 1,000 characters.' })
  body: string;
}

/** Which comment to delete. */
@InputType({ description: 'Which comment to delete.' })
export class DeleteCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  commentId: string;
}
