import { agentInsightResolvers } from './agent.resolver.js';
import { apiResolvers } from './api.resolver.js';
import { chatInsightResolvers } from './chat.resolver.js';
import { rewardInsightResolvers } from './reward.resolver.js';
import { studioInsightResolvers } from './studio.resolver.js';
import { systemResolvers } from './system.resolver.js';
import { toolInsightResolvers } from './tool.resolver.js';

/** Insights of the API, the system, agents, chats, the studio, tools, favourites and rewards. */
export const usageInsights = [
  ...[...apiResolvers, ...systemResolvers, ...agentInsightResolvers, ...chatInsightResolvers],
  ...[...studioInsightResolvers, ...toolInsightResolvers, ...rewardInsightResolvers],
];
