import { setTimeout as sleep } from 'node:timers/promises';
import mongoose, { Types, mongo } from 'mongoose';
import type { ClientSession } from 'mongoose';
import { DomainEventModel } from '../models/system/domain-event.js';
import { ErrorCode, Refusal, refuse } from '../schema/errors.js';
import { sharedNow } from '../lib/clock.js';
import { isInfrastructure, sourceOf } from '../lib/infrastructure.js';
import { runOnce, type OnceResult } from './idempotency.js';
import { rerunAfterRace, SNAPSHOT_TRANSACTION } from './transaction.js';
import type { DomainEvent, DomainEvents, EventType } from './types.js';

/**
 * The part of a request's context that transactions write to: the ids of the events that this request has committed.
 */
export interface Commits {
  commits: Types.ObjectId[];
}

/** A running transaction. It may run several times: all its effects must use `session` or `emit`. */
export interface Tx {
  session: ClientSession;
  /** The time of this run, for everything that it writes. */
  at: Date;
  /** Adds an event to the log, in the transaction and at its end. Returns the event's id. */
  emit<T extends EventType>(type: T, data: DomainEvents[T], actor?: Types.ObjectId | null): Types.ObjectId;
  /**
   * Does the work once per actor and `clientId`: a repetition with the same input gets the first result and has no
   * effect; with another input it is refused. Without a clientId the work is simply done.
   */
  once<T extends OnceResult>(
    actor: Types.ObjectId,
    operation: string,
    clientId: string | null | undefined,
    input: unknown,
    work: () => Promise<T>,
  ): Promise<T>;
  /**
   * The same for work whose result is known beforehand: its key is written once, with the result, which saves a
   * command.
   */
  onceAs<T extends OnceResult>(
    actor: Types.ObjectId,
    operation: string,
    clientId: string | null | undefined,
    input: unknown,
    result: T,
    work: () => Promise<unknown>,
  ): Promise<T>;
}

/** Settings of a transaction for which the defaults don't suit, such as bulk work. */
export interface TransactOptions {
  /** Time limit from the first run to the last retry. */
  deadlineMs?: number;
}

const DEADLINE_MS = 10_000;
const COMMIT_PAUSE_MS = 25;

/**
 * Runs `work` in one transaction and appends its events to the log in the same transaction. The driver retries it
 * after conflicts and failovers until a deadline; then it is refused with the advice to try again. Commands inside
 * run in sequence, because a session allows one at a time. A read of over 100 rows must set `batchSize`, because the
 * server refuses a getMore with a deadline in a transaction.
 */
export async function transact<T>(
  ctx: Commits | null,
  work: (tx: Tx) => Promise<T>,
  { deadlineMs = DEADLINE_MS }: TransactOptions = {},
): Promise<T> {
  const session = await mongoose.startSession();
  const deadline = performance.now() + deadlineMs;
  try {
    return await rerunAfterRace(() => attempt(session, ctx, work, deadline));
  } finally {
    await session.endSession();
  }
}

/** One run of the work: its events and its answer are discarded when the transaction runs again. */
interface Run<T> {
  events: DomainEvent[];
  /** Whether the last run met a write conflict. */
  conflict: boolean;
  /** Set when only the commit is left. */
  done?: { answer: T };
}

async function attempt<T>(
  session: ClientSession,
  ctx: Commits | null,
  work: (tx: Tx) => Promise<T>,
  deadline: number,
): Promise<T> {
  let run: Run<T> = { events: [], conflict: false };
  let committed = true;
  try {
    await session.withTransaction(
      async () => {
        const mine: Run<T> = (run = { events: [], conflict: run.conflict });
        try {
          const answer = await work(begin(session, mine.events));
          if (mine.events.length > 0) await DomainEventModel.collection.insertMany(mine.events, { session });
          mine.done = { answer };
        } catch (thrown) {
          const error = sourceOf(thrown);
          if (!(error instanceof mongo.MongoOperationTimeoutError)) {
            mine.conflict = isConflict(error);
            markTransient(error);
          }
          throw error;
        }
      },
      { ...SNAPSHOT_TRANSACTION, timeoutMS: timeLeft(deadline) },
    );
  } catch (error) {
    if (!run.done) throw explained(error, run.conflict);
    committed = await finishCommit(session, error, deadline);
  }
  if (!committed) return attempt(session, ctx, work, deadline);
  for (const event of run.events) ctx?.commits.push(event._id);
  return run.done!.answer;
}

