import { mongo, type ClientSession, type Connection } from 'mongoose';
import { DomainEventModel } from '../models/system/domain-event.js';
import { HistoryLost, isInfrastructure } from './failure.js';
import type { DomainEvent } from './types.js';

type Timestamp = mongo.BSON.Timestamp;

/** An event from the change stream. `token` is the resume token after it. */
export interface Entry {
  event: DomainEvent;
  token: unknown;
  /** The cluster time of its transaction's commit. */
  clusterTime: Timestamp;
}

/** The available events, possibly none. `token` is the resume token after all of them. */
export interface Page {
  entries: Entry[];
  token: unknown;
}

interface Change {
  _id: unknown;
  clusterTime: Timestamp;
  fullDocument: DomainEvent;
}

interface CursorReply {
  /** A number if it is small enough. */
  cursor: { id: mongo.Long | number; nextBatch: Change[]; postBatchResumeToken: unknown };
}

/** How long the server waits for an event before it returns an empty page. */
export const AWAIT_MS = 1_000;

/**
 * The end of the log: a change stream over the inserts of `domain_events`. It uses commands instead of the driver's
 * class, because a lane wants exactly what the server has ready, without waiting for more, and reopens the stream by
 * its own rules.
 */
export class Tail {
  private constructor(
    private readonly connection: Connection,
    private readonly session: ClientSession,
    private cursor: mongo.Long,
    /** The resume token at which the stream starts. */
    readonly startToken: unknown,
  ) {}

  /** Opens the stream after a resume token, or at a cluster time. */
  static async open(
    connection: Connection,
    from: { resumeAfter: unknown } | { startAtOperationTime: Timestamp },
  ): Promise<Tail> {
    const session = await connection.startSession({ causalConsistency: false });
    try {
      const reply = (await connection.db!.command(
        {
          aggregate: LOG,
          pipeline: [
            { $changeStream: from },
            { $match: { operationType: 'insert' } },
            { $project: { fullDocument: 1, clusterTime: 1 } },
          ],
          cursor: { batchSize: 0 },
        },
        { session, readPreference: 'primary' },
      )) as CursorReply;
      return new Tail(
        connection,
        session,
        mongo.Long.fromValue(reply.cursor.id),
        reply.cursor.postBatchResumeToken,
      );
    } catch (error) {
      await session.endSession();
      throw explained(error);
    }
  }

  /** The next events, at most `limit`: those available, or those that arrive within a while, or none. */
  async next(limit: number, signal: AbortSignal, awaitMs = AWAIT_MS): Promise<Page> {
    signal.throwIfAborted();
    // The collection was dropped or renamed: the stream has ended permanently.
    if (this.cursor.isZero()) throw new HistoryLost('The change stream has ended.');
    const more = { getMore: this.cursor, collection: LOG, batchSize: limit, maxTimeMS: awaitMs };
    const asked = this.connection.db!.command(more, { session: this.session, readPreference: 'primary' });
    const reply = (await untilAborted(asked, signal).catch((error: unknown) => {
      throw explained(error);
    })) as unknown as CursorReply;
    this.cursor = mongo.Long.fromValue(reply.cursor.id);
    return page(reply.cursor.nextBatch, reply.cursor.postBatchResumeToken);
  }

  /** Ends the stream, also during an abandoned `next`. The database gets a second for it. */
  async close(): Promise<void> {
    const kill = { killCursors: LOG, cursors: [this.cursor] };
    if (!this.cursor.isZero()) {
      await this.connection.db?.command(kill, { timeoutMS: 1_000 }).catch(() => undefined);
    }
    await this.session.endSession().catch(() => undefined);
  }
}

/**
 * Every server error that is not an outage (286 and 280 for a lost resume token, others for a damaged one) means the
 * same: the stream cannot continue from there.
 */
function explained(error: unknown): unknown {
  if (!(error instanceof mongo.MongoServerError) || isInfrastructure(error)) return error;
  return new HistoryLost(error.message, { cause: error });
}

/**
 * The answer, or an error as soon as the signal aborts: a stop waits neither for events nor for a dead connection.
 */
async function untilAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  let abort!: () => void;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
    answer.catch(() => undefined);
  }
}

const LOG = DomainEventModel.collection.collectionName;

function page(changes: Change[], token: unknown): Page {
  return {
    entries: changes.map(({ _id, clusterTime, fullDocument }) => ({
      event: fullDocument,
      token: _id,
      clusterTime,
    })),
    token,
  };
}
