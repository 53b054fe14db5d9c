import type { Types } from 'mongoose';
import { CommentModel, type Comment } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import type { ListOrder } from '../../keyset.js';
import { scan } from '../../scan.js';
import { SHOWN_COMMENT } from '../shown-comment.js';

/** An order of comments: its sort, and the loader of its first pages. */
interface CommentOrder extends ListOrder {
  firstPages: 'newestComments' | 'oldestComments' | 'topComments';
}

/** The available orders of comments, each with an index. */
export const COMMENT_ORDERS = {
  newest: { field: 'createdAt', direction: -1, firstPages: 'newestComments' },
  oldest: { field: 'createdAt', direction: 1, firstPages: 'oldestComments' },
  top: { field: 'stats.likes', direction: -1, firstPages: 'topComments' },
} as const satisfies Record<string, CommentOrder>;

/** Replies are in chronological order. */
export const REPLY_ORDER: ListOrder = { field: 'createdAt', direction: 1 };

/**
 * One page of the comments on a target. First pages of all targets of the same turn are read together; a later page
 * is one index scan from its cursor.
 */
export function scanComments(
  loaders: Loaders,
  range: Range,
  target: Types.ObjectId,
  order: CommentOrder,
): Promise<Comment[]> {
  if (isFirstPage(range)) return loaders[order.firstPages].load({ parent: target, size: range.size });
  return scanUnder(loaders, range, { target, parent: null }, order);
}

/** One page of the replies to a comment, in the same way. */
export function scanReplies(loaders: Loaders, range: Range, parent: Types.ObjectId): Promise<Comment[]> {
  if (isFirstPage(range)) return loaders.firstReplies.load({ parent, size: range.size });
  return scanUnder(loaders, range, { parent }, REPLY_ORDER);
}

function isFirstPage({ backward, after, before }: Range): boolean {
  return !backward && !after && !before;
}

async function scanUnder(
  loaders: Loaders,
  range: Range,
  under: object,
  order: ListOrder,
): Promise<Comment[]> {
  const match = { ...under, ...SHOWN_COMMENT };
  const rows = await scan<Comment>(loaders, range, { model: CommentModel, match, order });
  return rows.map((row) => typed('Comment', row));
}
