import { AgentAdminResolver } from './agent-admin.resolver.js';
import { AgentSubscriptionResolver, ViewerAgentSubscriptionResolver } from './agent-subscription.resolver.js';
import { AgentResolver, AgentStatsResolver } from './agent.resolver.js';
import { AIUsageResolver } from './ai-usage.resolver.js';
import {
  AgentFeedbackResolver,
  ChatAttemptResolver,
  ChatFeedbackResolver,
  ChatMessageResolver,
  ChatUsageResolver,
} from './chat-message.resolver.js';
import { ChatMutationResolver } from './chat-mutation.resolver.js';
import { ViewerChatStatsResolver } from './chat-stats.resolver.js';
import { ChatSettingsResolver, QuickActionResolver } from './chat-settings.resolver.js';
import {
  ChatResolver,
  ChatSessionStatsResolver,
  SharedChatResolver,
  ViewerChatResolver,
} from './chat.resolver.js';
import { PersonalizationResolver } from './personalization.resolver.js';

export { agentsNodes } from './nodes.js';

/** Agents, subscriptions to them, and AI chat. */
export const agentsResolvers = [
  AgentResolver,
  AgentStatsResolver,
  AgentAdminResolver,
  AgentSubscriptionResolver,
  ViewerAgentSubscriptionResolver,
  PersonalizationResolver,
  ChatSettingsResolver,
  QuickActionResolver,
  ChatResolver,
  ChatSessionStatsResolver,
  ViewerChatResolver,
  ViewerChatStatsResolver,
  SharedChatResolver,
  ChatMessageResolver,
  ChatUsageResolver,
  ChatAttemptResolver,
  ChatFeedbackResolver,
  AgentFeedbackResolver,
  ChatMutationResolver,
  AIUsageResolver,
];
