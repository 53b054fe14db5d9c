import type { Connection, Types } from 'mongoose';
import { DeadLetterModel } from '../models/system/dead-letter.js';
import { runEffects } from './batch.js';
import type { Lane } from './lane.js';
import { SNAPSHOT_TRANSACTION } from './transaction.js';
import type { DomainEvent } from './types.js';

/** The events to retry, and the lanes to retry them with. */
export interface RetryOptions {
  connection: Connection;
  lanes: Lane[];
  /** Only dead letters of this lane. */
  lane?: string;
  /** Only these dead letters. */
  ids?: Types.ObjectId[];
}

/** The result of a retry. */
export interface Retried {
  done: number;
  failed: { id: Types.ObjectId; lane: string; error: string }[];
}

interface Letter {
  _id: Types.ObjectId;
  lane: string;
  event: DomainEvent;
  stage: 'handle' | 'afterCommit';
}

/**
 * Retries dead letters, oldest first, after their cause is fixed. The effects of an event and the removal of its dead
 * letter are one transaction, so concurrent retries don't double it. It needs no leader; later events have been
 * handled meanwhile, so these are out of order.
 */
export async function retryDeadLetters({ connection, lanes, lane, ids }: RetryOptions): Promise<Retried> {
  const filter = {
    lane: lane ?? { $in: lanes.map(({ name }) => name) },
    ...(ids ? { _id: { $in: ids } } : {}),
  };
  const letters = (await DeadLetterModel.collection
    .find(filter, { sort: { _id: 1 } })
    .toArray()) as unknown as Letter[];
  const retried: Retried = { done: 0, failed: [] };
  for (const letter of letters) {
    const its = lanes.find(({ name }) => name === letter.lane);
    if (!its) continue;
    try {
      await retry(connection, its, letter);
      retried.done += 1;
    } catch (thrown) {
      const { message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
      retried.failed.push({ id: letter._id, lane: letter.lane, error: message });
      await DeadLetterModel.collection.updateOne(
        { _id: letter._id },
        { $set: { error: message, stack }, $inc: { attempts: 1 } },
      );
    }
  }
  return retried;
}

async function retry(connection: Connection, lane: Lane, { _id, event, stage }: Letter): Promise<void> {
  if (stage === 'handle') {
    const session = await connection.startSession();
    try {
      const taken = await session.withTransaction(async () => {
        const mine = lane.afterCommit
          ? await DeadLetterModel.collection.updateOne(
              { _id, stage },
              { $set: { stage: 'afterCommit' } },
              { session },
            )
          : await DeadLetterModel.collection.deleteOne({ _id, stage }, { session });
        const count = 'deletedCount' in mine ? mine.deletedCount : mine.matchedCount;
        if (count === 1) await runEffects(lane, [event], session);
        return count === 1;
      }, SNAPSHOT_TRANSACTION);
      if (!taken || !lane.afterCommit) return;
    } finally {
      await session.endSession();
    }
  }
  await lane.afterCommit?.([event]);
  await DeadLetterModel.collection.deleteOne({ _id, stage: 'afterCommit' });
}
