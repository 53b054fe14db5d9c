import type { Types } from 'mongoose';
import { NotificationModel, type Notification } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import type { ListOrder } from '../../keyset.js';
import { scan } from '../../scan.js';

/** Latest first. A group moves to the front again when it gets another actor. */
const LATEST: ListOrder = { field: 'seq', direction: -1 };

/** One page of a user's notifications. */
export async function scanNotifications(
  loaders: Loaders,
  range: Range,
  recipient: Types.ObjectId,
  unreadOnly: boolean,
): Promise<Notification[]> {
  const match = { recipient, ...(unreadOnly ? { read: false } : {}) };
  const rows = await scan<Notification>(loaders, range, { model: NotificationModel, match, order: LATEST });
  return rows.map((row) => typed('Notification', row));
}
