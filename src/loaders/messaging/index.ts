import {
  ConversationMemberModel,
  ConversationModel,
  InboxEntryModel,
  MessageDeletionModel,
  MessageModel,
  MessageVersionModel,
  type Conversation,
  type ConversationMember,
  type InboxEntry,
  type Message,
  type MessageDeletion,
  type MessageVersion,
} from '../../models/messaging/index.js';
import { byId, firstPerParent, viewerRelation } from '../factories.js';
import { membersOfConversation } from './members.js';
import { reactionsToMessage } from './reactions.js';

/** Loaders of conversations and messages. */
export const messagingLoaders = {
  conversation: byId<Conversation>(ConversationModel),
  message: byId<Message>(MessageModel),
  /** The viewer's membership of a conversation. Participants who left or were removed still have a row. */
  viewerMembership: viewerRelation<ConversationMember>(ConversationMemberModel, {
    viewer: 'user',
    key: 'conversation',
  }),
  /** The viewer's inbox entry of a conversation. */
  inboxEntry: viewerRelation<InboxEntry>(InboxEntryModel, { viewer: 'user', key: 'conversation' }),
  /** The viewer's own deletion of a message. */
  viewerMessageDeletion: viewerRelation<MessageDeletion>(MessageDeletionModel, {
    viewer: 'user',
    key: 'message',
  }),
  membersOfConversation,
  reactionsToMessage,
  latestMessages: firstPerParent<Message>(MessageModel, {
    parent: 'conversation',
    where: { deletedAt: null },
    sort: { seq: -1, _id: -1 },
  }),
  latestVersions: firstPerParent<MessageVersion>(MessageVersionModel, {
    parent: 'message',
    sort: { replacedAt: -1, _id: -1 },
  }),
};
