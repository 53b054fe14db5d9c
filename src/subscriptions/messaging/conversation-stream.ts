import { Types } from 'mongoose';
import {
  ConversationEventModel,
  ConversationHeadModel,
  type ConversationEvent,
  type ConversationHead,
} from '../../models/messaging/index.js';
import { headOf, type LiveStream } from '../live/index.js';
import { conversationAudiences } from './conversation-audience.js';
import { entryOf, readSignal, type ConversationEntry } from './conversation-entry.js';
import { toldTo } from './told-to.js';

/** Majority reads, so that a failover does not revert what was sent to clients. */
const SURE = { readConcern: { level: 'majority' } } as const;
const toId = (hex: string): Types.ObjectId => Types.ObjectId.createFromHexString(hex);

async function heads(channels: readonly string[]): Promise<Map<string, number>> {
  const rows = await ConversationHeadModel.collection
    .find<ConversationHead>({ _id: { $in: channels.map(toId) } }, { ...SURE, projection: { seq: 1 } })
    .toArray();
  return new Map(rows.map(({ _id, seq }) => [_id.toHexString(), seq]));
}

function rowsBehind(channel: string, after: number, limit: number): Promise<ConversationEvent[]> {
  return ConversationEventModel.collection
    .find<ConversationEvent>(
      { conversation: toId(channel), seq: { $gt: after } },
      { ...SURE, sort: { seq: 1 }, limit },
    )
    .toArray();
}

/** The events of a conversation, one channel each. Its log is kept for a month; numbers have no gaps. */
export const conversationStream: LiveStream<'conversation', ConversationEntry> = {
  topic: 'conversation',
  gapless: true,
  heads,
  async read(channel, after, limit) {
    let rows = await rowsBehind(channel, after, limit);
    if (rows.length === 0) {
      if ((await headOf(heads, channel)) <= after) return [];
      // Rows that were written between the two reads are there by now; without any, they have expired.
      rows = await rowsBehind(channel, after, limit);
    }
    return rows[0]?.seq === after + 1 ? rows.map(entryOf) : 'lost';
  },
  signal: readSignal,
  audiences: conversationAudiences,
  toldTo,
  resync: (seq) => ({ __typename: 'ConversationResync', seq }),
};
