import type { Connection, mongo } from 'mongoose';
import { sleepUntil } from './pacing.js';

/** Our transactions send their commands milliseconds apart: one that is idle for this long has lost its process. */
const RESTING_MS = 5_000;
const UNAUTHORIZED = 13;

interface Resting {
  lsid: { id: mongo.Binary };
  /** Its total active time: unchanged if it was idle in between. */
  worked: mongo.Long | number;
}

/**
 * Aborts the transactions that killed gateways left open. The server would keep them and their locks for a minute,
 * during which retries of the same work would fail. The connection's `appName` distinguishes ours from those of other
 * programs; without one nothing is done. Returns the number aborted; 0 once the signal is aborted.
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
  // The server reports only the total idle time, and bulk work accumulates seconds of it between its many commands.
  // So it is checked twice: a transaction that was active in between is alive.
  await sleepUntil(restingMs, signal);
  // The next leader checks for itself.
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
  // Without this permission, the gateway waits for the server to abort them.
  return found.catch((error: { code?: unknown }) =>
    error.code === UNAUTHORIZED ? [] : Promise.reject(error),
  );
}

const nameOf = ({ lsid }: Resting): string => lsid.id.toString('hex');
