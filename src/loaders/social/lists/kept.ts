import type { Types } from 'mongoose';
import { LikeModel, LikeTarget, SaveModel, type Like, type Save } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import { keyset, type ListOrder } from '../../keyset.js';

const BY_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** One page of a person's reactions to posts, latest first. */
export function scanLikedPosts(range: Range, user: Types.ObjectId): Promise<Like[]> {
  const { where, sort, limit } = keyset(BY_TIME, range);
  return LikeModel.find({ user, targetType: LikeTarget.POST, ...where })
    .sort(sort)
    .limit(limit)
    .lean<Like[]>();
}

/** One page of the reactions to one thing, latest first. */
export function scanReactionsTo(range: Range, target: Types.ObjectId): Promise<Like[]> {
  const { where, sort, limit } = keyset(BY_TIME, range);
  return LikeModel.find({ target, ...where })
    .sort(sort)
    .limit(limit)
    .lean<Like[]>();
}

/** One page of what a person has saved, latest first; of one collection where it is named. */
export function scanSaves(
  range: Range,
  user: Types.ObjectId,
  collectionName?: string | null,
): Promise<Save[]> {
  const { where, sort, limit } = keyset(BY_TIME, range);
  return SaveModel.find({ user, ...(collectionName ? { collectionName } : {}), ...where })
    .sort(sort)
    .limit(limit)
    .lean<Save[]>();
}
