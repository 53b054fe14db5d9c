import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Input of `repost`.' })
export class RepostInput {
  @Field(() => ID, { description: 'A public post. A repost counts as its original.' })
  postId: string;
}

@InputType({ description: 'Input of `unrepost`.' })
export class UnrepostInput {
  @Field(() => ID, { description: 'The original post.' })
  postId: string;
}
