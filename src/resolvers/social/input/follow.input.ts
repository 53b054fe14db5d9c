import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Input of `follow`.' })
export class FollowInput {
  @Field(() => ID, { description: 'The id of the user.' })
  userId: string;
}

@InputType({ description: 'Input of `unfollow`.' })
export class UnfollowInput {
  @Field(() => ID, { description: 'The id of the user.' })
  userId: string;
}

@InputType({ description: 'Notification settings for a followed user.' })
export class FollowSettingsInput {
  @Field(() => ID, { description: 'The id of the user.' })
  userId: string;

  @Field(() => Boolean, { description: 'Whether new posts of this user notify the viewer.' })
  notificationsEnabled: boolean;
}

@InputType({ description: 'Input of `followRequest`.' })
export class FollowRequestInput {
  @Field(() => ID, { description: 'The follow request.' })
  requestId: string;
}

@InputType({ description: 'Input of `block`.' })
export class BlockInput {
  @Field(() => ID, { description: 'The id of the user.' })
  userId: string;
}

@InputType({ description: 'Input of `unblock`.' })
export class UnblockInput {
  @Field(() => ID, { description: 'The id of the user.' })
  userId: string;
}

@InputType({ description: 'Input of `mute`.' })
export class MuteInput {
  @Field(() => ID, { description: 'The id of the user.' })
  userId: string;
}

@InputType({ description: 'Input of `removeFollower`.' })
export class RemoveFollowerInput {
  @Field(() => ID, { description: 'The id of the user.' })
  userId: string;
}

@InputType({ description: 'Input of `followTag`.' })
export class FollowTagInput {
  @Field(() => ID, { description: 'The id of the tag.' })
  tagId: string;
}
