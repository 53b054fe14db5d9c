import type { Types } from 'mongoose';
import { LRUCache } from 'lru-cache';
import type { Context } from '../../loaders/context.js';
import type { ConversationMember, Message } from '../../models/messaging/index.js';
import type { ConversationEntry } from './conversation-entry.js';

type ObjectId = Types.ObjectId;

/** The audience key: all recipients of an entry get the same result. */
export const TOLD = 'in it';

/** Events that are not sent to their own subject. */
const OF_OTHERS: readonly string[] = ['TypingChanged', 'PresenceChanged'];

/**
 * The two participants of direct conversations. They change only once: when one of them is erased, the other one is
 * left alone.
 */
const pairs = new LRUCache<string, { pair: ObjectId[] | undefined }>({ max: 10_000, ttl: 60 * 60 * 1_000 });

/** The two participants of a direct conversation. Undefined for a group. */
export async function pairOf(ctx: Context, conversation: ObjectId): Promise<ObjectId[] | undefined> {
  const key = conversation.toHexString();
  const known = pairs.get(key);
  if (known) return known.pair;
  const row = await ctx.loaders.conversation.load(conversation);
  if (row) pairs.set(key, { pair: row.pair });
  return row?.pair;
}

/** Whether the entry is about an action of the viewer that they need not receive. */
export function isOfThemselves({ __typename, user }: ConversationEntry, viewer: ObjectId): boolean {
  return OF_OTHERS.includes(__typename) && viewer.equals(user);
}

/**
 * Whether an entry is about the participants or the conversation. These are sent to all participants; the fields of
 * the event apply the visibility rules.
 */
export function isAboutPeople({ __typename }: ConversationEntry): boolean {
  return __typename === 'ParticipantsChanged' || __typename === 'ConversationUpdated';
}

/**
 * Whether an entry still applies: a deleted message is only sent as deleted, and nothing from before the viewer
 * joined is sent.
 */
export function isStillSo(
  entry: ConversationEntry,
  message: Message,
  { clearedSeq }: Pick<ConversationMember, 'clearedSeq'>,
): boolean {
  if (message.seq <= clearedSeq) return false;
  return (message.deletedAt !== null) === (entry.__typename === 'MessageDeleted');
}
