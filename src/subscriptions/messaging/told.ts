import type { Types } from 'mongoose';
import { LRUCache } from 'lru-cache';
import type { Context } from '../../loaders/context.js';
import type { ConversationMember, Message } from '../../models/messaging/index.js';
import type { ConversationEntry } from './conversation-entry.js';

type ObjectId = Types.ObjectId;

/** Everybody who is told an entry is told the same. */
export const TOLD = 'in it';

/** What nobody needs to be told of themselves. */
const OF_OTHERS: readonly string[] = ['TypingChanged', 'PresenceChanged'];

/** The two of direct conversations. They change once: where one of them is erased, the other is alone with their own words. */
const pairs = new LRUCache<string, { pair: ObjectId[] | undefined }>({ max: 10_000, ttl: 60 * 60 * 1_000 });

/** The two of a direct conversation; nobody for a group. */
export async function pairOf(ctx: Context, conversation: ObjectId): Promise<ObjectId[] | undefined> {
  const key = conversation.toHexString();
  const known = pairs.get(key);
  if (known) return known.pair;
  const row = await ctx.loaders.conversation.load(conversation);
  if (row) pairs.set(key, { pair: row.pair });
  return row?.pair;
}

/** Whether it tells somebody what they themselves do. */
export function isOfThemselves({ __typename, user }: ConversationEntry, viewer: ObjectId): boolean {
  return OF_OTHERS.includes(__typename) && viewer.equals(user);
}

/** Who came and who went everybody is told, whoever did it: the list that they get shows whom they may see. */
export function isAboutPeople({ __typename }: ConversationEntry): boolean {
  return __typename === 'ParticipantsChanged' || __typename === 'ConversationUpdated';
}

/** What is gone is only told to be gone, and nothing from before somebody came. */
export function isStillSo(
  entry: ConversationEntry,
  message: Message,
  { clearedSeq }: Pick<ConversationMember, 'clearedSeq'>,
): boolean {
  if (message.seq <= clearedSeq) return false;
  return (message.deletedAt !== null) === (entry.__typename === 'MessageDeleted');
}
