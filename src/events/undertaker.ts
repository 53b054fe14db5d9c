import type { Connection, mongo } from 'mongoose';
import { sleepUntil } from './pacing.js';

/** Our transactions go from command to command in milliseconds: one that rests this long has lost its process. */
const RESTING_MS = 5_000;
const UNAUTHORIZED = 13;

interface Resting {
  lsid: { id: mongo.Binary };
  /** How long it has worked in all: the same when nothing happened in it meanwhile. */
  worked: mongo.Long | number;
}

/**
 * Ends the transactions that gateways left open when they were killed. The server would keep them, and the documents
 * they have locked, for a minute, in which everyone who comes back to finish the same work is turned away. Ours are told
 * from other programs' by the connection's `appName`; without one nothing is done. Gives the number ended, which is
 * none once the signal has come.
 */
export async function endLeftTransactions(
  connection: Connection,
  restingMs = RESTING_MS,
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const client = connection.getClient();
  const appName = client.options.appName;
  if (!appName) return 0;
  const before = new Map((await resting(client, appName, restingMs)).map((one) => [nameOf(one), one]));
  if (before.size === 0) return 0;
  // The server only tells how long a transaction has rested in all, and bulk work adds up to seconds of that between its
  // many commands. So it is looked at twice: one that has worked meanwhile is alive.
  await sleepUntil(restingMs, signal);
  // Whoever leads next looks for itself.
  if (signal.aborted) return 0;
  const left = (await resting(client, appName, restingMs)).filter(
    (one) => String(before.get(nameOf(one))?.worked) === String(one.worked),
  );
  if (left.length > 0)
    await client.db('admin').command({ killSessions: left.map(({ lsid }) => ({ id: lsid.id })) });
  return left.length;
}

async function resting(client: mongo.MongoClient, appName: string, restingMs: number): Promise<Resting[]> {
  const found = client
    .db('admin')
    .aggregate<Resting>([
      { $currentOp: { idleSessions: true } },
      {
        $match: {
          type: 'idleSession',
          appName,
          'transaction.parameters.autocommit': false,
          'transaction.timeInactiveMicros': { $gt: restingMs * 1_000 },
        },
      },
      { $project: { lsid: 1, worked: '$transaction.timeActiveMicros' } },
    ])
    .toArray();
  // A user of the database that may not look waits for the server to do it.
  return found.catch((error: { code?: unknown }) =>
    error.code === UNAUTHORIZED ? [] : Promise.reject(error),
  );
}

const nameOf = ({ lsid }: Resting): string => lsid.id.toString('hex');