/**
 * Nothing is committed yet, so every transient database error is a reason to run again. The driver labels only the
 * first broken connection; others to the same server break at the same moment without the label.
 */
function markTransient(error: unknown): void {
  // Errors that the driver itself raises, such as work on a closed connection, are not transient.
  if (!(error instanceof mongo.MongoError) || error instanceof mongo.MongoAPIError) return;
  if (isInfrastructure(error)) error.addErrorLabel('TransientTransactionError');
}

/**
 * Repeats a commit whose answer was lost, until the deadline. The driver does so itself a few times; a commit is
 * idempotent. Returns false if the server has aborted the transaction in the meantime, so that it can run again.
 */
async function finishCommit(session: ClientSession, first: unknown, deadline: number): Promise<boolean> {
  let error = first;
  while (isLost(error) && performance.now() < deadline) {
    await sleep(Math.min(COMMIT_PAUSE_MS, timeLeft(deadline)));
    try {
      await session.commitTransaction({ timeoutMS: timeLeft(deadline) });
      return true;
    } catch (again) {
      error = again;
    }
  }
  if (isAborted(error) && performance.now() < deadline) return false;
  throw uncertain(error);
}

/** Whether the server says that it aborted the transaction, so that nothing of it is saved. */
const isAborted = (error: unknown): boolean =>
  error instanceof mongo.MongoError && error.hasErrorLabel('TransientTransactionError');

/** Whether the error leaves the result of the commit open. */
function isLost(error: unknown): boolean {
  return !isAborted(error) && isInfrastructure(error);
}

const timeLeft = (deadline: number) => Math.max(1, Math.ceil(deadline - performance.now()));

function begin(session: ClientSession, events: DomainEvent[]): Tx {
  const at = sharedNow();
  return {
    session,
    at,
    emit(type, data, actor = null) {
      // Ids begin with a time, by which old events are found.
      const _id = new Types.ObjectId(Types.ObjectId.generate(Math.floor(at.getTime() / 1_000)));
      events.push({ _id, type, at, actor, data } as DomainEvent);
      return _id;
    },
    once(actor, operation, clientId, input, work) {
      if (clientId === null || clientId === undefined) return work();
      return runOnce(session, at, { actor, operation, clientId }, input, work);
    },
    async onceAs(actor, operation, clientId, input, result, work) {
      const done = () => work().then(() => result);
      if (clientId === null || clientId === undefined) return done();
      return runOnce(session, at, { actor, operation, clientId }, input, done, result);
    },
  };
}

/** A write conflict, or a lock that another transaction holds. */
const CONFLICTS = new Set<unknown>([24, 112]);

const isConflict = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && CONFLICTS.has(error.code);

/**
 * Translates the deadline's errors for clients; every other error is unchanged. The driver only reports the timeout;
 * the reason is the conflict of the last run.
 */
function explained(error: unknown, conflict: boolean): unknown {
  if (!(error instanceof mongo.MongoError)) return error;
  const overdue = error instanceof mongo.MongoOperationTimeoutError;
  if (!overdue && !error.hasErrorLabel('TransientTransactionError')) return error;
  if (!isConflict(error) && !(overdue && conflict))
    return refuse.unavailable('The database does not answer now; nothing was saved. Try again.', error);
  const busy = 'Too many others are changing the same thing; nothing was saved. Try again.';
  return Object.assign(new Refusal(ErrorCode.RATE_LIMITED, busy, { retryAfter: 1 }), { cause: error });
}

/** The same for a commit: unless the server says that it aborted the transaction, the result is unknown. */
function uncertain(error: unknown): unknown {
  if (!(error instanceof mongo.MongoError)) return error;
  if (isAborted(error)) return explained(error, false);
  const words = 'It is not known whether this was saved. Try again with the same clientId.';
  return refuse.unavailable(words, error);
}
