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

/** A failover must not take back what was told. */
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

/** What happens in a conversation, a channel each. Its log is kept for a month; numbers in it have no gaps. */
export const conversationStream: LiveStream<'conversation', ConversationEntry> = {
  topic: 'conversation',
  gapless: true,
  heads,
  async read(channel, after, limit) {
    let rows = await rowsBehind(channel, after, limit);
    if (rows.length === 0) {
      if ((await headOf(heads, channel)) <= after) return [];
      // What came between the two looks is there by now; where nothing is, all of it is gone by its age.
      rows = await rowsBehind(channel, after, limit);
    }
    return rows[0]?.seq === after + 1 ? rows.map(entryOf) : 'lost';
  },
  signal: readSignal,
  audiences: conversationAudiences,
  toldTo,
  resync: (seq) => ({ __typename: 'ConversationResync', seq }),
};
