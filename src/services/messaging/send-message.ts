import { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
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
} from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from '../social/index.js';
import { attachUpload } from '../system/index.js';
import { happenIn, inConversation, type Happen } from './in-conversation.js';
import { calledIn, toAttachments, toMessageBody, type AttachmentInput } from './message-draft.js';
import { visibleConversation, visibleMessage } from './visible.js';

/** What `sendMessage` takes. */
export interface SendMessageInput {
  conversationId: Types.ObjectId;
  body?: string | null;
  attachments?: AttachmentInput[] | null;
  /** The message that it answers. */
  replyToId?: Types.ObjectId | null;
  clientId?: string | null;
}

/** What it answers with. */
export type SentMessage = { message: Types.ObjectId };

/** What a stranger may say before they are let in. */
export const MOST_UNANSWERED = 3;

/** Sends a message: its number, the row, and the event in one transaction. */
export async function sendMessage(ctx: Context, input: SendMessageInput): Promise<SentMessage> {
  const actor = actorOf(ctx);
  const draft = await draftMessage(actor, input);
  return inConversation(ctx, draft.conversation._id, (tx, happen) =>
    tx.once(actor.viewer.id, 'sendMessage', input.clientId, input, () =>
      writeMessage(tx, happen, actor.viewer.id, draft),
    ),
  );
}

/** A message to be. */
export interface MessageDraft {
  conversation: Pick<Conversation, '_id' | 'kind'>;
  body: string;
  attachments: Attachment[];
  replyTo: Types.ObjectId | null;
  mentions: Types.ObjectId[];
  clientId: string | null;
}

async function draftMessage(actor: Actor, input: SendMessageInput): Promise<MessageDraft> {
  const { conversation } = await visibleConversation(actor, input.conversationId);
  const attachments = await toAttachments(actor, input.attachments ?? []);
  const body = toMessageBody(input.body, attachments);
  const answered = input.replyToId ? await visibleMessage(actor, input.replyToId, 'replyToId') : null;
  if (answered && !answered.conversation._id.equals(conversation._id))
    throw refuse.badInput('It answers a message of another conversation.', 'replyToId');
  return {
    ...{ conversation, body, attachments, replyTo: answered?.message._id ?? null },
    mentions: await mentionsOfMembers(actor, conversation._id, body),
    clientId: input.clientId ?? null,
  };
}

/** The members whom a message calls. */
export async function mentionsOfMembers(
  actor: Actor,
  conversation: Types.ObjectId,
  body: string,
): Promise<Types.ObjectId[]> {
  if (!body.includes('@')) return [];
  const members = await actor.loaders.membersOfConversation.load(conversation);
  return calledIn(actor, body, new Set(members.map(({ user }) => user.toHexString())));
}

/** Sends a message inside of a transaction, as it was written at another time. */
export function sendMessageIn(
  tx: Tx,
  author: Types.ObjectId,
  draft: Pick<MessageDraft, 'conversation' | 'body'> & Partial<MessageDraft>,
  original: { at: Date; id: Types.ObjectId },
): Promise<SentMessage> {
  const nothing = { attachments: [], replyTo: null, mentions: [], clientId: null };
  const happen: Happen = (type, what) => happenIn(tx, draft.conversation._id, type, what, original.at);
  return writeMessage(tx, happen, author, { ...nothing, ...draft }, original);
}

/** Writes a message inside of a transaction. */
export async function writeMessage(
  tx: Tx,
  happen: Happen,
  author: Types.ObjectId,
  { conversation, body, attachments, replyTo, mentions, clientId }: MessageDraft,
  { at = tx.at, id: message = new Types.ObjectId() }: { at?: Date; id?: Types.ObjectId } = {},
): Promise<SentMessage> {
  // The number first: whoever else writes here, or takes the author out, is met at once.
  const seq = await happen(ConversationEventType.MESSAGE_SENT, { user: author, message });
  const members = await membersNow(tx, conversation._id);
  await admit(tx, conversation, members, author, seq);
  const row = {
    ...{ _id: message, conversation: conversation._id, seq, author, body, attachments, replyTo, mentions },
    ...(clientId === null ? {} : { clientId }),
    ...{ createdAt: at, updatedAt: at },
  };
  await MessageModel.create([row], { session: tx.session });
  for (const [place, { upload }] of attachments.entries()) {
    const use = { type: 'Message', id: message } as const;
    if (upload) await attachUpload(tx, author, upload, use, `attachments.${place}.uploadId`);
  }
  const others = members.filter(({ user, state }) => state === MemberState.ACTIVE && !user.equals(author));
  const facts = { conversation: conversation._id, kind: conversation.kind, message, author, seq, at };
  const to = others.filter(({ muted }) => !muted).map(({ user }) => user);
  const called = mentions.filter((id) => others.some(({ user }) => user.equals(id)));
  tx.emit('message.sent', { ...facts, mentions: called, to }, author);
  return { message };
}

type MemberNow = Pick<ConversationMember, 'user' | 'state' | 'muted'>;

function membersNow(tx: Tx, conversation: Types.ObjectId): Promise<MemberNow[]> {
  return ConversationMemberModel.collection
    .find<MemberNow>(
      { conversation, state: { $in: [...RECEIVING, MemberState.DECLINED] } },
      { session: tx.session, projection: { user: 1, state: 1, muted: 1 }, batchSize: 1_000 },
    )
    .toArray();
}

/** Lets the author write, who thereby accepts what was asked of them. @throws NOT_FOUND, FORBIDDEN */
async function admit(
  tx: Tx,
  { _id: conversation, kind }: MessageDraft['conversation'],
  members: readonly MemberNow[],
  author: Types.ObjectId,
  seq: number,
): Promise<void> {
  const own = members.find(({ user }) => user.equals(author));
  if (!own || !RECEIVING.includes(own.state)) throw refuse.notFound('The conversation', 'conversationId');
  if (own.state === MemberState.REQUESTED) {
    await ConversationMemberModel.collection.updateOne(
      { conversation, user: author },
      { $set: { state: MemberState.ACTIVE, updatedAt: tx.at } },
      { session: tx.session },
    );
    tx.emit('conversation.shelved', { conversation, user: author }, author);
  }
  const waits = members.some(({ user, state }) => !user.equals(author) && state !== MemberState.ACTIVE);
  if (kind !== ConversationKind.DIRECT || !waits) return;
  const said = await MessageModel.countDocuments({ conversation, author, seq: { $lt: seq } })
    .limit(MOST_UNANSWERED)
    .session(tx.session);
  if (said >= MOST_UNANSWERED)
    throw refuse.forbidden('Wait until your request is answered.', 'conversationId');
}
