import { mongo } from 'mongoose';

/** This process no longer leads: another one has taken the lane under a higher fence. */
export class FenceLost extends Error {
  constructor(lane: string) {
    super(`The lane ${lane} is another leader's now.`);
    this.name = 'FenceLost';
  }
}

/** The lane's place in the log can't be found by the change stream any more. */
export class HistoryLost extends Error {
  override name = 'HistoryLost';
}

const LABELS = [
  'TransientTransactionError',
  'UnknownTransactionCommitResult',
  'RetryableWriteError',
  'ResumableChangeStreamError',
];

/** Server errors that pass by themselves: elections, shutdowns, time limits, conflicts, lost cursors, full disks. */
const PASSING_CODES = new Set([
  6, 7, 43, 50, 63, 89, 91, 112, 133, 134, 150, 189, 225, 234, 237, 246, 251, 262, 290, 9001, 10107, 11600,
  11602, 13388, 13435, 13436, 14031,
]);

const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

/** Whether an error is the world's and not the event's: it is retried for as long as it takes. */
export function isInfrastructure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof mongo.MongoError && LABELS.some((label) => error.hasErrorLabel(label))) return true;
  if (error instanceof mongo.MongoServerError) return PASSING_CODES.has(Number(error.code));
  if (error instanceof mongo.MongoNetworkError || error instanceof mongo.MongoSystemError) return true;
  if (error instanceof mongo.MongoOperationTimeoutError || error instanceof mongo.MongoExpiredSessionError)
    return true;
  if (error instanceof mongo.MongoNotConnectedError || error instanceof mongo.MongoTopologyClosedError)
    return true;
  return SYSTEM_CODES.has((error as NodeJS.ErrnoException).code ?? '') || isRedisOutage(error);
}

function isRedisOutage(error: Error): boolean {
  return (
    error.name === 'MaxRetriesPerRequestError' ||
    error.message === 'Connection is closed.' ||
    /^(READONLY|LOADING|CLUSTERDOWN|MASTERDOWN|TRYAGAIN) /.test(error.message)
  );
}

const HISTORY_CODES = new Set([
  260, // InvalidResumeToken
  280, // ChangeStreamFatalError
  286, // ChangeStreamHistoryLost
]);

/** Whether a change stream can't start where it was asked to, and never will. */
export function isHistoryLost(error: unknown): boolean {
  if (error instanceof HistoryLost) return true;
  return error instanceof mongo.MongoServerError && HISTORY_CODES.has(Number(error.code));
}

/** How often an event is tried on its own before it is put aside. */
export const ATTEMPTS = 3;
