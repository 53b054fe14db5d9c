import { mongo } from 'mongoose';

const LABELS = [
  'TransientTransactionError',
  'UnknownTransactionCommitResult',
  'RetryableWriteError',
  'ResumableChangeStreamError',
];

/**
 * Server errors that are transient: elections, shutdowns, time limits, conflicts, locks, killed operations, lost
 * cursors and sessions, waits for a majority, an overloaded server, full disks.
 */
const PASSING_CODES = new Set([
  6, 7, 24, 43, 46, 50, 63, 64, 89, 91, 112, 133, 134, 150, 175, 189, 202, 206, 216, 225, 234, 237, 239, 246,
  251, 262, 290, 365, 402, 407, 433, 449, 9001, 10058, 10107, 11600, 11601, 11602, 13388, 13435, 13436, 14031,
]);

/** Names of the driver's connection errors. The driver does not export all of their classes. */
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
 * The cause of a failed bulk write. The driver wraps every cause as if the server had answered, a lost connection
 * too.
 */
export function sourceOf(error: unknown): unknown {
  const source = error instanceof mongo.MongoBulkWriteError ? error.errorResponse : null;
  return source instanceof Error ? source : error;
}

/**
 * Whether an error is caused by the infrastructure and not by the operation: a retry may succeed, and other
 * operations would fail now too.
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

/** The most causes of an error that are examined. */
const MOST_CAUSES = 5;

/** Whether an error or one of its causes comes from the infrastructure, so that a later retry may succeed. */
export function isOutage(error: unknown): boolean {
  let at = error;
  for (let n = 0; n < MOST_CAUSES && at instanceof Error; n++, at = at.cause)
    if (isInfrastructure(at)) return true;
  return false;
}

function isRedisOutage(error: Error): boolean {
  return (
    error.name === 'MaxRetriesPerRequestError' ||
    // No node of a cluster answers, or the cluster is not connected.
    error.name === 'ClusterAllFailedError' ||
    error.message.startsWith("Cluster isn't ready") ||
    error.message.startsWith('Too many Cluster redirections') ||
    error.message === 'Connection is closed.' ||
    // A timeout: a query or the connection was abandoned.
    error.message === 'Command timed out' ||
    error.message.startsWith('Socket timeout.') ||
    /^(READONLY|LOADING|CLUSTERDOWN|MASTERDOWN|TRYAGAIN) /.test(error.message)
  );
}
