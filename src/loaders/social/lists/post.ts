import { LISTED, PostModel, type Post } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import { keyset, type ListOrder } from '../../keyset.js';

/** Newest first. */
export const BY_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** Highest score first. */
export const BY_SCORE: ListOrder = { field: 'score', direction: -1 };

/** The filter and the order of a list of posts. */
export interface PostScan {
  where: Record<string, unknown>;
  order?: ListOrder;
}

/** One page of listed posts by one index scan: whole documents, which also fill the post loader. */
export async function scanPosts(
  loaders: Loaders,
  range: Range,
  { where, order = BY_TIME }: PostScan,
): Promise<Post[]> {
  const places = keyset(order, range);
  const posts = await loaders.scope.roundTrip.ask<Post>(PostModel, [
    { $match: { ...LISTED, ...where, ...places.where } },
    { $sort: places.sort },
    { $limit: places.limit },
  ]);
  return remember(loaders, posts);
}

/** Marks posts with their type and adds them to the post loader. */
export function remember(loaders: Loaders, posts: Post[]): Post[] {
  for (const post of posts) loaders.post.prime(post._id, typed('Post', post));
  return posts;
}
