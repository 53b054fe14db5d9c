import type { Types } from 'mongoose';
import { NotificationModel, type Notification } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import { keyset, type ListOrder } from '../../keyset.js';

/** Whatever was told last comes first; a group that somebody joins comes to the front again. */
const LATEST: ListOrder = { field: 'seq', direction: -1 };

/** One page of what a person was told. */
export async function scanNotifications(
  loaders: Loaders,
  range: Range,
  recipient: Types.ObjectId,
  unreadOnly: boolean,
): Promise<Notification[]> {
  const { where, sort, limit } = keyset(LATEST, range);
  const rows = await loaders.scope.roundTrip.ask<Notification>(NotificationModel, [
    { $match: { recipient, ...(unreadOnly ? { read: false } : {}), ...where } },
    { $sort: sort },
    { $limit: limit },
  ]);
  return rows.map((row) => typed('Notification', row));
}
