import { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import { KeyedQueue } from '../../lib/keyed-queue.js';
import type { Context } from '../../loaders/context.js';
import {
  ConversationEventModel,
  ConversationHeadModel,
  MOST_MEMBERS,
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

/** Writes to one conversation follow each other here, so that only those of other gateways meet conflicts. */
const queue = new KeyedQueue();

/**
 * Changes a conversation in a transaction, and tells whoever listens once it is committed. That is the fast way: should
 * it fail, the lane `live` tells the same, and receivers go by numbers.
 */
export async function inConversation<T>(
  ctx: Context,
  conversation: Types.ObjectId,
  work: (tx: Tx, happen: Happen) => Promise<T>,
): Promise<T> {
  const channel = conversation.toHexString();
  const deadline = performance.now() + turns.deadlineMs;
  let last = 0;
  const answer = await queue.run(channel, async () => {
    // While the database stands still a queue grows, also by those who have given up and ask again: each one's time runs
    // from when it came, or the last would wait for all that came before it.
    const deadlineMs = deadline - performance.now();
    if (deadlineMs < LEAST_MS) throw refuse.rateLimited(1);
    return transact(
      ctx,
      (tx) => {
        last = 0;
        return work(tx, async (type, what) => (last = await happenIn(tx, conversation, type, what)));
      },
      { deadlineMs },
    );
  });
  if (last > 0) void ctx.topics.publish('conversation', channel, { seq: last }).catch(() => undefined);
  return answer;
}

/** The same inside of a transaction that tells nobody by itself. @throws CONFLICT where a group is full */
export async function happenIn(
  tx: Tx,
  conversation: Types.ObjectId,
  type: ConversationEventType,
  { members = 0, user, message }: Happening,
  at = tx.at,
): Promise<number> {
  const room = members > 0 ? { members: { $lte: MOST_MEMBERS - members } } : {};
  const head = await ConversationHeadModel.collection.findOneAndUpdate(
    { _id: conversation, ...room },
    { $inc: { seq: 1, ...(members === 0 ? {} : { members }) } },
    { session: tx.session, returnDocument: 'after' },
  );
  if (!head) throw refuse.conflict(`A group has at most ${MOST_MEMBERS} people.`);
  const seq = head['seq'] as number;
  await ConversationEventModel.collection.insertOne(
    {
      _id: new Types.ObjectId(),
      ...{ conversation, seq, type, user, at },
      ...(message ? { message } : {}),
    },
    { session: tx.session },
  );
  return seq;
}
