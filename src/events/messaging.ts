import type { Types } from 'mongoose';
import type { ConversationKind, MemberState } from '../models/messaging/index.js';
import type { Reaction } from '../models/social/index.js';

type ObjectId = Types.ObjectId;

/** Where it happened, and at which number of the conversation. */
interface Numbered {
  conversation: ObjectId;
  seq: number;
}

/** What happens between people who write to each other. */
export interface MessagingEvents {
  'conversation.started': {
    conversation: ObjectId;
    kind: ConversationKind;
    by: ObjectId;
    members: { user: ObjectId; state: MemberState }[];
  };
  /** Title or picture of a group changed. */
  'conversation.updated': Numbered & { by: ObjectId };
  /** People came, went, or got another role. */
  'conversation.members-changed': Numbered & { by: ObjectId; users: ObjectId[]; invited: ObjectId[] };
  /** Somebody has read up to a number. */
  'conversation.read': { conversation: ObjectId; user: ObjectId; upTo: number };
  /** Somebody put a conversation elsewhere for themselves: archived, cleared, muted, accepted, declined. */
  'conversation.shelved': { conversation: ObjectId; user: ObjectId };

  /** `to` are those who shall hear of it: in the conversation, other than the author, and not muted; `at` its date. */
  'message.sent': Numbered & {
    kind: ConversationKind;
    message: ObjectId;
    author: ObjectId;
    at: Date;
    mentions: ObjectId[];
    to: ObjectId[];
  };
  'message.edited': Numbered & { message: ObjectId; author: ObjectId; mentionsAdded: ObjectId[] };
  /** Deleted for all; `place` is the message's own number. */
  'message.deleted': Numbered & { message: ObjectId; author: ObjectId; by: ObjectId; place: number };
  /** Deleted for one of them. */
  'message.hidden': { conversation: ObjectId; message: ObjectId; user: ObjectId };
  'message.reacted': Numbered & { message: ObjectId; user: ObjectId; reaction: Reaction | null };
}
