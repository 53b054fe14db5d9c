import type { Types } from 'mongoose';
import { LikeModel, LikeTarget, SaveModel, type Like, type Save } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { keyset, type ListOrder } from '../../keyset.js';

const BY_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** One page of a person's reactions to posts, latest first. */
export function scanLikedPosts(loaders: Loaders, range: Range, user: Types.ObjectId): Promise<Like[]> {
  return scan(loaders, range, LikeModel, { user, targetType: LikeTarget.POST });
}

/** One page of the reactions to one thing, latest first. */
export function scanReactionsTo(loaders: Loaders, range: Range, target: Types.ObjectId): Promise<Like[]> {
  return scan(loaders, range, LikeModel, { target });
}

/** One page of what a person has saved, latest first; of one collection where it is named. */
export function scanSaves(
  loaders: Loaders,
  range: Range,
  user: Types.ObjectId,
  collectionName?: string | null,
): Promise<Save[]> {
  return scan(loaders, range, SaveModel, { user, ...(collectionName == null ? {} : { collectionName }) });
}

function scan<T extends object>(
  loaders: Loaders,
  range: Range,
  model: typeof LikeModel | typeof SaveModel,
  of: Record<string, unknown>,
): Promise<T[]> {
  const { where, sort, limit } = keyset(BY_TIME, range);
  return loaders.scope.roundTrip.ask<T>(model, [
    { $match: { ...of, ...where } },
    { $sort: sort },
    { $limit: limit },
  ]);
}
