import { Types } from 'mongoose';
import { typed } from '../../loaders/factories.js';
import {
  NotificationCounterModel,
  NotificationModel,
  type Notification,
  type NotificationCounter,
} from '../../models/social/index.js';
import { canSeeNotification } from '../../rules/social/index.js';
import { ENDED, headOf, type Audience, type Entry, type LiveStream } from '../live/index.js';
import type { Context } from '../../loaders/context.js';
import { ruleContext } from '../../loaders/rule-context.js';

/** The kind of an entry. */
export enum NotificationEventKind {
  RECEIVED = 'received',
  COUNT_CHANGED = 'count_changed',
  RESYNC = 'resync',
}

/** An entry of a user's notifications stream. */
export interface NotificationEntry extends Entry {
  readonly seq: number;
  readonly kind: NotificationEventKind;
  readonly notification: Notification | null;
}

/** With more missed entries, refetching the list is cheaper. */
const MOST_MISSED = 500;

/** Majority reads, so that a failover does not revert what was sent to clients. */
const SURE = { readConcern: { level: 'majority' } } as const;

async function heads(channels: readonly string[]): Promise<Map<string, number>> {
  const people = channels.map((channel) => Types.ObjectId.createFromHexString(channel));
  const rows = await NotificationCounterModel.collection
    .find<NotificationCounter>({ _id: { $in: people } }, { ...SURE, projection: { seq: 1 } })
    .toArray();
  return new Map(rows.map(({ _id, seq }) => [_id.toHexString(), seq]));
}

/**
 * A user's notifications, one channel per user. Every change of the unread count takes a number, so that changes on
 * other devices are not missed: if no notification has the last number, the count changed. A notification is sent
 * with its latest number only.
 */
export const notificationStream: LiveStream<'notifications', NotificationEntry> = {
  topic: 'notifications',
  heads,
  async read(channel, after, limit) {
    const recipient = Types.ObjectId.createFromHexString(channel);
    // Read before the rows: a notification that is added in between has a later number, and is read next time.
    const head = await headOf(heads, channel);
    const missed = { recipient, seq: { $gt: after, $lte: head } };
    const rows = await NotificationModel.collection
      .find<Notification>(missed, { ...SURE, sort: { seq: 1 }, limit })
      .toArray();
    if (rows.length === limit && (await isTooMany(missed))) return 'lost';
    const told = rows.map((row): NotificationEntry => ({
      seq: row.seq,
      kind: NotificationEventKind.RECEIVED,
      notification: typed('Notification', row),
    }));
    const last = told.at(-1)?.seq ?? after;
    if (rows.length < limit && last < head)
      told.push({ seq: head, kind: NotificationEventKind.COUNT_CHANGED, notification: null });
    return told;
  },
  signal: ({ seq }) => ({ upTo: seq }),
  audiences: (channel, entry, viewers) =>
    Promise.all(viewers.map(async (viewer) => (await toldTo(ruleContext(viewer), channel, [entry]))[0]!)),
  toldTo,
  resync: (seq) => ({ seq, kind: NotificationEventKind.RESYNC, notification: null }),
};

/** The only subscriber is the recipient. */
async function toldTo(
  ctx: Context,
  channel: string,
  entries: readonly NotificationEntry[],
): Promise<Audience[]> {
  const isOwn = ctx.viewer?.id.toHexString() === channel;
  return Promise.all(
    entries.map(async ({ notification }) => {
      if (!isOwn) return ENDED;
      return !notification || (await canSeeNotification(ctx, notification)) ? channel : null;
    }),
  );
}

async function isTooMany(missed: Record<string, unknown>): Promise<boolean> {
  return (
    (await NotificationModel.collection.countDocuments(missed, { limit: MOST_MISSED + 1 })) > MOST_MISSED
  );
}
