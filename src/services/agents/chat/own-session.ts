import type { Types } from 'mongoose';
import { requireViewer } from '../../../auth/viewer.js';
import type { Tx } from '../../../events/transact.js';
import type { Context } from '../../../loaders/context.js';
import {
  ChatMessageModel,
  ChatSessionModel,
  type ChatMessage,
  type ChatSession,
} from '../../../models/agents/index.js';
import { refuse } from '../../../schema/errors.js';

/** The viewer's session, read in the transaction. @throws NOT_FOUND */
export async function ownSession(
  ctx: Context,
  tx: Tx,
  _id: Types.ObjectId,
  field = 'sessionId',
): Promise<ChatSession> {
  const { id: user } = requireViewer(ctx);
  const session = await ChatSessionModel.findOne({ _id, user }).session(tx.session).lean<ChatSession>();
  if (!session) throw refuse.notFound('The chat', field);
  return session;
}

/** The viewer's message, read in the transaction. @throws NOT_FOUND */
export async function ownMessage(
  ctx: Context,
  tx: Tx,
  _id: Types.ObjectId,
  field = 'messageId',
): Promise<ChatMessage> {
  const { id: user } = requireViewer(ctx);
  const message = await ChatMessageModel.findOne({ _id, user }).session(tx.session).lean<ChatMessage>();
  if (!message) throw refuse.notFound('The message', field);
  return message;
}
