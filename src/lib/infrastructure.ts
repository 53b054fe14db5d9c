import { mongo } from 'mongoose';

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

/**
 * Whether an error is the world's, and not that of what was asked or done: the same may well succeed a moment later, and
 * nothing else would fare better now.
 */
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
    // One that is silent: a question or the connection was given up.
    error.message === 'Command timed out' ||
    error.message.startsWith('Socket timeout.') ||
    /^(READONLY|LOADING|CLUSTERDOWN|MASTERDOWN|TRYAGAIN) /.test(error.message)
  );
}
