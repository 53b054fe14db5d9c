import { registerEnumType } from 'type-graphql';

/** What a conversation is between. */
export enum ConversationKind {
  DIRECT = 'direct',
  GROUP = 'group',
}
registerEnumType(ConversationKind, {
  name: 'ConversationKind',
  description: 'What a conversation is between.',
  valuesConfig: {
    DIRECT: { description: 'Two people; there is one for each pair.' },
    GROUP: { description: 'Up to 100 people, under a title.' },
  },
});

/** What somebody may do in a group. */
export enum ConversationRole {
  OWNER = 'owner',
  ADMIN = 'admin',
  MEMBER = 'member',
}
registerEnumType(ConversationRole, {
  name: 'ConversationRole',
  description: 'What somebody may do in a conversation.',
  valuesConfig: {
    OWNER: { description: 'Everything; passes on when the owner leaves.' },
    ADMIN: { description: 'Title, picture and members, and deleting anybody’s message for all.' },
    MEMBER: { description: 'Writing.' },
  },
});

/** How somebody stands to a conversation. */
export enum MemberState {
  ACTIVE = 'active',
  /** Asked by somebody whom they don't follow, and not answered yet. */
  REQUESTED = 'requested',
  DECLINED = 'declined',
  LEFT = 'left',
  REMOVED = 'removed',
}

/** Where a conversation lies for a person. */
export enum Shelf {
  INBOX = 'inbox',
  REQUESTS = 'requests',
  ARCHIVE = 'archive',
  HIDDEN = 'hidden',
}

/** What the numbered events of a conversation tell. */
export enum ConversationEventType {
  MESSAGE_SENT = 'message-sent',
  MESSAGE_EDITED = 'message-edited',
  MESSAGE_DELETED = 'message-deleted',
  MESSAGE_REACTION_CHANGED = 'message-reaction-changed',
  CONVERSATION_UPDATED = 'conversation-updated',
  PARTICIPANTS_CHANGED = 'participants-changed',
}

/** What is sent along with a message. */
export enum AttachmentType {
  IMAGE = 'image',
  VIDEO = 'video',
  FILE = 'file',
}
registerEnumType(AttachmentType, {
  name: 'AttachmentType',
  description: 'What is sent along with a message.',
  valuesConfig: {
    IMAGE: { description: 'A picture.' },
    VIDEO: { description: 'A film.' },
    FILE: { description: 'Anything else, such as a PDF.' },
  },
});
