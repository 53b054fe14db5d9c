import { Types } from 'mongoose';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '../../auth/viewer.js';
import { UserModel, UserStatus, type User } from '../../models/identity/index.js';
import {
  ConversationMemberModel,
  ConversationModel,
  MessageDeletionModel,
  MessageModel,
  RECEIVING,
  type Conversation,
  type ConversationMember,
  type Message,
} from '../../models/messaging/index.js';
import { canSeeAsMember, membershipIn } from '../../rules/messaging/index.js';
import { ENDED, type Audience } from '../live/index.js';
import { partedBetween } from '../../loaders/messaging/parted.js';
import { ruleContext } from '../../loaders/rule-context.js';
import type { ConversationEntry } from './conversation-entry.js';
import { seesPresenceOf } from './presence-audience.js';

type ObjectId = Types.ObjectId;

/** Everybody who is told an entry is told the same. */
const TOLD = 'in it';

/** What nobody needs to be told of themselves. */
const OF_OTHERS: readonly string[] = ['TypingChanged', 'PresenceChanged'];

/** The two of direct conversations; they never change. */
const pairs = new LRUCache<string, { pair: ObjectId[] | null }>({ max: 10_000 });

/**
 * Who is told an entry. Whoever is out of the conversation, or parted from the other of a direct one, listens no more; in
 * a group what the blocked and the suspended do is not told. A handful of questions, however many listen.
 */
export async function conversationAudiences(
  channel: string,
  entry: ConversationEntry,
  viewers: readonly (Viewer | null)[],
): Promise<Audience[]> {
  const conversation = Types.ObjectId.createFromHexString(channel);
  const people = viewers.flatMap((viewer) => (viewer ? [viewer.id] : []));
  const [members, pair, message] = await Promise.all([
    membersAmong(conversation, people),
    pairOfConversation(conversation),
    entry.message ? MessageModel.findById(entry.message).lean<Message>() : null,
  ]);
  // All whom a viewer has to see for this: who did it, who wrote what it is about, the other of the two.
  const subjects = [entry.user, message?.author, ...(pair ?? [])].filter((id) => id !== undefined);
  const [users, parted, hidden] = await Promise.all([
    accountsOf(subjects),
    partedBetween(people, subjects),
    message && !message.deletedAt ? hiddenFrom(message._id, people) : new Set<string>(),
  ]);
  const subject = entry.user && users.get(entry.user.toHexString());
  const seesPresence =
    entry.__typename === 'PresenceChanged' && subject ? await seesPresenceOf(subject, people) : null;
  const sees = (viewer: ObjectId, id: ObjectId): boolean =>
    users.has(id.toHexString()) && !parted(viewer, id);
  return viewers.map((viewer) => {
    const member = viewer && members.get(viewer.id.toHexString());
    if (!member || pair?.some((id) => !sees(viewer.id, id))) return ENDED;
    if (entry.user && !sees(viewer.id, entry.user)) return isAboutPeople(entry) ? TOLD : null;
    if (OF_OTHERS.includes(entry.__typename) && entry.user?.equals(viewer.id)) return null;
    if (seesPresence && !seesPresence(viewer.id)) return null;
    if (!entry.message) return TOLD;
    return message && isTold(entry, message, member) && sees(viewer.id, message.author)
      ? hidden.has(viewer.id.toHexString())
        ? null
        : TOLD
      : null;
  });
}

/** The same for one viewer who comes back, by the rules themselves. */
export async function replayedTo(
  channel: string,
  entries: readonly ConversationEntry[],
  viewer: Viewer | null,
): Promise<Audience[]> {
  const ctx = ruleContext(viewer);
  const conversation = await ctx.loaders.conversation.load(Types.ObjectId.createFromHexString(channel));
  const member = conversation && (await membershipIn(ctx, conversation));
  if (!member) return entries.map(() => ENDED);
  return Promise.all(
    entries.map(async (entry) => {
      const message = entry.message && (await ctx.loaders.message.load(entry.message));
      if (!entry.message) return TOLD;
      if (!message || !isTold(entry, message, member)) return null;
      return (await canSeeAsMember(ctx, member, { ...message, deletedAt: null })) ? TOLD : null;
    }),
  );
}

/** Who came and who went everybody is told, whoever did it: the list that they get shows whom they may see. */
function isAboutPeople({ __typename }: ConversationEntry): boolean {
  return __typename === 'ParticipantsChanged' || __typename === 'ConversationUpdated';
}

/** What is gone is only told to be gone, and nothing from before somebody came. */
function isTold(entry: ConversationEntry, message: Message, { clearedSeq }: ConversationMember): boolean {
  if (message.seq <= clearedSeq) return false;
  return (message.deletedAt !== null) === (entry.__typename === 'MessageDeleted');
}

async function pairOfConversation(_id: ObjectId): Promise<ObjectId[] | null> {
  const key = _id.toHexString();
  const known = pairs.get(key);
  if (known) return known.pair;
  const row = await ConversationModel.findById(_id, { pair: 1 }).lean<Pick<Conversation, 'pair'>>();
  const pair = row?.pair ?? null;
  if (row) pairs.set(key, { pair });
  return pair;
}

async function membersAmong(
  conversation: ObjectId,
  people: ObjectId[],
): Promise<Map<string, ConversationMember>> {
  const rows = await ConversationMemberModel.collection
    .find<ConversationMember>({ conversation, user: { $in: people }, state: { $in: [...RECEIVING] } })
    .toArray();
  return new Map(rows.map((row) => [row.user.toHexString(), row]));
}

async function accountsOf(people: ObjectId[]): Promise<Map<string, User>> {
  const rows = await UserModel.collection
    .find<User>(
      { _id: { $in: people }, status: UserStatus.ACTIVE, deletedAt: null },
      { projection: { status: 1, deletedAt: 1, privacy: 1 } },
    )
    .toArray();
  return new Map(rows.map((row) => [row._id.toHexString(), row]));
}

/** Those who want to see a message no more. */
async function hiddenFrom(message: ObjectId, people: ObjectId[]): Promise<Set<string>> {
  const rows = await MessageDeletionModel.collection
    .find<{ user: ObjectId }>({ message, user: { $in: people } }, { projection: { user: 1 } })
    .toArray();
  return new Set(rows.map(({ user }) => user.toHexString()));
}
