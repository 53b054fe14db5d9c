import {
  AgentModel,
  AgentSubscriptionModel,
  AgentUseModel,
  AIUsageModel,
  ChatFeedbackModel,
  ChatMessageModel,
  ChatSessionModel,
  QuickActionModel,
} from '../../../models/agents/index.js';
import type { CountedCollection } from './counted.js';

const answered = { role: 'assistant', responseTimeMs: { $exists: true } };

/** Statistics of agents and chats. */
export const agentsCounters: CountedCollection[] = [
  {
    model: AgentModel as never,
    key: '_id',
    counters: [
      { path: 'stats.users', rows: [{ model: AgentUseModel, by: 'agent' }] },
      { path: 'stats.sessions', rows: [{ model: ChatSessionModel, by: 'agent' }] },
      { path: 'stats.messages', rows: [{ model: ChatMessageModel, by: 'agent' }] },
      { path: 'stats.ratings', rows: [{ model: ChatFeedbackModel, by: 'agent' }] },
      { path: 'stats.ratingSum', rows: [{ model: ChatFeedbackModel, by: 'agent', sum: 'rating' }] },
      {
        path: 'stats.subscribers',
        rows: [{ model: AgentSubscriptionModel, by: 'agent', match: { live: true } }],
      },
    ],
  },
  {
    model: QuickActionModel as never,
    key: '_id',
    counters: [{ path: 'usageCount', rows: [{ model: AIUsageModel, by: 'quickAction' }] }],
  },
  {
    model: ChatSessionModel as never,
    key: '_id',
    counters: [
      { path: 'stats.messages', rows: [{ model: ChatMessageModel, by: 'session' }] },
      {
        path: 'stats.tokens',
        rows: [
          { model: AIUsageModel, by: 'session', sum: 'promptTokens' },
          { model: AIUsageModel, by: 'session', sum: 'completionTokens' },
        ],
      },
      { path: 'stats.costMicros', rows: [{ model: AIUsageModel, by: 'session', sum: 'costMicros' }] },
      { path: 'stats.answers', rows: [{ model: ChatMessageModel, by: 'session', match: answered }] },
      {
        path: 'stats.responseMs',
        rows: [{ model: ChatMessageModel, by: 'session', match: answered, sum: 'responseTimeMs' }],
      },
    ],
  },
];
