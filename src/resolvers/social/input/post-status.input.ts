import { Field, ID, InputType } from 'type-graphql';

/** Which post to publish. */
@InputType({ description: 'Which draft or scheduled post to publish.' })
export class PublishPostInput {
  @Field(() => ID, { description: 'The post.' })
  postId: string;
}

/** Which post to publish when. */
@InputType({ description: 'Which post to publish when.' })
export class SchedulePostInput {
  @Field(() => ID, { description: 'A draft, or a post that is scheduled already.' })
  postId: string;

  @Field(() => Date, { description: 'When: in the future, within a year.' })
  publishAt: Date;
}

/** Which post not to publish after all. */
@InputType({ description: 'Which scheduled post not to publish after all.' })
export class UnschedulePostInput {
  @Field(() => ID, { description: 'The post.' })
  postId: string;
}

/** Which post to pin. */
@InputType({ description: 'Which post to put on top of one’s profile.' })
export class PinPostInput {
  @Field(() => ID, { description: 'One’s own published post.' })
  postId: string;
}

/** Which post to take from the top. */
@InputType({ description: 'Which post to take from the top of one’s profile.' })
export class UnpinPostInput {
  @Field(() => ID, { description: 'The post.' })
  postId: string;
}
