import { Types } from 'mongoose';
import type { NumberedSignal } from '../../events/topics.js';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ConversationEventModel,
  ConversationHeadModel,
  MOST_MEMBERS,
  type ConversationEvent,
  type ConversationEventType,
} from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';

/** The facts of an event, besides its type. */
export interface Happening {
  user: Types.ObjectId;
  message?: Types.ObjectId;
  /** The change of the number of participants. */
  members?: number;
}

/**
 * Takes the next number of the conversation and records the event under it. Must be the first command of a
 * transaction.
 */
export type Happen = (type: ConversationEventType, what: Happening) => Promise<number>;

/** Records an event in a transaction that publishes no signal itself. @throws CONFLICT if a group is full */
export async function happenIn(
  tx: Tx,
  conversation: Types.ObjectId,
  type: ConversationEventType,
  what: Happening,
  at = tx.at,
): Promise<number> {
  return (await noteIn(tx, conversation, type, what, at)).seq;
}

/** A row of the conversation's log. */
export type NumberedEvent = Omit<ConversationEvent, 'id'>;

/** The same, returning the row. */
export async function noteIn(
  tx: Tx,
  conversation: Types.ObjectId,
  type: ConversationEventType,
  { members = 0, user, message }: Happening,
  at = tx.at,
): Promise<NumberedEvent> {
  const room = members > 0 ? { members: { $lte: MOST_MEMBERS - members } } : {};
  const head = await ConversationHeadModel.collection.findOneAndUpdate(
    { _id: conversation, ...room },
    { $inc: { seq: 1, ...(members === 0 ? {} : { members }) } },
    { session: tx.session, returnDocument: 'after' },
  );
  if (!head) throw refuse.conflict(`A group has at most ${MOST_MEMBERS} people.`);
  const row = eventRow(
    conversation,
    head['seq'] as number,
    type,
    { user, ...(message ? { message } : {}) },
    at,
  );
  await ConversationEventModel.collection.insertOne(row, { session: tx.session });
  return row;
}

/** A new row of the log. */
export function eventRow(
  conversation: Types.ObjectId,
  seq: number,
  type: ConversationEventType,
  what: { user: Types.ObjectId; message?: Types.ObjectId },
  at: Date,
): NumberedEvent {
  return { _id: new Types.ObjectId(), conversation, seq, type, ...what, at };
}

/** Publishes committed events in order. */
export function tell({ topics }: Pick<Context, 'topics'>, happened: readonly NumberedEvent[]): void {
  for (const { conversation, ...event } of happened)
    void topics.publish('conversation', conversation.toHexString(), signalOf(event)).catch(() => undefined);
}

function signalOf({ seq, type, user, message, at }: Omit<NumberedEvent, 'conversation'>): NumberedSignal {
  const what = { type, user: user.toHexString(), at: at.getTime() };
  return { seq, event: message ? { ...what, message: message.toHexString() } : what };
}
