import type { ClientSession, Types } from 'mongoose';
import { NOTIFICATIONS_LANE } from '../../../events/settled.js';
import {
  NotificationActorModel,
  NotificationCounterModel,
  NotificationModel,
} from '../../../models/social/index.js';
import type { CountedCollection, CounterDocument } from './counted.js';

/** Number of actors of each notification. An actor with several actions counts once. */
async function countActors(
  notifications: readonly CounterDocument[],
  session: ClientSession,
): Promise<Map<string, number>> {
  const found = await NotificationActorModel.collection
    .aggregate<{ _id: Types.ObjectId; n: number }>(
      [
        { $match: { notification: { $in: notifications.map(({ _id }) => _id) } } },
        { $group: { _id: { notification: '$notification', actor: '$actor' } } },
        { $group: { _id: '$_id.notification', n: { $sum: 1 } } },
      ],
      { session },
    )
    .toArray();
  const counted = new Map(found.map(({ _id, n }) => [String(_id), n]));
  return new Map(notifications.map(({ _id }) => [String(_id), counted.get(String(_id)) ?? 0]));
}

/** Unread notifications, and their numbers of actors. */
export const notificationCounters: CountedCollection[] = [
  {
    model: NotificationCounterModel as never,
    lane: NOTIFICATIONS_LANE,
    key: '_id',
    counters: [
      { path: 'unread', rows: [{ model: NotificationModel, by: 'recipient', match: { read: false } }] },
    ],
  },
  {
    model: NotificationModel as never,
    lane: NOTIFICATIONS_LANE,
    // Read notifications and their actor rows expire, but not at the same moment.
    where: () => ({ read: false }),
    key: '_id',
    counters: [{ path: 'actorCount', rows: [], count: countActors }],
  },
];
