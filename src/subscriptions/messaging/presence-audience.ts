import type { Types } from 'mongoose';
import type { Loaders } from '../../loaders/context.js';
import type { User } from '../../models/identity/index.js';
import {
  Audience,
  FollowModel,
  FollowStatus,
  PostVisibility,
  type Follow,
} from '../../models/social/index.js';
import { audienceOf } from '../../rules/social/index.js';

type ObjectId = Types.ObjectId;

/**
 * Which of these users may see a user's presence: like `canSeePresence`, for many viewers at once. The caller checks
 * blocks.
 */
export async function seesPresenceOf(
  { scope }: Loaders,
  person: User,
  people: readonly ObjectId[],
): Promise<(viewer: ObjectId) => boolean> {
  if (!person.privacy.showActivity) return (viewer) => viewer.equals(person._id);
  const audience = audienceOf(PostVisibility.PUBLIC, person);
  if (audience === Audience.PUBLIC) return () => true;
  const others = { $in: [...people] };
  const between = [
    { follower: others, following: person._id },
    { follower: person._id, following: others },
  ];
  const rows = await scope.roundTrip.ask<Follow>(FollowModel, [
    { $match: { status: FollowStatus.ACTIVE, $or: between } },
    { $project: { follower: 1, following: 1 } },
  ]);
  const followers = new Set(rows.map(({ follower }) => follower.toHexString()));
  const followed = new Set(rows.map(({ following }) => following.toHexString()));
  return (viewer) => {
    const key = viewer.toHexString();
    if (viewer.equals(person._id)) return true;
    return followers.has(key) && (audience !== Audience.FRIENDS || followed.has(key));
  };
}
