import type { Types } from 'mongoose';
import { PostModel, PostStatus, type Post } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import type { ListOrder } from '../../keyset.js';
import { scan } from '../../scan.js';
import { remember } from './post.js';

/** Lists that only the author sees: their order (each has an index), and the loader of their counts. */
export const OWN_LISTS = {
  /** Last edited first. */
  drafts: {
    status: PostStatus.DRAFT,
    order: { field: 'updatedAt', direction: -1 },
    count: 'draftCount',
  },
  /** Next due first. */
  scheduled: {
    status: PostStatus.SCHEDULED,
    order: { field: 'publishAt', direction: 1 },
    count: 'scheduledCount',
  },
  /** Newest first. */
  archived: {
    status: PostStatus.ARCHIVED,
    order: { field: 'createdAt', direction: -1 },
    count: 'archivedCount',
  },
} as const satisfies Record<string, { status: PostStatus; order: ListOrder; count: keyof Loaders }>;

/** The name of such a list. */
export type OwnList = keyof typeof OWN_LISTS;

/** One page of a user's unpublished posts, by one index scan. */
export async function scanOwnPosts(
  loaders: Loaders,
  range: Range,
  author: Types.ObjectId,
  list: OwnList,
): Promise<Post[]> {
  const { status, order } = OWN_LISTS[list];
  const match = { author, status, deletedAt: null };
  return remember(loaders, await scan<Post>(loaders, range, { model: PostModel, match, order }));
}
