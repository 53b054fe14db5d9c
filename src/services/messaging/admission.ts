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

/** What a stranger may say before they are let in. */
export const MOST_UNANSWERED = 3;

/** How somebody stands to a conversation at the moment of a transaction. */
export type MemberNow = Pick<ConversationMember, 'user' | 'state' | 'muted'>;

/** How those are found who get what is written in a conversation, and those who have declined. */
export const MEMBERS_NOW = {
  filter: { state: { $in: [...RECEIVING, MemberState.DECLINED] } },
  projection: { _id: 0, user: 1, state: 1, muted: 1 },
};

/** Those of one conversation. */
export function membersNow({ session }: Tx, conversation: Types.ObjectId): Promise<MemberNow[]> {
  const { filter, projection } = MEMBERS_NOW;
  return ConversationMemberModel.collection
    .find<MemberNow>({ conversation, ...filter }, { session, projection, batchSize: 1_000 })
    .toArray();
}

/** On what terms somebody writes. */
export interface Admission {
  /** They were asked, and accept by writing. */
  accepts: boolean;
  /** Somebody has not let them in: only so much may be said. */
  unanswered: boolean;
}

/** Whether and on what terms somebody may write to these people. @throws NOT_FOUND for who is not in it */
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

/** Lets the author write, who thereby accepts what was asked of them. @throws NOT_FOUND, FORBIDDEN */
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
