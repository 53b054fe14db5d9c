import type { ClientSession } from 'mongoose';
import { activeAmong, partedBetween } from '../../loaders/messaging/parted.js';
import { MessageModel, type ConversationMember, type Message } from '../../models/messaging/index.js';
import type { NewMessage } from './news.js';

/**
 * Number of messages that are examined. If none of them is visible, the conversation appears with its next message.
 */
const LOOKED_AT = 100;

/** The last message that a member may see, from the rows: for messages that were not visible when they were sent. */
export async function lastShown(
  { user, conversation, clearedSeq }: ConversationMember,
  session: ClientSession,
): Promise<NewMessage | null> {
  const rows = await MessageModel.collection
    .find<Pick<Message, 'seq' | 'author' | 'createdAt'>>(
      { conversation, deletedAt: null, seq: { $gt: clearedSeq } },
      { session, sort: { seq: -1 }, limit: LOOKED_AT, projection: { seq: 1, author: 1, createdAt: 1 } },
    )
    .toArray();
  if (rows.length === 0) return null;
  const authors = rows.map(({ author }) => author);
  const active = await activeAmong(authors, session);
  const parted = await partedBetween([user], authors, session);
  const seen = rows.find(({ author }) => active.has(author.toHexString()) && !parted(user, author));
  return seen ? { seq: seen.seq, author: seen.author, at: seen.createdAt } : null;
}
