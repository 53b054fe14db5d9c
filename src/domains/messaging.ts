import { defineDomain } from '../domain.js';
import { messagingResolvers } from '../resolvers/messaging/index.js';
import { messagingNodes } from '../resolvers/messaging/nodes.js';
import { messagingTargets } from '../services/messaging/targets.js';
import { messaging as personalData } from '../services/privacy/rows/messaging.js';
import { messagingCounters } from '../services/system/counters/messaging.js';
import { ConversationSubscription } from '../subscriptions/messaging/conversation.subscription.js';
import { InboxSubscription } from '../subscriptions/messaging/inbox.subscription.js';

/** The manifest of conversations and messages. */
export const messaging = defineDomain({
  name: 'messaging',
  resolvers: messagingResolvers,
  nodes: messagingNodes,
  targets: messagingTargets,
  guarded: {
    speaking: ['sendMessage', 'editMessage', 'startConversation', 'updateConversation', 'addParticipants'],
    takingPart: ['reactToMessage'],
  },
  subscriptions: [ConversationSubscription, InboxSubscription],
  counted: messagingCounters,
  personalData,
});
