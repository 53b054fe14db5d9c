import { Types } from 'mongoose';
import type { MessagingEvents } from '../../events/messaging.js';
import type { Tx } from '../../events/transact.js';
import {
  ConversationEventType,
  ConversationKind,
  ConversationMemberModel,
  MemberState,
  MessageModel,
  RECEIVING,
  type Attachment,
  type Conversation,
  type ConversationMember,
  type Message,
} from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import { attachUpload } from '../system/index.js';
import type { Happen } from './in-conversation.js';

/** A message to be. */
export interface MessageDraft {
  conversation: Pick<Conversation, '_id' | 'kind'>;
  body: string;
  attachments: Attachment[];
  replyTo: Types.ObjectId | null;
  mentions: Types.ObjectId[];
  clientId: string | null;
}

/** What a stranger may say before they are let in. */
export const MOST_UNANSWERED = 3;

/** Writes a message inside of a transaction; answers the row. */
export async function writeMessage(
  tx: Tx,
  happen: Happen,
  author: Types.ObjectId,
  draft: MessageDraft,
  { at = tx.at, id: message = new Types.ObjectId() }: { at?: Date; id?: Types.ObjectId } = {},
): Promise<Message> {
  const { conversation, attachments } = draft;
  // The number first: whoever else writes here, or takes the author out, is met at once.
  const seq = await happen(ConversationEventType.MESSAGE_SENT, { user: author, message });
  const members = await membersNow(tx, conversation._id);
  await admit(tx, conversation, members, author, seq);
  const row = messageRow(author, draft, { _id: message, seq, at });
  await MessageModel.collection.insertOne(row, { session: tx.session });
  for (const [place, { upload }] of attachments.entries()) {
    const use = { type: 'Message', id: message } as const;
    if (upload) await attachUpload(tx, author, upload, use, `attachments.${place}.uploadId`);
  }
  tx.emit('message.sent', sentFacts(row, conversation.kind, members), author);
  return row;
}

/** Everything that is stored of a message: written as it is, without the model, so defaults stand here too. */
export function messageRow(
  author: Types.ObjectId,
  { conversation, body, attachments, replyTo, mentions, clientId }: MessageDraft,
  { _id, seq, at }: { _id: Types.ObjectId; seq: number; at: Date },
): Message {
  return {
    ...{ _id, conversation: conversation._id, seq, author, body, attachments, replyTo, mentions },
    ...(clientId === null ? {} : { clientId }),
    ...{ editedAt: null, deletedAt: null, createdAt: at, updatedAt: at },
  };
}

/** How somebody stands to a conversation at the moment of a transaction. */
export type MemberNow = Pick<ConversationMember, 'user' | 'state' | 'muted'>;

/** How those are found who get what is written in a conversation, and those who have declined. */
export const MEMBERS_NOW = {
  filter: { state: { $in: [...RECEIVING, MemberState.DECLINED] } },
  projection: { _id: 0, user: 1, state: 1, muted: 1 },
};

function membersNow({ session }: Tx, conversation: Types.ObjectId): Promise<MemberNow[]> {
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
async function admit(
  tx: Tx,
  { _id: conversation, kind }: MessageDraft['conversation'],
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

/** What the log says of a message that was written to these people. */
export function sentFacts(
  { _id: message, conversation, author, seq, createdAt: at, mentions }: Message,
  kind: ConversationKind,
  members: readonly MemberNow[],
): MessagingEvents['message.sent'] {
  const others = members.filter(({ user, state }) => state === MemberState.ACTIVE && !user.equals(author));
  const called = mentions.filter((id) => others.some(({ user }) => user.equals(id)));
  const to = others.filter(({ muted }) => !muted).map(({ user }) => user);
  return { conversation, kind, message, author, seq, at, mentions: called, to };
}
