import { TagModel, type Tag } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import type { ListOrder } from '../../keyset.js';
import { scan } from '../../scan.js';

/** Most used recently first. */
export const BY_TREND: ListOrder = { field: 'trendingScore', direction: -1 };

/** One page of the recently used tags. */
export async function scanTrendingTags(loaders: Loaders, range: Range): Promise<Tag[]> {
  const list = { model: TagModel, match: { trendingScore: { $gt: 0 } }, order: BY_TREND };
  const tags = await scan<Tag>(loaders, range, list);
  for (const tag of tags) {
    loaders.tag.prime(tag._id, typed('Tag', tag));
    loaders.tagByName.prime(tag.name, tag);
  }
  return tags;
}
