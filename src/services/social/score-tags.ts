import { Audience, PostModel, PostStatus, TagModel } from '../../models/social/index.js';

const HOUR_MS = 60 * 60 * 1_000;
/** After this time a use counts half. */
export const HALF_LIFE_MS = 24 * HOUR_MS;
/** Older uses count less than a hundredth and are left out. */
const RECENT_MS = 7 * 24 * HOUR_MS;

/**
 * Recomputes the trending score of each tag: 1 per author who published with it in the last week, halved with each
 * day since their latest use. One count per author, so that a single user cannot make a trend; public posts only, so
 * that trends reveal nothing else. The database computes it in place, and an interrupted run is simply repeated.
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
