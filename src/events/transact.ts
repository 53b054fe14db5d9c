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

/** The part of a request's context that transactions write to: the ids of the events this request has committed. */
export interface Commits {
  commits: Types.ObjectId[];
}

/** A transaction at work. It may run several times: everything it does goes through `session` or `emit`. */
export interface Tx {
  session: ClientSession;
  /** The moment of this run, for all that it writes. */
  at: Date;
  /** Adds an event to the log, at the end of the transaction and in it; answers the id that it will have. */
  emit<T extends EventType>(type: T, data: DomainEvents[T], actor?: Types.ObjectId | null): Types.ObjectId;
  /**
   * Does the work once for an actor's `clientId`: a repetition with the same input gets the first result and nothing is
   * done or emitted; with another input it is refused. Without a clientId the work is simply done.
   */
  once<T extends OnceResult>(
    actor: Types.ObjectId,
    operation: string,
    clientId: string | null | undefined,
    input: unknown,
    work: () => Promise<T>,
  ): Promise<T>;
  /** The same for work whose result is known before it begins: its key is written once, with the result, a command less. */
  onceAs<T extends OnceResult>(
    actor: Types.ObjectId,
    operation: string,
    clientId: string | null | undefined,
    input: unknown,
    result: T,
    work: () => Promise<unknown>,
  ): Promise<T>;
}

/** How a transaction runs where the defaults don't suit, e.g. for bulk work. */
export interface TransactOptions {
  /** From the first run to the last retry. */
  deadlineMs?: number;
}

const DEADLINE_MS = 10_000;
const COMMIT_PAUSE_MS = 25;

/**
 * Runs `work` in one transaction and appends its events to the log in the same transaction. The driver runs it again
 * after conflicts and failovers, until a deadline; then it ends in a refusal that says to try again. Commands inside
 * go one after the other: a session can't do two things at a time; and a read of over 100 rows sets `batchSize`, because
 * the server takes no getMore with a deadline in a transaction.
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

/** One run of the work: what it emitted and answered is void when the transaction runs again. */
interface Run<T> {
  events: DomainEvent[];
  /** The last run met somebody else who was changing the same thing. */
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
    await finishCommit(session, error, deadline);
  }
  for (const event of run.events) ctx?.commits.push(event._id);
  return run.done!.answer;
}

/**
 * Nothing is committed yet, so whatever of the database's passes is a reason to run again. The driver says so of the first
 * connection that breaks; of the others to the same server, which break at the same moment, it does not.
 */
function markTransient(error: unknown): void {
  // What the driver refuses by itself, such as work on a connection that we have closed, does not pass.
  if (!(error instanceof mongo.MongoError) || error instanceof mongo.MongoAPIError) return;
  if (isInfrastructure(error)) error.addErrorLabel('TransientTransactionError');
}

/**
 * Asks again for a commit whose answer was lost, for as long as there is time. The driver does so itself a few times;
 * a commit that is asked for twice still happens once.
 */
async function finishCommit(session: ClientSession, first: unknown, deadline: number): Promise<void> {
  let error = first;
  while (isLost(error) && performance.now() < deadline) {
    await sleep(Math.min(COMMIT_PAUSE_MS, timeLeft(deadline)));
    try {
      return await session.commitTransaction({ timeoutMS: timeLeft(deadline) });
    } catch (again) {
      error = again;
    }
  }
  throw uncertain(error);
}

/** Whether the error says nothing about the commit. */
function isLost(error: unknown): boolean {
  const known = error instanceof mongo.MongoError && error.hasErrorLabel('TransientTransactionError');
  return !known && isInfrastructure(error);
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

/** Somebody else changes the same thing, or holds what it is locked by. */
const CONFLICTS = new Set<unknown>([24, 112]);

const isConflict = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && CONFLICTS.has(error.code);

/**
 * The deadline's errors in words that a client can act upon; every other error as it is. The driver only says that it is
 * over; what was in the way is what the last run had met.
 */
function explained(error: unknown, conflict: boolean): unknown {
  if (!(error instanceof mongo.MongoError)) return error;
  const overdue = error instanceof mongo.MongoOperationTimeoutError;
  if (!overdue && !error.hasErrorLabel('TransientTransactionError')) return error;
  if (!isConflict(error) && !(overdue && conflict))
    return refuse.unavailable(
      'The database does not answer for the moment; nothing was saved. Try again.',
      error,
    );
  const busy = 'Too many others are changing the same thing; nothing was saved. Try again.';
  return Object.assign(new Refusal(ErrorCode.RATE_LIMITED, busy, { retryAfter: 1 }), { cause: error });
}

/** The same of a commit: where the server has not said that it let go of the transaction, nobody knows. */
function uncertain(error: unknown): unknown {
  if (!(error instanceof mongo.MongoError)) return error;
  if (error.hasErrorLabel('TransientTransactionError')) return explained(error, false);
  const words = 'It is not known whether this was saved. Try again with the same clientId.';
  return refuse.unavailable(words, error);
}
