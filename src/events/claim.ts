import type { ClientSession, Connection, mongo } from 'mongoose';
import { isDuplicateKey } from '../lib/duplicate-key.js';
import { EventCheckpointModel, type EventCheckpoint } from '../models/system/event-checkpoint.js';
import { FenceLost } from './failure.js';

/** A lane in the hands of a leader. */
export interface Claimed {
  /** The lane's place, unless it never had one. */
  token: unknown;
  /** What was committed before this moment may have been passed by an earlier leader; what comes later can't. */
  at: mongo.BSON.Timestamp | null;
}

/**
 * Takes a lane under a leader's fence: from here on, no earlier leader can pass a batch. `session` is the one that the
 * lane's transactions will use.
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
    // The lane is there, under a higher fence.
    if (isDuplicateKey(error)) throw new FenceLost(lane);
    throw error;
  }
}

/**
 * Ends the transaction that the earlier leader may have left open. The server keeps a dead client's transaction, and all
 * that it locks, for a minute; a living one's is aborted, which is what would happen to it anyway.
 */
async function endTransaction(connection: Connection, session: mongo.Binary | undefined): Promise<void> {
  // Where that isn't permitted, the lane waits for the server to do it.
  if (session) await connection.db!.command({ killSessions: [{ id: session }] }).catch(() => undefined);
}
