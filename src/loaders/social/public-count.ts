import { Audience, LISTED, PostModel, type PostCategory } from '../../models/social/index.js';
import { batchedBy } from '../factories.js';

/** Larger counts are of no use to readers, and would cost more than the page. */
const MOST_COUNTED = 20_000;

/** A filter for public posts: all, those of a category, or those with a tag. */
export interface PublicPosts {
  category?: PostCategory;
  tags?: string;
}

/** Number of public posts of a kind, counted by index. Null if there are too many to count. */
export const publicPostCount = batchedBy<PublicPosts, number | null>(
  'Post.count.public',
  ({ category, tags }) => `${category ?? ''}#${tags ?? ''}`,
  (kinds, { roundTrip }) =>
    Promise.all(
      kinds.map(async (kind) => {
        const [row] = await roundTrip.ask<{ count: number }>(PostModel, [
          { $match: { ...LISTED, audience: Audience.PUBLIC, ...kind } },
          { $limit: MOST_COUNTED + 1 },
          { $count: 'count' },
        ]);
        const count = row?.count ?? 0;
        return count > MOST_COUNTED ? null : count;
      }),
    ),
);
