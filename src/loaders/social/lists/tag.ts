import { TagModel, type Tag } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import { keyset, type ListOrder } from '../../keyset.js';

/** The most used these days first. */
export const BY_TREND: ListOrder = { field: 'trendingScore', direction: -1 };

/** One page of the tags that are used these days. */
export async function scanTrendingTags(loaders: Loaders, range: Range): Promise<Tag[]> {
  const { where, sort, limit } = keyset(BY_TREND, range);
  const tags = await loaders.scope.roundTrip.ask<Tag>(TagModel, [
    { $match: { trendingScore: { $gt: 0 }, ...where } },
    { $sort: sort },
    { $limit: limit },
  ]);
  for (const tag of tags) {
    loaders.tag.prime(tag._id, typed('Tag', tag));
    loaders.tagByName.prime(tag.name, tag);
  }
  return tags;
}
