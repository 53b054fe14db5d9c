import type { Types } from 'mongoose';
import type { Tx } from '../../../events/transact.js';
import {
  AIUsageModel,
  ChatChunkModel,
  ChatFeedbackModel,
  ChatInteractionModel,
  ChatMessageModel,
  ChatSessionModel,
  ChatShareMessageModel,
  ChatShareModel,
  ChatSummaryModel,
  type ChatMessage,
  type ChatSession,
} from '../../../models/agents/index.js';
import { own, type PersonalData, type Row } from '../personal-data.js';
import { anonymise, remove } from '../steps.js';

function sayDeleted(tx: Tx, rows: Row[]): void {
  for (const { _id, agent, user } of rows as unknown as ChatSession[])
    tx.emit('chat.deleted', { session: _id, agent, user });
}

function sayRemoved(tx: Tx, rows: Row[]): void {
  const counts = new Map<string, { agent: Types.ObjectId; messages: number }>();
  for (const { agent } of rows as unknown as ChatMessage[]) {
    const count = counts.get(String(agent)) ?? { agent, messages: 0 };
    counts.set(String(agent), { agent, messages: count.messages + 1 });
  }
  for (const count of counts.values()) tx.emit('chat.messagesRemoved', count);
}

const USAGE = [
  'purpose',
  'provider',
  'model',
  'promptTokens',
  'completionTokens',
  'costMicros',
  'credits',
  'at',
];

/** Chats with agents. */
export const chats: PersonalData[] = [
  {
    model: ChatSessionModel,
    ids: { user: 'User', agent: 'Agent', activeLeaf: 'ChatMessage', streaming: 'ChatMessage' },
    told: {
      as: 'chats',
      type: 'ChatSession',
      own: own('user'),
      fields: [
        ...['agent', 'title', 'description', 'tags', 'isArchived', 'archivedAt', 'settings', 'stats'],
        ...['activeLeaf', 'lastMessageAt', 'createdAt'],
      ],
    },
    untold: [
      'user',
      'titled',
      'carryMicros',
      'streaming',
      'searchText',
      'shareToken',
      'discardAt',
      'updatedAt',
    ],
    erased: [remove(ChatSessionModel, 'user', sayDeleted)],
    why: 'Nobody else reads a chat. The token of a link would open it.',
  },
  {
    model: ChatMessageModel,
    ids: {
      ...{ session: 'ChatSession', user: 'User', agent: 'Agent', parent: 'ChatMessage' },
      ...{ previousLeaf: 'ChatMessage', 'parts.attachment.upload': 'Upload', 'attachments.upload': 'Upload' },
      'parts.tool.approval': 'ChatApproval',
      quickAction: 'QuickAction',
    },
    told: {
      as: 'chatMessages',
      type: 'ChatMessage',
      own: own('user'),
      fields: [
        ...[
          'session',
          'parent',
          'role',
          'status',
          'content',
          'attachments',
          'provider',
          'model',
          'temperature',
        ],
        ...['usage', 'responseTimeMs', 'language', 'sentiment', 'topics', 'createdAt'],
      ],
    },
    untold: [
      ...[
        'user',
        'agent',
        'parts',
        'attempts',
        'firstTokenMs',
        'errorCode',
        'previousLeaf',
        'updatedAt',
        'fence',
      ],
      ...['coverage', 'regenerated', 'promptTokens', 'pendingMicros', 'quickAction', 'personalityScore'],
    ],
    erased: [remove(ChatMessageModel, 'user', sayRemoved)],
    why: 'Questions and answers are the user’s. Parts repeat the text.',
  },
  {
    model: ChatChunkModel,
    ids: { message: 'ChatMessage', session: 'ChatSession', user: 'User' },
    untold: 'all',
    erased: [remove(ChatChunkModel, 'user')],
    why: 'They repeat an answer for a day.',
  },
  {
    model: ChatSummaryModel,
    ids: { session: 'ChatSession', user: 'User', coversUpTo: 'ChatMessage' },
    told: { as: 'chatSummaries', own: own('user'), fields: ['session', 'coversUpTo', 'text', 'createdAt'] },
    untold: ['user'],
    erased: [remove(ChatSummaryModel, 'user')],
    why: 'A summary says what the user said.',
  },
  {
    model: ChatFeedbackModel,
    ids: { session: 'ChatSession', message: 'ChatMessage', user: 'User', agent: 'Agent' },
    told: {
      as: 'chatFeedback',
      type: 'ChatFeedback',
      own: own('user'),
      fields: ['session', 'message', 'agent', 'rating', 'categories', 'comment', 'userAgent', 'createdAt'],
    },
    untold: ['user', 'sessionDurationMs', 'updatedAt'],
    erased: [anonymise(ChatFeedbackModel, 'user', ['comment', 'userAgent'])],
    why: 'A rating goes on counting for the agent, without words.',
  },
  {
    model: ChatShareModel,
    ids: { session: 'ChatSession', user: 'User', agent: 'Agent' },
    told: { as: 'sharedChats', own: own('user'), fields: ['session', 'title', 'sharedAt'] },
    untold: ['user', 'agent', 'token'],
    erased: [remove(ChatShareModel, 'user')],
    why: 'The token would open it.',
  },
  {
    model: ChatShareMessageModel,
    ids: { share: 'nothing public', user: 'User', 'attachments.upload': 'Upload' },
    untold: 'all',
    erased: [remove(ChatShareMessageModel, 'user')],
    why: 'They repeat messages that are told.',
  },
  {
    model: AIUsageModel,
    ids: {
      ...{ user: 'User', agent: 'Agent', session: 'ChatSession', message: 'ChatMessage' },
      ...{ subject: 'nothing public', quickAction: 'QuickAction' },
    },
    told: { as: 'aiUsage', own: own('user'), fields: ['agent', 'session', 'message', ...USAGE] },
    untold: ['user', 'subject', 'quickAction', 'cachedTokens', 'reasoningTokens', 'durationMs', 'error'],
    erased: [anonymise(AIUsageModel, 'user')],
    why: 'The costs of the platform stay, without a name.',
  },
  {
    model: ChatInteractionModel,
    ids: { session: 'ChatSession', message: 'ChatMessage', user: 'User', agent: 'Agent' },
    untold: 'all',
    erased: [anonymise(ChatInteractionModel, 'user')],
    why: 'They hold no text and repeat what the messages tell.',
  },
];
