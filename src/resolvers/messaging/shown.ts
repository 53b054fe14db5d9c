import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { MESSAGING_LANE, settled } from '../../events/settled.js';
import { renewed, type Context } from '../../loaders/context.js';
import { canSeeConversation } from '../../rules/messaging/index.js';
import { parseGlobalId } from '../../schema/ids.js';
import type { ConversationPayload } from './payload/messaging.payload.js';

/** The answer of what changes a conversation: how it lies before the viewer now, for which inboxes are waited for. */
export async function shownConversation(ctx: Context, id: Types.ObjectId): Promise<ConversationPayload> {
  await settled(ctx, { lane: MESSAGING_LANE });
  afresh(ctx);
  const conversation = await ctx.loaders.conversation.load(id);
  return {
    conversation: conversation && (await canSeeConversation(ctx, conversation)) ? conversation : null,
  };
}

/** Changes a conversation, and answers with how it lies now. */
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

/** What was looked at before the change is no longer so, also for the mutations that follow in this operation. */
export function afresh(ctx: Context): void {
  ctx.loaders = renewed(ctx).loaders;
}
