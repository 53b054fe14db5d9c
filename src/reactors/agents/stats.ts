import type { Reactor } from '../../events/lane.js';
import { AgentModel, QuickActionModel } from '../../models/agents/index.js';

/** Statistics of agents and uses of quick actions. */
export const agentStats: Reactor = {
  name: 'agent-stats',
  on: {
    'chat.started': (events, { inc }) => {
      for (const { data } of events)
        inc(AgentModel, data.agent, { 'stats.sessions': 1, 'stats.users': data.firstOfUser ? 1 : 0 });
    },
    'chat.deleted': (events, { inc }) => {
      for (const { data } of events) inc(AgentModel, data.agent, { 'stats.sessions': -1 });
    },
    'chat.messagesAdded': (events, { inc }) => {
      for (const { data } of events) inc(AgentModel, data.agent, { 'stats.messages': data.messages });
    },
    'chat.messagesRemoved': (events, { inc }) => {
      for (const { data } of events) inc(AgentModel, data.agent, { 'stats.messages': -data.messages });
    },
    'chat.answered': (events, { inc }) => {
      for (const { data } of events)
        if (data.quickAction) inc(QuickActionModel, data.quickAction, { usageCount: 1 });
    },
    'chat.rated': (events, { inc }) => {
      for (const { data } of events) {
        const ratings = Number(data.after !== null) - Number(data.before !== null);
        const ratingSum = (data.after ?? 0) - (data.before ?? 0);
        inc(AgentModel, data.agent, { 'stats.ratings': ratings, 'stats.ratingSum': ratingSum });
      }
    },
    'agent.subscribed': (events, { inc }) => {
      for (const { data } of events) inc(AgentModel, data.agent, { 'stats.subscribers': 1 });
    },
    'agent.unsubscribed': (events, { inc }) => {
      for (const { data } of events) inc(AgentModel, data.agent, { 'stats.subscribers': -1 });
    },
  },
};
