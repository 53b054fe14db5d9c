import { Types } from 'mongoose';
import {
  ConversationEventModel,
  ConversationHeadModel,
  type ConversationEvent,
  type ConversationHead,
} from '../../models/messaging/index.js';
import type { LiveStream } from '../live/index.js';
import { conversationAudiences, replayedTo } from './conversation-audience.js';
import { entryOf, entryOfSignal, type ConversationEntry } from './conversation-entry.js';

/** A failover must not take back what was told. */
const SURE = { readConcern: { level: 'majority' } } as const;
const toId = (hex: string): Types.ObjectId => Types.ObjectId.createFromHexString(hex);

const head = async (channel: string): Promise<number> => (await heads([channel])).get(channel) ?? 0;

async function heads(channels: readonly string[]): Promise<Map<string, number>> {
  const rows = await ConversationHeadModel.collection
    .find<ConversationHead>({ _id: { $in: channels.map(toId) } }, { ...SURE, projection: { seq: 1 } })
    .toArray();
  return new Map(rows.map(({ _id, seq }) => [_id.toHexString(), seq]));
}

/** What happens in a conversation, a channel each. Its log is kept for a month; numbers in it have no gaps. */
export const conversationStream: LiveStream<'conversation', ConversationEntry> = {
  topic: 'conversation',
  head,
  heads,
  async read(channel, after, limit) {
    const rows = await ConversationEventModel.collection
      .find<ConversationEvent>(
        { conversation: toId(channel), seq: { $gt: after } },
        { ...SURE, sort: { seq: 1 }, limit },
      )
      .toArray();
    const first = rows[0]?.seq ?? (await head(channel)) + 1;
    // What came right behind the cursor is gone by its age.
    return first > after + 1 ? 'lost' : rows.map(entryOf);
  },
  signal: (message) => ('seq' in message ? { upTo: message.seq } : { entry: entryOfSignal(message, toId) }),
  audiences: conversationAudiences,
  replayed: replayedTo,
  resync: (seq) => ({ __typename: 'ConversationResync', seq }),
};
