import type { ClientSession, Types } from 'mongoose';
import type { DomainEvent } from '../../events/types.js';
import { ConversationMemberModel, MemberState } from '../../models/messaging/index.js';

type ObjectId = Types.ObjectId;
type Sent = DomainEvent<'message.sent'>;

/** The inbox entries that a batch affects, by conversation. */
export class Touched {
  /** New messages by conversation. */
  readonly sent = new Map<string, Sent[]>();
  /** Conversations with changes for all participants, and the last event that caused them. */
  readonly everybody = new Map<string, { conversation: ObjectId; event: ObjectId }>();
  /** Single participants with changes. */
  readonly single = new Map<string, { conversation: ObjectId; user: ObjectId; event: ObjectId }>();
  /** Pairs, or whole conversations, whose unread messages must be counted again. */
  readonly recount = new Set<string>();

  all(conversation: ObjectId, event: ObjectId, recount = false): void {
    this.everybody.set(conversation.toHexString(), { conversation, event });
    if (recount) this.recount.add(conversation.toHexString());
  }

  one(conversation: ObjectId, user: ObjectId, event: ObjectId): void {
    this.single.set(pairKey(conversation, user), { conversation, user, event });
    this.recount.add(pairKey(conversation, user));
  }

  message(event: Sent): void {
    const key = event.data.conversation.toHexString();
    this.sent.set(key, [...(this.sent.get(key) ?? []), event]);
    this.all(event.data.conversation, event._id);
  }

  /** The last event that affected a pair. Undefined if there is none. */
  eventOf(conversation: ObjectId, user: ObjectId): ObjectId | undefined {
    const [all, one] = [
      this.everybody.get(conversation.toHexString())?.event,
      this.single.get(pairKey(conversation, user))?.event,
    ];
    return all && one ? (all.toHexString() > one.toHexString() ? all : one) : (all ?? one);
  }

  countsAnew(conversation: ObjectId, user: ObjectId): boolean {
    return this.recount.has(conversation.toHexString()) || this.recount.has(pairKey(conversation, user));
  }
}

/** The key of a conversation and a participant. */
export const pairKey = (conversation: ObjectId, user: ObjectId): string =>
  conversation.toHexString() + user.toHexString();

/** The most inbox entries of one user that are recounted together, when a change affects all of them. */
const MOST_AT_ONCE = 5_000;

/** Collects the affected entries of a batch. */
export async function touchedBy(events: readonly DomainEvent[], session: ClientSession): Promise<Touched> {
  const touched = new Touched();
  for (const event of events) await note(event, touched, session);
  return touched;
}

async function note(event: DomainEvent, touched: Touched, session: ClientSession): Promise<void> {
  const { _id } = event;
  switch (event.type) {
    case 'message.sent':
      return touched.message(event);
    case 'conversation.started':
      return touched.all(event.data.conversation, _id);
    case 'conversation.updated':
    case 'message.edited':
      return touched.all(event.data.conversation, _id);
    case 'message.deleted':
    case 'message.restored':
      return touched.all(event.data.conversation, _id, true);
    case 'conversation.members-changed':
      for (const user of event.data.users) touched.one(event.data.conversation, user, _id);
      return touched.all(event.data.conversation, _id);
    case 'conversation.read':
    case 'conversation.shelved':
    case 'message.hidden':
      return touched.one(event.data.conversation, event.data.user, _id);
    case 'user.blocked':
    case 'user.unblocked': {
      const { blocker, blocked } = event.data;
      for (const conversation of await shared(blocker, blocked, session)) {
        touched.one(conversation, blocker, _id);
        touched.one(conversation, blocked, _id);
      }
      return;
    }
    case 'user.suspended':
    case 'user.restored':
    case 'user.erasure-scheduled':
    case 'user.erasure-cancelled':
      for (const { conversation, user } of await around(event.data.user, session))
        touched.one(conversation, user, _id);
      return;
    default:
  }
}

/** The conversations in which both users are participants. */
async function shared(a: ObjectId, b: ObjectId, session: ClientSession): Promise<ObjectId[]> {
  const [ours, theirs] = [await conversationsOf(a, session), await conversationsOf(b, session)];
  const known = new Set(theirs.map(String));
  return ours.filter((id) => known.has(String(id)));
}

async function conversationsOf(user: ObjectId, session: ClientSession): Promise<ObjectId[]> {
  const rows = await ConversationMemberModel.collection
    .find(
      { user, state: { $in: [MemberState.ACTIVE, MemberState.REQUESTED] } },
      { session, projection: { conversation: 1 }, sort: { _id: -1 }, limit: MOST_AT_ONCE },
    )
    .toArray();
  return rows.map((row) => row['conversation'] as ObjectId);
}

/** The other participants of all of a user's conversations, by conversation. */
async function around(
  user: ObjectId,
  session: ClientSession,
): Promise<{ conversation: ObjectId; user: ObjectId }[]> {
  return ConversationMemberModel.collection
    .find<{ conversation: ObjectId; user: ObjectId }>(
      {
        conversation: { $in: await conversationsOf(user, session) },
        state: { $in: [MemberState.ACTIVE, MemberState.REQUESTED] },
      },
      { session, projection: { conversation: 1, user: 1 }, limit: MOST_AT_ONCE },
    )
    .toArray();
}
