import { registerEnumType } from 'type-graphql';

/** The kind of a conversation. */
export enum ConversationKind {
  DIRECT = 'direct',
  GROUP = 'group',
}
registerEnumType(ConversationKind, {
  name: 'ConversationKind',
  description: 'The kinds of conversation.',
  valuesConfig: {
    DIRECT: { description: 'A conversation between two users. Each pair has at most one.' },
    GROUP: { description: 'A group conversation of up to 100 users with a title.' },
  },
});

/** A participant's role in a group. */
export enum ConversationRole {
  OWNER = 'owner',
  ADMIN = 'admin',
  MEMBER = 'member',
}
registerEnumType(ConversationRole, {
  name: 'ConversationRole',
  description: 'The roles in a conversation.',
  valuesConfig: {
    OWNER: { description: 'May do everything. Passes to another participant when the owner leaves.' },
    ADMIN: { description: 'May change title, image and participants, and delete any message for everyone.' },
    MEMBER: { description: 'May send messages.' },
  },
});

/** A user's membership state in a conversation. */
export enum MemberState {
  ACTIVE = 'active',
  /** Invited by a user they don't follow, and not answered yet. */
  REQUESTED = 'requested',
  DECLINED = 'declined',
  LEFT = 'left',
  REMOVED = 'removed',
}

/** The folder of a conversation in a user's inbox. */
export enum Shelf {
  INBOX = 'inbox',
  REQUESTS = 'requests',
  ARCHIVE = 'archive',
  HIDDEN = 'hidden',
}

/** The types of a conversation's numbered events. */
export enum ConversationEventType {
  MESSAGE_SENT = 'message-sent',
  MESSAGE_EDITED = 'message-edited',
  MESSAGE_DELETED = 'message-deleted',
  MESSAGE_REACTION_CHANGED = 'message-reaction-changed',
  CONVERSATION_UPDATED = 'conversation-updated',
  PARTICIPANTS_CHANGED = 'participants-changed',
}

/** The type of an attachment. */
export enum AttachmentType {
  IMAGE = 'image',
  VIDEO = 'video',
  FILE = 'file',
}
registerEnumType(AttachmentType, {
  name: 'AttachmentType',
  description: 'The kinds of attachment.',
  valuesConfig: {
    IMAGE: { description: 'An image file.' },
    VIDEO: { description: 'A video file.' },
    FILE: { description: 'Any other file, such as a PDF.' },
  },
});
