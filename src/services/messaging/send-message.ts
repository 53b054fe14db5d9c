import { Types } from 'mongoose';
import { orEarlier } from '../../events/idempotency.js';
import type { Tx } from '../../events/transact.js';
import { Underway } from '../../lib/underway.js';
import type { Context } from '../../loaders/context.js';
import { MemberState } from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from '../social/index.js';
import { happenIn, type Happen } from './conversation-log.js';
import { calledIn, toAttachments, toMessageBody, type AttachmentInput } from './message-draft.js';
import { send } from './send-queue.js';
import { SEND_MESSAGE, sendingOf, type SentMessage } from './sending.js';
import { visibleConversation, visibleMessage } from './visible.js';
import { writeMessage, type MessageDraft } from './write-message.js';

/** The input of `sendMessage`. */
export interface SendMessageInput {
  conversationId: Types.ObjectId;
  body?: string | null;
  attachments?: AttachmentInput[] | null;
  /** The message to reply to. */
  replyToId?: Types.ObjectId | null;
  clientId?: string | null;
}

/**
 * The most concurrent messages in this process, and per conversation. One object, so that tests can make it small.
 */
export const sends = { all: 1_024, each: 256 };
const inProcess = new Underway(() => sends.all);
const inEach = new Underway(() => sends.each);

/**
 * Sends a message: its number, the row, and the event in one transaction. @throws RATE_LIMITED if too many are under
 * way
 */
export async function sendMessage(ctx: Context, input: SendMessageInput): Promise<SentMessage> {
  const actor = actorOf(ctx);
  // Checked before any cost; a conversation's limit counts only permitted authors.
  return orBusy(
    inProcess.run('', () =>
      orEarlier(actor.viewer.id, SEND_MESSAGE, input.clientId, input, async () => {
        const { draft, accepts } = await draftMessage(actor, input);
        const apart = accepts || draft.attachments.length > 0;
        const sending = sendingOf(actor, { draft, input, apart, id: new Types.ObjectId() });
        return orBusy(inEach.run(sending.channel, () => send(sending)));
      }),
    ),
  );
}

function orBusy<T>(sent: Promise<T> | null): Promise<T> {
  if (!sent) throw refuse.rateLimited(1);
  return sent;
}

async function draftMessage(
  actor: Actor,
  input: SendMessageInput,
): Promise<{ draft: MessageDraft; accepts: boolean }> {
  const { conversation, member } = await visibleConversation(actor, input.conversationId);
  const attachments = await toAttachments(actor, input.attachments ?? []);
  const body = toMessageBody(input.body, attachments);
  const answered = input.replyToId ? await visibleMessage(actor, input.replyToId, 'replyToId') : null;
  if (answered && !answered.conversation._id.equals(conversation._id))
    throw refuse.badInput('The message to reply to belongs to another conversation.', 'replyToId');
  const draft = {
    ...{ conversation, body, attachments, replyTo: answered?.message._id ?? null },
    mentions: await mentionsOfMembers(actor, conversation._id, body),
    clientId: input.clientId ?? null,
  };
  return { draft, accepts: member.state === MemberState.REQUESTED };
}

/** The members mentioned by a message. */
export async function mentionsOfMembers(
  actor: Actor,
  conversation: Types.ObjectId,
  body: string,
): Promise<Types.ObjectId[]> {
  if (!body.includes('@')) return [];
  const members = await actor.loaders.membersOfConversation.load(conversation);
  return calledIn(actor, body, new Set(members.map(({ user }) => user.toHexString())));
}

/** Sends a message in a transaction, with its original time. */
export async function sendMessageIn(
  tx: Tx,
  author: Types.ObjectId,
  draft: Pick<MessageDraft, 'conversation' | 'body'> & Partial<MessageDraft>,
  original: { at: Date; id: Types.ObjectId },
): Promise<void> {
  const nothing = { attachments: [], replyTo: null, mentions: [], clientId: null };
  const happen: Happen = (type, what) => happenIn(tx, draft.conversation._id, type, what, original.at);
  await writeMessage(tx, happen, author, { ...nothing, ...draft }, original);
}
