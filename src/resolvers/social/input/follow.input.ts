import { Field, ID, InputType } from 'type-graphql';

/** Whom to follow. */
@InputType({ description: 'Whom to follow.' })
export class FollowInput {
  @Field(() => ID, { description: 'The person.' })
  userId: string;
}

/** Whom to follow no more. */
@InputType({ description: 'Whom to follow no more.' })
export class UnfollowInput {
  @Field(() => ID, { description: 'The person.' })
  userId: string;
}

/** What to hear of somebody. */
@InputType({ description: 'What to hear of a person whom one follows.' })
export class FollowSettingsInput {
  @Field(() => ID, { description: 'The person.' })
  userId: string;

  @Field(() => Boolean, { description: 'Whether new posts of this person notify.' })
  notificationsEnabled: boolean;
}

/** Which request to answer. */
@InputType({ description: 'Which request to follow is answered.' })
export class FollowRequestInput {
  @Field(() => ID, { description: 'The request.' })
  requestId: string;
}

/** Whom to block. */
@InputType({ description: 'Whom to block.' })
export class BlockInput {
  @Field(() => ID, { description: 'The person.' })
  userId: string;
}

/** Whom to block no more. */
@InputType({ description: 'Whom to block no more.' })
export class UnblockInput {
  @Field(() => ID, { description: 'The person.' })
  userId: string;
}

/** Whom to mute. */
@InputType({ description: 'Whom to mute, or to mute no more.' })
export class MuteInput {
  @Field(() => ID, { description: 'The person.' })
  userId: string;
}

/** Whose follow to end. */
@InputType({ description: 'Whose follow of oneself to end.' })
export class RemoveFollowerInput {
  @Field(() => ID, { description: 'The person.' })
  userId: string;
}

/** Which tag to follow. */
@InputType({ description: 'Which tag to follow, or to follow no more.' })
export class FollowTagInput {
  @Field(() => ID, { description: 'The tag.' })
  tagId: string;
}
