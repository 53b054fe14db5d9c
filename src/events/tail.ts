import { mongo, type ClientSession, type Connection } from 'mongoose';
import { DomainEventModel } from '../models/system/domain-event.js';
import { HistoryLost, isInfrastructure } from './failure.js';
import type { DomainEvent } from './types.js';

type Timestamp = mongo.BSON.Timestamp;

/** An event as the change stream brings it: `token` is the place right behind it. */
export interface Entry {
  event: DomainEvent;
  token: unknown;
  /** When its transaction was committed, by the cluster's clock. */
  clusterTime: Timestamp;
}

/** What is there now: maybe nothing. `token` is the place behind all of it. */
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
  /** A number when it is small enough for one. */
  cursor: { id: mongo.Long | number; nextBatch: Change[]; postBatchResumeToken: unknown };
}

/** How long the server waits for something to happen before it answers with nothing. */
export const AWAIT_MS = 1_000;

/**
 * The end of the log: a change stream over the inserts of `domain_events`. By commands and not by the driver's own
 * class, because a lane wants exactly what the server has ready in one piece, without lingering for more, and to open
 * the stream again by its own rules.
 */
export class Tail {
  private constructor(
    private readonly connection: Connection,
    private readonly session: ClientSession,
    private cursor: mongo.Long,
    /** The place where the stream starts. */
    readonly startToken: unknown,
  ) {}

  /** Opens behind a token, or at a moment of the cluster's clock. */
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

  /** The next events, at most `limit`: what is there, or what comes within a while, or none. */
  async next(limit: number, signal: AbortSignal, awaitMs = AWAIT_MS): Promise<Page> {
    signal.throwIfAborted();
    // The collection was dropped or renamed: the stream has ended for good.
    if (this.cursor.isZero()) throw new HistoryLost('The change stream has ended.');
    const more = { getMore: this.cursor, collection: LOG, batchSize: limit, maxTimeMS: awaitMs };
    const asked = this.connection.db!.command(more, { session: this.session, readPreference: 'primary' });
    const reply = (await untilAborted(asked, signal).catch((error: unknown) => {
      throw explained(error);
    })) as unknown as CursorReply;
    this.cursor = mongo.Long.fromValue(reply.cursor.id);
    return page(reply.cursor.nextBatch, reply.cursor.postBatchResumeToken);
  }

  /** Ends the stream, also under a `next` that was given up; the database gets a second for it. */
  async close(): Promise<void> {
    const kill = { killCursors: LOG, cursors: [this.cursor] };
    if (!this.cursor.isZero()) {
      await this.connection.db?.command(kill, { timeoutMS: 1_000 }).catch(() => undefined);
    }
    await this.session.endSession().catch(() => undefined);
  }
}

/**
 * What the server says against a stream other than that it is out of order itself (286 and 280 for a place that is gone,
 * but also what it makes of a damaged token) comes to the same: the stream can't go on from there.
 */
function explained(error: unknown): unknown {
  if (!(error instanceof mongo.MongoServerError) || isInfrastructure(error)) return error;
  return new HistoryLost(error.message, { cause: error });
}

/** The answer, or an error as soon as the signal comes: a stop doesn't wait for events, nor for a dead connection. */
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
