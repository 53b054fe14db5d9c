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

/** What an event of the stream says. */
export enum NotificationEventKind {
  RECEIVED = 'received',
  COUNT_CHANGED = 'count_changed',
  RESYNC = 'resync',
}

/** One thing told to somebody about their notifications. */
export interface NotificationEntry extends Entry {
  readonly seq: number;
  readonly kind: NotificationEventKind;
  readonly notification: Notification | null;
}

/** Whoever missed more than this is better off with a fresh list. */
const MOST_MISSED = 500;

/** A failover must not take back what was told. */
const SURE = { readConcern: { level: 'majority' } } as const;

async function heads(channels: readonly string[]): Promise<Map<string, number>> {
  const people = channels.map((channel) => Types.ObjectId.createFromHexString(channel));
  const rows = await NotificationCounterModel.collection
    .find<NotificationCounter>({ _id: { $in: people } }, { ...SURE, projection: { seq: 1 } })
    .toArray();
  return new Map(rows.map(({ _id, seq }) => [_id.toHexString(), seq]));
}

/**
 * What somebody is told, a channel a person. Everything that changes how many are unread takes a number, so that a count
 * that changed elsewhere is not missed either: where no notification has the last number, the count is what changed.
 * Numbers between are taken by what changed again since, which is told with its latest.
 */
export const notificationStream: LiveStream<'notifications', NotificationEntry> = {
  topic: 'notifications',
  heads,
  async read(channel, after, limit) {
    const recipient = Types.ObjectId.createFromHexString(channel);
    // Before the rows: what is told in between has a later number, and is read next time.
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

/** Whoever listens there is the person themselves. */
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
