import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import {
  ConversationKind,
  ConversationMemberModel,
  MemberState,
  MessageModel,
  RECEIVING,
  type Conversation,
  type ConversationMember,
} from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';

/** The most messages of a stranger before the request is accepted. */
export const MOST_UNANSWERED = 3;

/** A user's membership of a conversation at the time of a transaction. */
export type MemberNow = Pick<ConversationMember, 'user' | 'state' | 'muted'>;

/** The filter for members who receive messages, and for those who have declined. */
export const MEMBERS_NOW = {
  filter: { state: { $in: [...RECEIVING, MemberState.DECLINED] } },
  projection: { _id: 0, user: 1, state: 1, muted: 1 },
};

/** The members of one conversation. */
export function membersNow({ session }: Tx, conversation: Types.ObjectId): Promise<MemberNow[]> {
  const { filter, projection } = MEMBERS_NOW;
  return ConversationMemberModel.collection
    .find<MemberNow>({ conversation, ...filter }, { session, projection, batchSize: 1_000 })
    .toArray();
}

/** The conditions under which a user may write. */
export interface Admission {
  /** Whether the author has a pending request and accepts it by writing. */
  accepts: boolean;
  /** Whether the recipient has not accepted yet, so that the number of messages is limited. */
  unanswered: boolean;
}

/**
 * Whether and under which conditions a user may write to these members. @throws NOT_FOUND for a user who is not a
 * member
 */
export function admissionOf(
  kind: ConversationKind,
  members: readonly MemberNow[],
  author: Types.ObjectId,
): Admission {
  const own = members.find(({ user }) => user.equals(author));
  if (!own || !RECEIVING.includes(own.state)) throw refuse.notFound('The conversation', 'conversationId');
  const waits = members.some(({ user, state }) => !user.equals(author) && state !== MemberState.ACTIVE);
  return {
    accepts: own.state === MemberState.REQUESTED,
    unanswered: kind === ConversationKind.DIRECT && waits,
  };
}

/** Admits the author, whose pending request is thereby accepted. @throws NOT_FOUND, FORBIDDEN */
export async function admit(
  tx: Tx,
  { _id: conversation, kind }: Pick<Conversation, '_id' | 'kind'>,
  members: readonly MemberNow[],
  author: Types.ObjectId,
  seq: number,
): Promise<void> {
  const { accepts, unanswered } = admissionOf(kind, members, author);
  if (accepts) {
    await ConversationMemberModel.collection.updateOne(
      { conversation, user: author },
      { $set: { state: MemberState.ACTIVE, updatedAt: tx.at } },
      { session: tx.session },
    );
    tx.emit('conversation.shelved', { conversation, user: author }, author);
  }
  if (!unanswered) return;
  const said = await MessageModel.countDocuments({ conversation, author, seq: { $lt: seq } })
    .limit(MOST_UNANSWERED)
    .session(tx.session);
  if (said >= MOST_UNANSWERED)
    throw refuse.forbidden('Wait until your request is answered.', 'conversationId');
}
