import { ConversationMutationResolver } from './conversation-mutation.resolver.js';
import { ConversationResolver } from './conversation.resolver.js';
import { GroupMutationResolver } from './group-mutation.resolver.js';
import { MessageMutationResolver } from './message-mutation.resolver.js';
import { MessageResolver } from './message.resolver.js';
import { OwnConversationMutationResolver } from './own-conversation-mutation.resolver.js';
import { ParticipantResolver } from './participant.resolver.js';
import { ViewerMessagingResolver } from './viewer.resolver.js';

/** The resolvers of conversations and messages. */
export const messagingResolvers = [
  ConversationResolver,
  ParticipantResolver,
  MessageResolver,
  ViewerMessagingResolver,
  ConversationMutationResolver,
  OwnConversationMutationResolver,
  GroupMutationResolver,
  MessageMutationResolver,
];
