import type { ClientSession, Connection, mongo } from 'mongoose';
import { isDuplicateKey } from '../lib/duplicate-key.js';
import { EventCheckpointModel, type EventCheckpoint } from '../models/system/event-checkpoint.js';
import { FenceLost } from './failure.js';

/** A lane that a leader has claimed. */
export interface Claimed {
  /** The checkpoint. Undefined if the lane never had one. */
  token: unknown;
  /** An earlier leader may have processed what was committed before this time, but nothing later. */
  at: mongo.BSON.Timestamp | null;
}

/**
 * Claims a lane under a leader's fencing token: from now on no earlier leader can commit a batch. `session` is the
 * one that the lane's transactions will use.
 */
export async function claimLane(
  connection: Connection,
  session: ClientSession,
  lane: string,
  fence: number,
): Promise<Claimed> {
  const checkpoints = connection.db!.collection<EventCheckpoint>(
    EventCheckpointModel.collection.collectionName,
    {
      writeConcern: { w: 'majority' },
    },
  );
  const before = await checkpoints.findOne({ _id: lane });
  if (before && before.fence > fence) throw new FenceLost(lane);
  await endTransaction(connection, before?.session);
  try {
    const mine = await checkpoints.findOneAndUpdate(
      { _id: lane, fence: { $lte: fence } },
      { $set: { fence, session: session.id!.id as mongo.Binary } },
      { session, upsert: true, returnDocument: 'after' },
    );
    return { token: mine!.token, at: session.operationTime ?? null };
  } catch (error) {
    // The lane exists, with a higher fencing token.
    if (isDuplicateKey(error)) throw new FenceLost(lane);
    throw error;
  }
}

/**
 * Aborts the transaction that the earlier leader may have left open. The server keeps a dead client's transaction and
 * its locks for a minute. A live leader's transaction is aborted too, which the fencing token would do anyway.
 */
async function endTransaction(connection: Connection, session: mongo.Binary | undefined): Promise<void> {
  // Without this permission, the lane waits for the server to abort it.
  if (session) await connection.db!.command({ killSessions: [{ id: session }] }).catch(() => undefined);
}
