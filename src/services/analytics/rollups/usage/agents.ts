import {
  AgentPersonalizationModel,
  AIPurpose,
  AIUsageModel,
  ChatFeedbackModel,
  ChatInteractionModel,
  ChatMessageModel,
  ChatMessageStatus,
  ChatSessionModel,
  QuickActionModel,
} from '../../../../models/agents/index.js';
import { defineRollup } from '../define.js';

const by = { agent: '$agent' };
const tokens = { $add: ['$promptTokens', '$completionTokens'] };
const one = (condition: object) => ({ $cond: [condition, 1, 0] });
const rated = { rating: '$rating' };
/** What is spent on chats: answers, and the titles and summaries that they need. */
const CHAT_PURPOSES = [AIPurpose.CHAT, AIPurpose.TITLE, AIPurpose.SUMMARY];

/** Agents and chats. */
export const agentRollups = [
  defineRollup({ name: 'agents.sessions', model: ChatSessionModel, at: 'createdAt', by }),
  defineRollup({
    ...{ name: 'agents.messages', model: ChatMessageModel, at: 'createdAt', by },
    uniques: { users: '$user' },
  }),
  defineRollup({
    ...{ name: 'agents.usage', model: AIUsageModel, at: 'at', by },
    match: { agent: { $exists: true } },
    sums: { tokens, costMicros: '$costMicros' },
  }),
  defineRollup({
    ...{ name: 'agents.answers', model: ChatInteractionModel, at: 'createdAt', by },
    sums: { errors: one({ $in: ['$status', [ChatMessageStatus.FAILED, ChatMessageStatus.BLOCKED]] }) },
    values: { responseMs: '$responseTimeMs' },
  }),
  defineRollup({
    ...{ name: 'agents.ratings', model: ChatFeedbackModel, at: 'createdAt', by },
    sums: {
      ...rated,
      positive: one({ $gte: ['$rating', 4] }),
      negative: one({ $lte: ['$rating', 2] }),
    },
  }),
  defineRollup({
    ...{ name: 'agents.personalizations', model: AgentPersonalizationModel, at: 'createdAt', by },
  }),
  defineRollup({
    ...{ name: 'chat.categories', model: ChatFeedbackModel, at: 'createdAt' },
    stages: [{ $unwind: '$categories' }],
    by: { category: '$categories' },
    sums: rated,
  }),
  defineRollup({
    ...{ name: 'chat.providers', model: AIUsageModel, at: 'at', by: { provider: '$provider' } },
    match: { purpose: { $in: CHAT_PURPOSES } },
    sums: { tokens, costMicros: '$costMicros', errors: one({ $gt: ['$error', null] }) },
    uniques: { answers: { $cond: [{ $eq: ['$purpose', AIPurpose.CHAT] }, '$message', null] } },
  }),
  defineRollup({
    ...{ name: 'chat.quickActions', model: AIUsageModel, at: 'at', by: { action: '$shown._id' } },
    match: { quickAction: { $exists: true } },
    stages: [
      {
        // The actions of users are theirs: without an id they are one row.
        $lookup: {
          from: QuickActionModel.collection.name,
          localField: 'quickAction',
          foreignField: '_id',
          pipeline: [{ $match: { author: null } }, { $project: { _id: 1 } }],
          as: 'shown',
        },
      },
      { $set: { shown: { $first: '$shown' } } },
    ],
  }),
];
