import type { ClientSession, Types } from 'mongoose';
import type { DomainEvent } from '../../events/types.js';
import { quietUntil } from '../../lib/quiet-hours.js';
import { completePreferences, type UserPreferences } from '../../models/identity/index.js';
import {
  PushMessageModel,
  PushStatus,
  NotificationType,
  PushSubscriptionModel,
  type Notification,
  type PushSubscription,
} from '../../models/social/index.js';
import { wantsPush } from '../../services/social/index.js';
import type { Known } from './known.js';
import { notesOf } from './noted.js';

type Told = Pick<Notification, '_id' | 'recipient' | 'type' | 'seq'>;

/** Minimum time between two push messages for one group. */
const REST_MS = 15 * 60 * 1_000;
/** Minimum time between two push messages for one conversation. */
const REST_OF_TALK_MS = 60 * 1_000;

/**
 * Writes a push message per browser of each recipient who wants it, in the notifications' transaction. It waits for
 * the end of quiet hours; whether the user is connected is checked at delivery. A waiting message about the same
 * notification is reused.
 */
export async function queuePushes(
  told: readonly Told[],
  at: Date,
  { browsers, preferences }: Pick<Known, 'browsers' | 'preferences'>,
  session: ClientSession,
): Promise<void> {
  if (browsers.length === 0) return;
  const writes = told.flatMap(({ _id: notification, recipient, type, seq }) => {
    const stored = preferences.get(recipient.toHexString()) ?? null;
    if (!wantsPush(stored?.notifications, type)) return [];
    const dueAt = dueTime(recipient, stored, at);
    const restMs = type === NotificationType.MESSAGE ? REST_OF_TALK_MS : REST_MS;
    return browsers
      .filter(({ user }) => user.equals(recipient))
      .map(({ _id: subscription }) =>
        write({ user: recipient, subscription, notification }, { seq, dueAt, at, restMs }),
      );
  });
  if (writes.length === 0) return;
  await PushMessageModel.collection.bulkWrite(writes as never, { session, ordered: false });
  const notes = notesOf(session);
  if (notes) notes.pushes = true;
}

/** When a push message may be sent: now, or after the quiet hours. */
function dueTime(user: Types.ObjectId, stored: UserPreferences | null, at: Date): Date {
  if (!stored?.notifications?.quietHours?.enabled) return at;
  const { notifications, timezone } = completePreferences(user, stored);
  return quietUntil(at, notifications.quietHours, timezone) ?? at;
}

function write(
  whom: Pick<PushSubscription, 'user'> & { subscription: Types.ObjectId; notification: Types.ObjectId },
  { seq, dueAt, at, restMs }: { seq: number; dueAt: Date; at: Date; restMs: number },
) {
  const { user, subscription, notification } = whom;
  const waits = { $eq: ['$status', PushStatus.PENDING] };
  // A recent push message delays the next one.
  const rested = { $add: [{ $ifNull: ['$sentAt', new Date(0)] }, restMs] };
  return {
    updateOne: {
      filter: { subscription, notification },
      update: [
        {
          $set: {
            user,
            seq,
            dueAt: { $cond: [waits, '$dueAt', { $max: [dueAt, rested] }] },
            attempts: { $cond: [waits, '$attempts', 0] },
            createdAt: { $cond: [waits, '$createdAt', at] },
            status: PushStatus.PENDING,
          },
        },
        { $unset: ['expireAt', 'reason'] },
      ],
      upsert: true,
    },
  };
}

/** Whether push messages are due now. The scheduler sends later ones. */
export async function pushesWait(): Promise<boolean> {
  const due = { status: PushStatus.PENDING, dueAt: { $lte: new Date() } };
  return (await PushMessageModel.collection.findOne(due, { projection: { _id: 1 } })) !== null;
}

/** Ends the push subscriptions of ended sessions. */
export async function endPushes(events: readonly DomainEvent[], session: ClientSession): Promise<void> {
  const ended = events.flatMap((event) => (event.type === 'session.ended' ? event.data.sessions : []));
  if (ended.length === 0) return;
  await PushSubscriptionModel.collection.deleteMany({ session: { $in: ended } }, { session });
}
