import { Field, ID, InputType } from 'type-graphql';

/** Which post to show again. */
@InputType({ description: 'Which post to show to one’s followers again.' })
export class RepostInput {
  @Field(() => ID, { description: 'A public post; of a repost, its original.' })
  postId: string;
}

/** Whose repost to take back. */
@InputType({ description: 'Of which post to take one’s repost back.' })
export class UnrepostInput {
  @Field(() => ID, { description: 'The original.' })
  postId: string;
}
