import type { Types } from 'mongoose';
import { checkClientId, type Claim } from '../../events/idempotency.js';
import type { Message } from '../../models/messaging/index.js';
import type { Actor } from '../social/index.js';
import { deadlineOfNow } from './in-conversation.js';
import type { MessageDraft } from './write-message.js';

/** The result of sending, with the row if it was written now and not by an earlier attempt. */
export interface SentMessage {
  message: Types.ObjectId;
  row?: Message;
}

/** A message that is being sent. */
export interface Sending {
  ctx: Actor;
  author: Types.ObjectId;
  draft: MessageDraft;
  /** The id of the new message. */
  id: Types.ObjectId;
  /** The conversation's id for topics and queues. */
  channel: string;
  /** The input, by which a repetition is recognised. */
  input: unknown;
  /** The idempotency key. Null without a `clientId`. */
  claim: Claim | null;
  /** Whether it must be sent alone, because it needs its own commands. */
  apart: boolean;
  /** The deadline. */
  deadline: number;
  resolve: (sent: SentMessage) => void;
  reject: (error: unknown) => void;
}

/** The operation's name in idempotency keys. */
export const SEND_MESSAGE = 'sendMessage';

/** A message to be sent, with its deadline starting now. @throws BAD_USER_INPUT for a clientId that is too long */
export function sendingOf(
  ctx: Actor,
  parts: Pick<Sending, 'draft' | 'id' | 'input' | 'apart'>,
): Omit<Sending, 'resolve' | 'reject'> {
  const author = ctx.viewer.id;
  const { conversation, clientId } = parts.draft;
  if (clientId !== null) checkClientId(clientId);
  const key = clientId === null ? null : { actor: author, operation: SEND_MESSAGE, clientId };
  return {
    ...{ ctx, author, ...parts, channel: conversation._id.toHexString(), deadline: deadlineOfNow() },
    claim: key && { key, input: parts.input, result: { message: parts.id } },
  };
}
