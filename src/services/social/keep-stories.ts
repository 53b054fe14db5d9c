import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { StoryModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';

/** A highlight of a user, and stories of the same user. */
interface Kept {
  owner: Types.ObjectId;
  highlight: Types.ObjectId;
  stories: readonly Types.ObjectId[];
}

/**
 * Adds stories to a highlight, which keeps them after their expiry. @throws NOT_FOUND if one was removed since it was
 * loaded
 */
export async function keepStories(tx: Tx, { owner, highlight, stories }: Kept): Promise<void> {
  if (stories.length === 0) return;
  const there = { _id: { $in: [...stories] }, author: owner, deletedAt: null };
  const { matchedCount } = await StoryModel.collection.updateMany(
    there,
    { $addToSet: { highlights: highlight } as never, $unset: { expireAt: 1 }, $set: { updatedAt: tx.at } },
    { session: tx.session },
  );
  if (matchedCount < stories.length) throw refuse.notFound('A story', 'storyIds');
}

/** Removes stories from a highlight. Those in no other highlight expire as usual, or now if they have expired. */
export async function releaseStories(tx: Tx, { owner, highlight, stories }: Kept): Promise<void> {
  if (stories.length === 0) return;
  const rest = { $setDifference: ['$highlights', [highlight]] };
  await StoryModel.collection.updateMany(
    { _id: { $in: [...stories] }, author: owner, deletedAt: null },
    [
      { $set: { highlights: rest, updatedAt: tx.at } },
      { $set: { expireAt: { $cond: [{ $eq: ['$highlights', []] }, '$expiresAt', '$$REMOVE'] } } },
    ],
    { session: tx.session },
  );
}
