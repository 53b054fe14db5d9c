import {
  canSeeAgent,
  canSeeAgentSubscription,
  canSeeQuickAction,
  isAdmin,
  isOwn,
} from '../../rules/agents/index.js';
import type { NodeRows } from '../node-types.js';

/** The types of this domain that `node(id)` fetches. */
export const agentsNodes: NodeRows = {
  Agent: async (ctx, id) => {
    const agent = await ctx.loaders.agent.load(id);
    return agent && (await canSeeAgent(ctx, agent)) ? agent : null;
  },
  AgentSubscription: async (ctx, id) => {
    const subscription = await ctx.loaders.agentSubscription.load(id);
    return subscription && canSeeAgentSubscription(ctx, subscription) ? subscription : null;
  },
  AgentPersonalization: async (ctx, id) => {
    const personalization = await ctx.loaders.personalization.load(id);
    return personalization && isOwn(ctx, personalization) ? personalization : null;
  },
  ChatSession: async (ctx, id) => {
    const session = await ctx.loaders.chatSession.load(id);
    return session && isOwn(ctx, session) ? session : null;
  },
  ChatMessage: async (ctx, id) => {
    const message = await ctx.loaders.chatMessage.load(id);
    return message && isOwn(ctx, message) ? message : null;
  },
  ChatFeedback: async (ctx, id) => {
    const feedback = await ctx.loaders.chatFeedback.load(id);
    return feedback && (isOwn(ctx, feedback) || isAdmin(ctx)) ? feedback : null;
  },
  QuickAction: async (ctx, id) => {
    const action = await ctx.loaders.quickAction.load(id);
    return action && canSeeQuickAction(ctx, action) ? action : null;
  },
};
