import type { Types } from 'mongoose';
import { LikeModel, LikeTarget, SaveModel, type Like, type Save } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import type { ListOrder } from '../../keyset.js';
import { scan } from '../../scan.js';

const BY_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** One page of a user's reactions to posts, latest first. */
export function scanLikedPosts(loaders: Loaders, range: Range, user: Types.ObjectId): Promise<Like[]> {
  return scan<Like>(loaders, range, {
    model: LikeModel,
    match: { user, targetType: LikeTarget.POST },
    order: BY_TIME,
  });
}

/** One page of the reactions to a target, latest first. */
export function scanReactionsTo(loaders: Loaders, range: Range, target: Types.ObjectId): Promise<Like[]> {
  return scan<Like>(loaders, range, { model: LikeModel, match: { target }, order: BY_TIME });
}

/** One page of a user's saves, latest first. With `collection`, only that collection. */
export function scanSaves(
  loaders: Loaders,
  range: Range,
  user: Types.ObjectId,
  collectionName?: string | null,
): Promise<Save[]> {
  const match = { user, ...(collectionName == null ? {} : { collectionName }) };
  return scan<Save>(loaders, range, { model: SaveModel, match, order: BY_TIME });
}
