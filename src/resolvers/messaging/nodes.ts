import { canSeeConversation, canSeeMessage } from '../../rules/messaging/index.js';
import type { NodeRows } from '../node-types.js';

/** The types of this domain that `node(id)` fetches. */
export const messagingNodes: NodeRows = {
  Conversation: async (ctx, id) => {
    const conversation = await ctx.loaders.conversation.load(id);
    return conversation && (await canSeeConversation(ctx, conversation)) ? conversation : null;
  },
  Message: async (ctx, id) => {
    const message = await ctx.loaders.message.load(id);
    return message && (await canSeeMessage(ctx, message)) ? message : null;
  },
};
