import type { Types } from 'mongoose';
import { InboxEntryModel, type InboxEntry, type Shelf } from '../../../models/messaging/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import type { ListOrder } from '../../keyset.js';
import { countRows, scan } from '../../scan.js';

/** Where something was written last comes first. */
export const BY_ACTIVITY: ListOrder = { field: 'lastActivity', direction: -1 };

/** One page of the conversations that lie on one shelf of a person. */
export function scanInbox(
  loaders: Loaders,
  range: Range,
  user: Types.ObjectId,
  shelf: Shelf,
): Promise<InboxEntry[]> {
  return scan<InboxEntry>(loaders, range, {
    model: InboxEntryModel,
    match: { user, shelf },
    order: BY_ACTIVITY,
  });
}

/** Nobody reads a number beyond this. */
const MOST_COUNTED = 1_000;

/** How many conversations of a shelf hold something unread, counted along its index. */
export function countUnreadConversations(
  loaders: Loaders,
  user: Types.ObjectId,
  shelf: Shelf,
): Promise<number> {
  return countRows(
    loaders,
    { model: InboxEntryModel, match: { user, shelf, unread: { $gt: 0 } } },
    MOST_COUNTED,
  );
}
