import { Types } from 'mongoose';
import {
  InboxCounterModel,
  InboxEntryModel,
  type InboxCounter,
  type InboxEntry,
} from '../../models/messaging/index.js';
import { ENDED, type Entry, type LiveStream } from '../live/index.js';

/** A changed entry of an inbox. */
export interface InboxChange extends Entry {
  readonly seq: number;
  /** Null if too many changes were missed. */
  readonly conversation: Types.ObjectId | null;
}

/** With more missed changes, refetching the list is cheaper. */
const MOST_MISSED = 500;
/** Majority reads, so that a failover does not revert what was sent to clients. */
const SURE = { readConcern: { level: 'majority' } } as const;

async function heads(channels: readonly string[]): Promise<Map<string, number>> {
  const people = channels.map((channel) => Types.ObjectId.createFromHexString(channel));
  const rows = await InboxCounterModel.collection
    .find<InboxCounter>({ _id: { $in: people } }, { ...SURE, projection: { seq: 1 } })
    .toArray();
  return new Map(rows.map(({ _id, seq }) => [_id.toHexString(), seq]));
}

/**
 * Changes of inboxes, one channel per user. A conversation is sent with its latest number only, so several changes
 * are sent as one.
 */
export const inboxStream: LiveStream<'inbox', InboxChange> = {
  topic: 'inbox',
  heads,
  async read(channel, after, limit) {
    const missed = { user: Types.ObjectId.createFromHexString(channel), inboxSeq: { $gt: after } };
    const rows = await InboxEntryModel.collection
      .find<InboxEntry>(missed, {
        ...SURE,
        sort: { inboxSeq: 1 },
        limit,
        projection: { conversation: 1, inboxSeq: 1 },
      })
      .toArray();
    if (rows.length === limit && (await isTooMany(missed))) return 'lost';
    return rows.map(({ inboxSeq: seq, conversation }) => ({ seq, conversation }));
  },
  signal: ({ seq }) => ({ upTo: seq }),
  // The fields apply the rules themselves: that a conversation disappeared from the inbox is sent as well.
  audiences: async (channel, _change, viewers) =>
    viewers.map((viewer) => (viewer?.id.toHexString() === channel ? channel : ENDED)),
  resync: (seq) => ({ seq, conversation: null }),
};

async function isTooMany(missed: Record<string, unknown>): Promise<boolean> {
  return (await InboxEntryModel.collection.countDocuments(missed, { limit: MOST_MISSED + 1 })) > MOST_MISSED;
}
