import type { Types } from 'mongoose';
import { checkClientId, type Claim } from '../../events/idempotency.js';
import type { Message } from '../../models/messaging/index.js';
import type { Actor } from '../social/index.js';
import { deadlineOfNow } from './in-conversation.js';
import type { MessageDraft } from './write-message.js';

/** What sending answers with: also the row, where it was written just now and not by an earlier try. */
export interface SentMessage {
  message: Types.ObjectId;
  row?: Message;
}

/** A message on its way into the database. */
export interface Sending {
  ctx: Actor;
  author: Types.ObjectId;
  draft: MessageDraft;
  /** The id that it will have. */
  id: Types.ObjectId;
  /** The conversation as topics and queues name it. */
  channel: string;
  /** What was asked for, by which a retry is known. */
  input: unknown;
  /** The key of the client's own id; null where it has none. */
  claim: Claim | null;
  /** It is known to need commands of its own. */
  apart: boolean;
  /** When it is late. */
  deadline: number;
  resolve: (sent: SentMessage) => void;
  reject: (error: unknown) => void;
}

const OPERATION = 'sendMessage';

/** A message to be sent, from now on in time. @throws BAD_USER_INPUT for a clientId that is too long */
export function sendingOf(
  ctx: Actor,
  parts: Pick<Sending, 'draft' | 'id' | 'input' | 'apart'>,
): Omit<Sending, 'resolve' | 'reject'> {
  const author = ctx.viewer.id;
  const { conversation, clientId } = parts.draft;
  if (clientId !== null) checkClientId(clientId);
  const key = clientId === null ? null : { actor: author, operation: OPERATION, clientId };
  return {
    ...{ ctx, author, ...parts, channel: conversation._id.toHexString(), deadline: deadlineOfNow() },
    claim: key && { key, input: parts.input, result: { message: parts.id } },
  };
}
