import { Audience, PostModel, PostStatus, TagModel } from '../../models/social/index.js';

const HOUR_MS = 60 * 60 * 1_000;
/** After so long a use counts half. */
export const HALF_LIFE_MS = 24 * HOUR_MS;
/** Older uses count for less than a hundredth and are left out. */
const RECENT_MS = 7 * 24 * HOUR_MS;

/**
 * Recomputes how much each tag is used these days: for everybody who has published with it in the last week one, halved
 * with each day since they last did. One voice a person, so that nobody makes a trend alone; public posts only, so that
 * trends tell nothing of what is not. The database does it all in place, and a run that was cut off is simply run again.
 */
export async function scoreTags(now = new Date()): Promise<void> {
  const age = { $max: [0, { $subtract: [now, '$latest'] }] };
  await PostModel.collection
    .aggregate(
      [
        {
          $match: {
            status: PostStatus.PUBLISHED,
            deletedAt: null,
            audience: Audience.PUBLIC,
            createdAt: { $gt: new Date(now.getTime() - RECENT_MS) },
          },
        },
        { $project: { _id: 0, author: 1, tags: 1, createdAt: 1 } },
        { $unwind: '$tags' },
        { $group: { _id: { tag: '$tags', author: '$author' }, latest: { $max: '$createdAt' } } },
        {
          $group: {
            _id: '$_id.tag',
            score: { $sum: { $pow: [0.5, { $divide: [age, HALF_LIFE_MS] }] } },
          },
        },
        { $project: { _id: 0, name: '$_id', trendingScore: { $round: ['$score', 4] }, scoredAt: now } },
        {
          $merge: {
            into: TagModel.collection.collectionName,
            on: 'name',
            whenMatched: 'merge',
            whenNotMatched: 'discard',
          },
        },
      ],
      { allowDiskUse: true },
    )
    .toArray();
  await TagModel.collection.updateMany(
    { trendingScore: { $gt: 0 }, scoredAt: { $ne: now } },
    { $set: { trendingScore: 0 } },
  );
}
