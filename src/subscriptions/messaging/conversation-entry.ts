import { Types } from 'mongoose';
import type { NumberedSignal, Topics } from '../../events/topics.js';
import { ConversationEventType, type ConversationEvent } from '../../models/messaging/index.js';
import type { Entry, Signal } from '../live/index.js';

type ObjectId = Types.ObjectId;

/** The types of the union that the stream of a conversation tells. */
export type ConversationEventName =
  | 'MessageSent'
  | 'MessageEdited'
  | 'MessageDeleted'
  | 'MessageReactionChanged'
  | 'ConversationUpdated'
  | 'ParticipantsChanged'
  | 'ConversationRead'
  | 'TypingChanged'
  | 'PresenceChanged'
  | 'ConversationResync';

/** One thing told about a conversation. */
export interface ConversationEntry extends Entry {
  readonly __typename: ConversationEventName;
  /** Whom it is about: who wrote, read, types, came. */
  readonly user?: ObjectId;
  readonly message?: ObjectId;
  readonly at?: Date;
  readonly typing?: boolean;
  readonly online?: boolean;
}

const NAMES: Record<ConversationEventType, ConversationEventName> = {
  [ConversationEventType.MESSAGE_SENT]: 'MessageSent',
  [ConversationEventType.MESSAGE_EDITED]: 'MessageEdited',
  [ConversationEventType.MESSAGE_DELETED]: 'MessageDeleted',
  [ConversationEventType.MESSAGE_REACTION_CHANGED]: 'MessageReactionChanged',
  [ConversationEventType.CONVERSATION_UPDATED]: 'ConversationUpdated',
  [ConversationEventType.PARTICIPANTS_CHANGED]: 'ParticipantsChanged',
};

const toId = (hex: string): ObjectId => Types.ObjectId.createFromHexString(hex);

/** What a row of the log tells. */
export function entryOf({
  seq,
  type,
  user,
  message,
  at,
}: Pick<ConversationEvent, 'seq' | 'type' | 'user' | 'message' | 'at'>): ConversationEntry {
  return { __typename: NAMES[type], seq, user, at, ...(message ? { message } : {}) };
}

/** What a signal says. */
export function readSignal(signal: Topics['conversation']): Signal<ConversationEntry> {
  return 'seq' in signal ? readNumbered(signal) : { entry: entryOfSignal(signal) };
}

/**
 * Only of a new message is it known, when it is looked at, whether the database that was asked has it. Of a change it might
 * show what was before, if it is a primary that others have taken for lost; so changes are read from the log, where they are
 * found together with what they changed.
 */
function readNumbered({ seq, event }: NumberedSignal): Signal<ConversationEntry> {
  if (event?.type !== ConversationEventType.MESSAGE_SENT) return { upTo: seq };
  const { type, user, message, at } = event;
  const ids = { user: toId(user), ...(message ? { message: toId(message) } : {}) };
  return { upTo: seq, brought: entryOf({ seq, type, at: new Date(at), ...ids }) };
}

function entryOfSignal(signal: Exclude<Topics['conversation'], NumberedSignal>): ConversationEntry {
  const user = toId(signal.user);
  if ('typing' in signal) return { __typename: 'TypingChanged', seq: null, user, typing: signal.typing };
  const at = new Date(signal.at);
  if ('online' in signal)
    return { __typename: 'PresenceChanged', seq: null, user, online: signal.online, at };
  return { __typename: 'ConversationRead', seq: null, user, at };
}
