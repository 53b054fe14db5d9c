import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import { KeyedQueue } from '../../lib/keyed-queue.js';
import type { Context } from '../../loaders/context.js';
import { refuse } from '../../schema/errors.js';
import { noteIn, tell, type Happen, type NumberedEvent } from './conversation-log.js';

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
