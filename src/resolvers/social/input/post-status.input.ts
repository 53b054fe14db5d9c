import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Input of `publishPost`.' })
export class PublishPostInput {
  @Field(() => ID, { description: 'The id of the post.' })
  postId: string;
}

@InputType({ description: 'Input of `schedulePost`.' })
export class SchedulePostInput {
  @Field(() => ID, { description: 'A draft or a scheduled post.' })
  postId: string;

  @Field(() => Date, { description: 'Time of publication, in the future and within a year.' })
  publishAt: Date;
}

@InputType({ description: 'Input of `unschedulePost`.' })
export class UnschedulePostInput {
  @Field(() => ID, { description: 'The id of the post.' })
  postId: string;
}

@InputType({ description: 'Input of `pinPost`.' })
export class PinPostInput {
  @Field(() => ID, { description: 'A published post of the viewer.' })
  postId: string;
}

@InputType({ description: 'Input of `unpinPost`.' })
export class UnpinPostInput {
  @Field(() => ID, { description: 'The id of the post.' })
  postId: string;
}
