import {
  Agent,
  ChatSession,
  type Agent as AgentRow,
  type ChatSession as SessionRow,
} from '../../models/agents/index.js';
import { canSeeAgent, isOwn } from '../../rules/agents/index.js';
import { defineTarget } from '../../rules/target.js';

/** What favourites of the agents domain point at. */
export const agentsTargets = {
  Agent: defineTarget<AgentRow>({
    type: () => Agent,
    noun: 'agent',
    find: (ctx, id) => ctx.loaders.agent.get(id),
    visible: canSeeAgent,
    author: ({ _id }) => _id,
    favorite: true,
  }),
  ChatSession: defineTarget<SessionRow>({
    type: () => ChatSession,
    noun: 'chat',
    find: (ctx, id) => ctx.loaders.chatSession.get(id),
    visible: isOwn,
    author: ({ user }) => user,
    favorite: true,
  }),
};
