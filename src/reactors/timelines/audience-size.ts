import type { ClientSession, Types } from 'mongoose';
import { UserModel } from '../../models/identity/index.js';
import { FollowModel, FollowStatus } from '../../models/social/index.js';
import { timelineLimits } from './limits.js';

/**
 * Marks an author's audience as large, permanently: from the next post on readers pull this author. So no feed has a
 * gap and no author alternates between the two ways.
 */
export async function markLarge(author: Types.ObjectId, session: ClientSession): Promise<void> {
  await UserModel.collection.updateOne({ _id: author }, { $set: { largeAudience: true } }, { session });
  await FollowModel.collection.updateMany(
    { following: author, large: { $ne: true } },
    { $set: { large: true } },
    { session },
  );
}

/** The followers to push an author's posts to. Null if there are too many, which is then stored on the author. */
export async function pushableFollowers(
  author: Types.ObjectId,
  session: ClientSession,
): Promise<Types.ObjectId[] | null> {
  const user = await UserModel.collection.findOne(
    { _id: author },
    { session, projection: { largeAudience: 1 } },
  );
  if (user?.['largeAudience']) return null;
  const rows = await FollowModel.collection
    .find(
      { following: author, status: FollowStatus.ACTIVE },
      { session, projection: { _id: 0, follower: 1 }, limit: timelineLimits.largeAudience + 1 },
    )
    .toArray();
  if (rows.length <= timelineLimits.largeAudience)
    return rows.map((row) => row['follower'] as Types.ObjectId);
  await markLarge(author, session);
  return null;
}
