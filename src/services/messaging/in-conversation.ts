import { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { NumberedSignal } from '../../events/topics.js';
import { KeyedQueue } from '../../lib/keyed-queue.js';
import type { Context } from '../../loaders/context.js';
import {
  ConversationEventModel,
  ConversationHeadModel,
  MOST_MEMBERS,
  type ConversationEvent,
  type ConversationEventType,
} from '../../models/messaging/index.js';
import { refuse } from '../../schema/errors.js';

/** What happens, besides its type. */
export interface Happening {
  user: Types.ObjectId;
  message?: Types.ObjectId;
  /** So many more people, or fewer, are in it from then on. */
  members?: number;
}

/** Takes the next number of the conversation and notes under it what happens. Comes first in a transaction. */
export type Happen = (type: ConversationEventType, what: Happening) => Promise<number>;

/** How long one write may take in all, waiting for its turn included; one object, so that tests can make it short. */
export const turns = { deadlineMs: 10_000 };
/** With less than this left it is not begun. */
const LEAST_MS = 100;

/** When a write that comes now is late. */
export const deadlineOfNow = (): number => performance.now() + turns.deadlineMs;

/**
 * How long a write still has. While the database stands still a queue grows, also by those who have given up and ask
 * again: each one's time runs from when it came, or the last would wait for all that came before it.
 * @throws RATE_LIMITED where that is too little
 */
export function timeLeft(deadline: number): number {
  const left = deadline - performance.now();
  if (left < LEAST_MS) throw refuse.rateLimited(1);
  return left;
}

/** Writes to one conversation follow each other here, so that only those of other gateways meet conflicts. */
export const queue = new KeyedQueue();

/**
 * Changes a conversation in a transaction, and tells whoever listens once it is committed. That is the fast way: should
 * it fail, the lane `live` tells the same, and receivers go by numbers.
 */
export function inConversation<T>(
  ctx: Context,
  conversation: Types.ObjectId,
  work: (tx: Tx, happen: Happen) => Promise<T>,
): Promise<T> {
  const deadline = deadlineOfNow();
  return queue.run(conversation.toHexString(), () => inTurn(ctx, conversation, work, deadline));
}

/** The same for who has the turn already. */
export async function inTurn<T>(
  ctx: Context,
  conversation: Types.ObjectId,
  work: (tx: Tx, happen: Happen) => Promise<T>,
  deadline: number,
): Promise<T> {
  let happened: NumberedEvent[] = [];
  const answer = await transact(
    ctx,
    (tx) => {
      happened = [];
      return work(tx, async (type, what) => {
        const row = await noteIn(tx, conversation, type, what);
        happened.push(row);
        return row.seq;
      });
    },
    { deadlineMs: timeLeft(deadline) },
  );
  tell(ctx, happened);
  return answer;
}

/** Tells whoever listens what is committed, in its order. */
export function tell({ topics }: Pick<Context, 'topics'>, happened: readonly NumberedEvent[]): void {
  for (const { conversation, ...event } of happened)
    void topics.publish('conversation', conversation.toHexString(), signalOf(event)).catch(() => undefined);
}

function signalOf({ seq, type, user, message, at }: Omit<NumberedEvent, 'conversation'>): NumberedSignal {
  const what = { type, user: user.toHexString(), at: at.getTime() };
  return { seq, event: message ? { ...what, message: message.toHexString() } : what };
}

/** Notes what happens inside of a transaction that tells nobody by itself. @throws CONFLICT where a group is full */
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

async function noteIn(
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

/** A row of the log to be. */
export function eventRow(
  conversation: Types.ObjectId,
  seq: number,
  type: ConversationEventType,
  what: { user: Types.ObjectId; message?: Types.ObjectId },
  at: Date,
): NumberedEvent {
  return { _id: new Types.ObjectId(), conversation, seq, type, ...what, at };
}
