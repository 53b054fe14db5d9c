import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { MESSAGING_LANE, settled } from '../../events/settled.js';
import { renewed, type Context } from '../../loaders/context.js';
import { typed } from '../../loaders/factories.js';
import type { User } from '../../models/identity/index.js';
import type { Message } from '../../models/messaging/index.js';
import { canSeeConversation } from '../../rules/messaging/index.js';
import { parseGlobalId } from '../../schema/ids.js';
import type { ConversationPayload } from './payload/messaging.payload.js';

/** The payload of a changed conversation in its current state, after waiting for the inboxes. */
export async function shownConversation(ctx: Context, id: Types.ObjectId): Promise<ConversationPayload> {
  await settled(ctx, { lane: MESSAGING_LANE });
  afresh(ctx);
  const conversation = await ctx.loaders.conversation.load(id);
  return {
    conversation: conversation && (await canSeeConversation(ctx, conversation)) ? conversation : null,
  };
}

/** Changes a conversation, and returns its current state. */
export async function change(
  ctx: Context,
  input: { conversationId: string },
  work: (which: { conversationId: Types.ObjectId }) => Promise<void>,
): Promise<ConversationPayload> {
  requireViewer(ctx);
  const conversationId = parseGlobalId(input.conversationId, 'Conversation', 'conversationId');
  await work({ conversationId });
  return shownConversation(ctx, conversationId);
}

/**
 * A message that this request has written: the answer shows the stored row and the author that was loaded in advance,
 * and reads neither again. No viewer can have hidden it yet.
 */
export function justWritten(ctx: Context, row: Message, author: User | null): Message {
  afresh(ctx);
  const { loaders } = ctx;
  const message = typed('Message', row);
  loaders.message.prime(row._id, message);
  loaders.viewerMessageDeletion.prime(row._id, null);
  if (author) loaders.user.prime(author._id, author);
  return message;
}

/** Drops data that was loaded before the change, also for later mutations of the operation. */
export function afresh(ctx: Context): void {
  ctx.loaders = renewed(ctx).loaders;
}
