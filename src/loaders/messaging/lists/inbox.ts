import type { Types } from 'mongoose';
import { InboxEntryModel, type InboxEntry, type Shelf } from '../../../models/messaging/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { keyset, type ListOrder } from '../../keyset.js';

/** Where something was written last comes first. */
export const BY_ACTIVITY: ListOrder = { field: 'lastActivity', direction: -1 };

/** One page of the conversations that lie on one shelf of a person. */
export function scanInbox(
  loaders: Loaders,
  range: Range,
  user: Types.ObjectId,
  shelf: Shelf,
): Promise<InboxEntry[]> {
  const { where, sort, limit } = keyset(BY_ACTIVITY, range);
  return loaders.scope.roundTrip.ask<InboxEntry>(InboxEntryModel, [
    { $match: { user, shelf, ...where } },
    { $sort: sort },
    { $limit: limit },
  ]);
}

/** Nobody reads a number beyond this. */
const MOST_COUNTED = 1_000;

/** How many conversations of a shelf hold something unread, counted along its index. */
export async function countUnreadConversations(
  loaders: Loaders,
  user: Types.ObjectId,
  shelf: Shelf,
): Promise<number> {
  const [row] = await loaders.scope.roundTrip.ask<{ count: number }>(InboxEntryModel, [
    { $match: { user, shelf, unread: { $gt: 0 } } },
    { $limit: MOST_COUNTED },
    { $count: 'count' },
  ]);
  return row?.count ?? 0;
}
