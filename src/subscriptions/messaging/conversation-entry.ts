import { Types } from 'mongoose';
import type { NumberedSignal, Topics } from '../../events/topics.js';
import { ConversationEventType, type ConversationEvent } from '../../models/messaging/index.js';
import type { Entry, Signal } from '../live/index.js';

type ObjectId = Types.ObjectId;

/** The union's types in the stream of a conversation. */
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

/** An entry of a conversation's stream. */
export interface ConversationEntry extends Entry {
  readonly __typename: ConversationEventName;
  /** The subject of the entry: the author, reader, typing or joining user. */
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

/** The entry of a log row. */
export function entryOf({
  seq,
  type,
  user,
  message,
  at,
}: Pick<ConversationEvent, 'seq' | 'type' | 'user' | 'message' | 'at'>): ConversationEntry {
  return { __typename: NAMES[type], seq, user, at, ...(message ? { message } : {}) };
}

/** The content of a signal. */
export function readSignal(signal: Topics['conversation']): Signal<ConversationEntry> {
  return 'seq' in signal ? readNumbered(signal) : { entry: entryOfSignal(signal) };
}

/**
 * Only a new message shows whether the queried database knows it. For a change, a stale primary could return the
 * previous state, so changes are read from the log, together with what they changed.
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
