import type { Types } from 'mongoose';
import { LISTED, PostModel, type PostCategory, type PostVisibility } from '../../models/social/index.js';
import { batched } from '../factories.js';

/** Number of listed posts of one category and visibility, and the sums of their counters. */
export interface PostGroup {
  category: PostCategory;
  visibility: PostVisibility;
  count: number;
  likes: number;
  views: number;
  comments: number;
  /** Number of posts that were generated with AI, and their cost. */
  generated: number;
  cost: number;
}

/** The published posts of authors, grouped: one aggregation for counts, categories and the dashboard. */
export const authorPosts = batched<PostGroup[]>('Post.groups.author', async (authors, { roundTrip }) => {
  const rows = await roundTrip.ask<PostGroup & { author: Types.ObjectId }>(PostModel, [
    { $match: { author: { $in: authors }, ...LISTED, repostOf: null } },
    {
      $group: {
        _id: { author: '$author', category: '$category', visibility: '$visibility' },
        count: { $sum: 1 },
        likes: { $sum: '$stats.likes' },
        views: { $sum: '$stats.views' },
        comments: { $sum: '$stats.comments' },
        generated: { $sum: { $cond: [{ $eq: ['$aiDetails.isAIGenerated', true] }, 1, 0] } },
        cost: {
          $sum: {
            $cond: [{ $eq: ['$aiDetails.isAIGenerated', true] }, { $ifNull: ['$aiDetails.cost', 0] }, 0],
          },
        },
      },
    },
    { $replaceWith: { $mergeObjects: ['$$ROOT', '$_id'] } },
    { $project: { _id: 0 } },
  ]);
  const groups = new Map<string, PostGroup[]>();
  for (const { author, ...group } of rows) {
    const key = author.toHexString();
    groups.set(key, [...(groups.get(key) ?? []), group]);
  }
  return authors.map((author) => groups.get(author.toHexString()) ?? []);
});
