import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { StoryModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';

/** One of a person's highlights, and stories of that person. */
interface Kept {
  owner: Types.ObjectId;
  highlight: Types.ObjectId;
  stories: readonly Types.ObjectId[];
}

/** Lets a highlight keep stories beyond their day. @throws NOT_FOUND where one has gone since it was looked up */
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

/** Lets go of stories: those that no other highlight keeps end with their day, or now if it is over. */
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
