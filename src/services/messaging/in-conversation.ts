import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import { KeyedQueue } from '../../lib/keyed-queue.js';
import type { Context } from '../../loaders/context.js';
import { refuse } from '../../schema/errors.js';
import { noteIn, tell, type Happen, type NumberedEvent } from './conversation-log.js';

/** Time limit of a write, including the wait in the queue. One object, so that tests can make it short. */
export const turns = { deadlineMs: 10_000 };
/** With less time left, a write is not started. */
const LEAST_MS = 100;

/** The deadline of a write that arrives now. */
export const deadlineOfNow = (): number => performance.now() + turns.deadlineMs;

/**
 * Remaining time of a write. When the database stalls, the queue grows with writes whose clients have given up and
 * retry, so each deadline counts from the arrival.
 * @throws RATE_LIMITED if too little is left
 */
export function timeLeft(deadline: number): number {
  const left = deadline - performance.now();
  if (left < LEAST_MS) throw refuse.rateLimited(1);
  return left;
}

/** Writes to one conversation are queued here, so that only those of other gateways cause conflicts. */
export const queue = new KeyedQueue();

/**
 * Changes a conversation in a transaction, and publishes its events after the commit. This is the fast path: if it
 * fails, the lane `live` publishes the same, and receivers go by numbers.
 */
export function inConversation<T>(
  ctx: Context,
  conversation: Types.ObjectId,
  work: (tx: Tx, happen: Happen) => Promise<T>,
): Promise<T> {
  const deadline = deadlineOfNow();
  return queue.run(conversation.toHexString(), () => inTurn(ctx, conversation, work, deadline));
}

/** The same for a caller that has its turn in the queue already. */
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
