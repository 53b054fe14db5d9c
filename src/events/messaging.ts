import type { Types } from 'mongoose';
import type { ConversationKind, MemberState } from '../models/messaging/index.js';
import type { Reaction } from '../models/social/index.js';

type ObjectId = Types.ObjectId;

/** The conversation, and the event's number in it. */
interface Numbered {
  conversation: ObjectId;
  seq: number;
}

/** Events of conversations and messages. */
export interface MessagingEvents {
  'conversation.started': {
    conversation: ObjectId;
    kind: ConversationKind;
    by: ObjectId;
    members: { user: ObjectId; state: MemberState }[];
  };
  /** The title or image of a group changed. */
  'conversation.updated': Numbered & { by: ObjectId };
  /** Participants joined, left, or got another role. */
  'conversation.members-changed': Numbered & { by: ObjectId; users: ObjectId[]; invited: ObjectId[] };
  /** A participant has read up to a number. */
  'conversation.read': { conversation: ObjectId; user: ObjectId; upTo: number };
  /** A participant changed their own view of a conversation: archived, cleared, muted, accepted or declined it. */
  'conversation.shelved': { conversation: ObjectId; user: ObjectId };

  /**
   * `to` are the users to notify: the participants except the author and those who muted it. `at` is the message's
   * date.
   */
  'message.sent': Numbered & {
    kind: ConversationKind;
    message: ObjectId;
    author: ObjectId;
    at: Date;
    mentions: ObjectId[];
    to: ObjectId[];
  };
  'message.edited': Numbered & { message: ObjectId; author: ObjectId; mentionsAdded: ObjectId[] };
  /** Deleted for all participants; `place` is the message's own number. */
  'message.deleted': Numbered & { message: ObjectId; author: ObjectId; by: ObjectId; place: number };
  /** A message that moderators had removed is restored. */
  'message.restored': Numbered & { message: ObjectId; author: ObjectId };
  /** Deleted for one participant. */
  'message.hidden': { conversation: ObjectId; message: ObjectId; user: ObjectId };
  'message.reacted': Numbered & { message: ObjectId; user: ObjectId; reaction: Reaction | null };
}
