import type { Tx } from '../../../events/transact.js';
import {
  AgentModel,
  AgentPersonalizationModel,
  AgentSubscriptionModel,
  AgentSubscriptionStatus,
  AgentUseModel,
  QuickActionModel,
  ChatSettingsModel,
  type AgentSubscription,
} from '../../../models/agents/index.js';
import { own, type PersonalData, type Row } from '../personal-data.js';
import { anonymise, remove } from '../steps.js';

function sayEnded(tx: Tx, rows: Row[]): void {
  for (const { _id, agent, user, live } of rows as unknown as AgentSubscription[])
    if (live)
      tx.emit('agent.unsubscribed', {
        ...{ subscription: _id, agent, user, status: AgentSubscriptionStatus.CANCELLED },
      });
}

const PERSONAL = ['nickname', 'avatar', 'color', 'tone', 'traits', 'expertise', 'instructions', 'context'];
const SETTINGS = [
  'welcomeMessage',
  'temperature',
  'maxTokens',
  'mode',
  'autoSave',
  'notifications',
  'isActive',
];

/** Agents, and users' settings of them. */
export const agents: PersonalData[] = [
  { model: AgentModel, untold: 'all', why: 'Agents are the platform’s. Their prompts stand in no export.' },
  {
    model: AgentSubscriptionModel,
    ids: { user: 'User', agent: 'Agent' },
    told: {
      as: 'agentSubscriptions',
      type: 'AgentSubscription',
      own: own('user'),
      fields: [
        ...['agent', 'period', 'status', 'price', 'payWith', 'startsAt', 'currentPeriodStart', 'expiresAt'],
        ...['autoRenew', 'usage', 'coupon', 'cancelledAt', 'cancelReason', 'createdAt'],
      ],
    },
    untold: ['user', 'live', 'periods', 'dueAt', 'source', 'notes', 'providerId', 'updatedAt'],
    erased: [remove(AgentSubscriptionModel, 'user', sayEnded)],
    why: 'The ledger keeps what was paid. Notes and the processor’s id are the staff’s.',
  },
  {
    model: AgentPersonalizationModel,
    ids: { user: 'User', agent: 'Agent', quickActions: 'QuickAction' },
    told: {
      as: 'agentPersonalizations',
      type: 'AgentPersonalization',
      own: own('user'),
      fields: ['agent', 'quickActions', ...PERSONAL, ...SETTINGS, 'createdAt', 'updatedAt'],
    },
    untold: ['user'],
    erased: [remove(AgentPersonalizationModel, 'user')],
    why: 'It is about nobody else.',
  },
  {
    model: AgentUseModel,
    ids: { user: 'User', agent: 'Agent' },
    told: { as: 'agentUses', own: own('user'), fields: ['agent', 'firstAt'] },
    untold: ['user', 'day', 'free'],
    erased: [anonymise(AgentUseModel, 'user')],
    why: 'The number of users of an agent stays, without the user.',
  },
  {
    model: ChatSettingsModel,
    ids: { user: 'User', 'quickActions.favorites': 'QuickAction' },
    told: {
      as: 'chatSettings',
      own: own('user'),
      fields: ['theme', 'fontSize', 'notifications', 'quickActions', 'privacy', 'createdAt', 'updatedAt'],
    },
    untold: ['user'],
    erased: [remove(ChatSettingsModel, 'user')],
    why: 'It is about nobody else.',
  },
  {
    model: QuickActionModel,
    ids: { author: 'User' },
    told: {
      as: 'quickActions',
      type: 'QuickAction',
      own: own('author'),
      fields: ['label', 'prompt', 'category', 'icon', 'usageCount', 'isActive', 'createdAt', 'updatedAt'],
    },
    untold: ['author', 'key', 'slot', 'isDefault'],
    erased: [remove(QuickActionModel, 'author')],
    why: 'Nobody else sees the quick actions of a user.',
  },
];
