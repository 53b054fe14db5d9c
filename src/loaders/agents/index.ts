import type { Types } from 'mongoose';
import {
  AgentModel,
  AgentPersonalizationModel,
  AgentSubscriptionModel,
  ChatFeedbackModel,
  ChatMessageModel,
  ChatSessionModel,
  ChatSettingsModel,
  ChatShareModel,
  QuickActionModel,
  type Agent,
  type AgentPersonalization,
  type AgentSubscription,
  type ChatFeedback,
  type ChatMessage,
  type ChatRole,
  type ChatSession,
  type ChatShare,
  type QuickAction,
  type StoredChatSettings,
} from '../../models/agents/index.js';
import { batchedBy, byId, byKey, typed, viewerRelation } from '../factories.js';

interface SiblingKey {
  session: Types.ObjectId;
  parent: Types.ObjectId | null;
  role: ChatRole;
}

interface FeedbackKey {
  session: Types.ObjectId;
  message: Types.ObjectId | null;
}

const isSibling = (row: ChatMessage, { session, parent, role }: SiblingKey): boolean =>
  row.role === role && row.session.equals(session) && String(row.parent) === String(parent);

/** Loaders of agents and AI chat. */
export const agentsLoaders = {
  agent: byId<Agent>(AgentModel),
  agentBySlug: byKey<string, Agent>(AgentModel, 'slug'),
  agentSubscription: byId<AgentSubscription>(AgentSubscriptionModel),
  /** The viewer's active subscription to an agent. */
  viewerAgentSubscription: viewerRelation<AgentSubscription>(AgentSubscriptionModel, {
    viewer: 'user',
    key: 'agent',
    where: { live: true },
  }),
  viewerPersonalization: viewerRelation<AgentPersonalization>(AgentPersonalizationModel, {
    viewer: 'user',
    key: 'agent',
  }),
  personalization: byId<AgentPersonalization>(AgentPersonalizationModel),
  quickAction: byId<QuickAction>(QuickActionModel),
  chatSession: byId<ChatSession>(ChatSessionModel),
  chatMessage: byId<ChatMessage>(ChatMessageModel),
  chatFeedback: byId<ChatFeedback>(ChatFeedbackModel),
  chatShareByToken: byKey<string, ChatShare>(ChatShareModel, 'token'),
  /** All versions of a message, oldest first. */
  chatSiblings: batchedBy<SiblingKey, ChatMessage[]>(
    'ChatMessage.siblings',
    ({ session, parent, role }) => `${String(session)}:${String(parent)}:${role}`,
    async (keys, { roundTrip }) => {
      const $or = keys.map(({ session, parent, role }) => ({ session, parent, role }));
      const rows = await roundTrip.ask<ChatMessage>(ChatMessageModel, [
        { $match: { $or } },
        { $sort: { _id: 1 } },
      ]);
      return keys.map((key) =>
        rows.filter((row) => isSibling(row, key)).map((row) => typed('ChatMessage', row)),
      );
    },
  ),
  /** The feedback on an answer, or on the chat if `message` is null. */
  chatFeedbackOn: batchedBy<FeedbackKey, ChatFeedback | null>(
    'ChatFeedback.on',
    ({ session, message }) => `${String(session)}:${String(message)}`,
    async (keys, { roundTrip }) => {
      const $or = keys.map(({ session, message }) => ({ session, message }));
      const rows = await roundTrip.ask<ChatFeedback>(ChatFeedbackModel, [{ $match: { $or } }]);
      const of = ({ session, message }: FeedbackKey): string => `${String(session)}:${String(message)}`;
      const found = new Map(rows.map((row) => [of(row), typed('ChatFeedback', row)]));
      return keys.map((key) => found.get(of(key)) ?? null);
    },
  ),
  /** A user's settings of the chat, by the user's id. */
  chatSettingsOfUser: byKey<Types.ObjectId, StoredChatSettings>(ChatSettingsModel, 'user'),
};
