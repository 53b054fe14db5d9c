import type { Types } from 'mongoose';
import {
  InboxCounterModel,
  InboxEntryModel,
  type InboxCounter,
  type InboxEntry,
  type Shelf,
} from '../../../models/messaging/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import type { ListOrder } from '../../keyset.js';
import { countRows, scan } from '../../scan.js';

/** Latest activity first. */
export const BY_ACTIVITY: ListOrder = { field: 'lastActivity', direction: -1 };

/** One page of the conversations in one folder of a user's inbox. */
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

/** Larger counts are of no use to readers. */
const MOST_COUNTED = 1_000;

/** Number of conversations in a folder with unread messages, counted by index. */
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

/** The number of the latest change of a user's inbox. */
export async function inboxNumber(user: Types.ObjectId): Promise<number> {
  const counter = await InboxCounterModel.findById(user, { seq: 1 }).lean<InboxCounter>();
  return counter?.seq ?? 0;
}
