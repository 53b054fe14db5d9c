import { mongo } from 'mongoose';

const LABELS = [
  'TransientTransactionError',
  'UnknownTransactionCommitResult',
  'RetryableWriteError',
  'ResumableChangeStreamError',
];

/**
 * Server errors that pass by themselves: elections, shutdowns, time limits, conflicts, locks, killed operations, lost
 * cursors and sessions, waits for a majority, an overloaded server, full disks.
 */
const PASSING_CODES = new Set([
  6, 7, 24, 43, 46, 50, 63, 64, 89, 91, 112, 133, 134, 150, 175, 189, 202, 206, 216, 225, 234, 237, 239, 246,
  251, 262, 290, 365, 402, 407, 433, 449, 9001, 10058, 10107, 11600, 11601, 11602, 13388, 13435, 13436, 14031,
]);

/** Errors of the driver about connections, by name: not all of their classes are shown. */
const PASSING_NAMES = new Set([
  'MongoClientClosedError',
  'MongoExpiredSessionError',
  'MongoNotConnectedError',
  'MongoOperationTimeoutError',
  'MongoPoolClosedError',
  'MongoServerClosedError',
  'MongoStalePrimaryError',
  'MongoTopologyClosedError',
  'MongoWaitQueueTimeoutError',
  'MongooseServerSelectionError',
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

/**
 * What a bulk write failed by. The driver wraps all of it as if the server had answered: a connection that was lost or never
 * came about, too.
 */
export function sourceOf(error: unknown): unknown {
  const source = error instanceof mongo.MongoBulkWriteError ? error.errorResponse : null;
  return source instanceof Error ? source : error;
}

/**
 * Whether an error is the world's, and not that of what was asked or done: the same may well succeed a moment later, and
 * nothing else would fare better now.
 */
export function isInfrastructure(thrown: unknown): boolean {
  const error = sourceOf(thrown);
  if (!(error instanceof Error)) return false;
  if (error instanceof mongo.MongoError && LABELS.some((label) => error.hasErrorLabel(label))) return true;
  if (error instanceof mongo.MongoServerError) return PASSING_CODES.has(Number(error.code));
  if (error instanceof mongo.MongoNetworkError || error instanceof mongo.MongoSystemError) return true;
  if (PASSING_NAMES.has(error.name)) return true;
  return SYSTEM_CODES.has((error as NodeJS.ErrnoException).code ?? '') || isRedisOutage(error);
}

/** So far back it is looked at what an error came of. */
const MOST_CAUSES = 5;

/** Whether an error, or what it came of, is the world's: whoever asks again later may well be answered. */
export function isOutage(error: unknown): boolean {
  let at = error;
  for (let n = 0; n < MOST_CAUSES && at instanceof Error; n++, at = at.cause)
    if (isInfrastructure(at)) return true;
  return false;
}

function isRedisOutage(error: Error): boolean {
  return (
    error.name === 'MaxRetriesPerRequestError' ||
    error.message === 'Connection is closed.' ||
    // One that is silent: a question or the connection was given up.
    error.message === 'Command timed out' ||
    error.message.startsWith('Socket timeout.') ||
    /^(READONLY|LOADING|CLUSTERDOWN|MASTERDOWN|TRYAGAIN) /.test(error.message)
  );
}
