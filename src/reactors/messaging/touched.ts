import type { ClientSession, Types } from 'mongoose';
import type { DomainEvent } from '../../events/types.js';
import { ConversationMemberModel, MemberState } from '../../models/messaging/index.js';

type ObjectId = Types.ObjectId;
type Sent = DomainEvent<'message.sent'>;

/** What a batch means for inboxes: whose lie how, by conversation. */
export class Touched {
  /** Messages that came, by conversation. */
  readonly sent = new Map<string, Sent[]>();
  /** Conversations that concern everybody in them, and the last event that makes them do so. */
  readonly everybody = new Map<string, { conversation: ObjectId; event: ObjectId }>();
  /** Single people in a conversation. */
  readonly single = new Map<string, { conversation: ObjectId; user: ObjectId; event: ObjectId }>();
  /** Whose unread messages have to be counted anew: pairs, or all of a conversation. */
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

  /** Which event concerned a pair last; undefined where none did. */
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

/** A conversation and somebody in it, as one key. */
export const pairKey = (conversation: ObjectId, user: ObjectId): string =>
  conversation.toHexString() + user.toHexString();

/** The inboxes of one person that are counted anew at once, when what they may see changes at a stroke. */
const MOST_AT_ONCE = 5_000;

/** Goes through a batch. */
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

/** The conversations that two people are both in. */
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

/** Everybody with whom somebody is in a conversation, by conversation. */
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
