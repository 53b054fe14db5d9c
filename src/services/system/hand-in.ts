import type { Model, Types } from 'mongoose';

/** A row that waits to be handed to somebody outside: a mail server, a push service. */
export interface WaitingRow {
  _id: Types.ObjectId;
  status: string;
  /** How often it was taken in hand. */
  attempts: number;
  /** When it may be tried; whoever tries moves it on, so that it comes back if they don't. */
  dueAt: Date;
}

/** What waits has this status; all others are ends. */
export const WAITING = 'pending';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the documents' type has no say in it
type Rows = Pick<Model<any>, 'collection'>;

const SURE = { writeConcern: { w: 'majority' } } as const;
const LONGEST_PAUSE_MS = 6 * 60 * 60 * 1_000;

/** How long to go on trying, and how hard. */
export interface Patience {
  /** How long a row in the hands of a gateway that died stays there. */
  leaseMs: number;
  /** How long a row rests after its first failure; twice as long after each further one. */
  retryMs: number;
  /** Then it is given up. */
  mostAttempts: number;
  /** How many are handed in at the same time. */
  hands: number;
}

/**
 * Hands in every row that is due. A row is claimed before and marked after, so that two gateways never have the same
 * one in hand; only one that dies between the yes from outside and its own note leaves it to be handed in twice.
 */
export async function handIn<T extends WaitingRow>(
  rows: Rows,
  { signal, leaseMs, hands }: Pick<Patience, 'leaseMs' | 'hands'> & { signal: AbortSignal },
  deliver: (row: T) => Promise<void>,
): Promise<void> {
  const hand = async (): Promise<void> => {
    while (!signal.aborted) {
      const row = await claim<T>(rows, leaseMs);
      if (!row) return;
      await deliver(row);
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
}

/** Takes the row that is due longest. */
async function claim<T>({ collection }: Rows, leaseMs: number): Promise<T | null> {
  return collection.findOneAndUpdate(
    { status: WAITING, $expr: { $lte: ['$dueAt', '$$NOW'] } },
    [{ $set: { attempts: { $add: ['$attempts', 1] }, dueAt: { $add: ['$$NOW', leaseMs] } } }],
    { sort: { dueAt: 1 }, returnDocument: 'after', ...SURE },
  ) as Promise<T | null>;
}

/** Writes to a row in hand, only while the attempt is still ours: a claim after it has counted on. */
export async function mark(
  { collection }: Rows,
  { _id, attempts }: Pick<WaitingRow, '_id' | 'attempts'>,
  update: object[],
  where: Record<string, unknown> = {},
): Promise<void> {
  await collection.updateOne({ _id, attempts, status: WAITING, ...where }, update, SURE);
}

/** Why something failed, as an update keeps it: what comes from outside is no expression. */
export const reasonOf = (error: unknown): object => ({ $literal: String(error).slice(0, 500) });

/** How long a row rests after a failure: twice as long after each further one, or as long as is asked for. */
export function pauseAfter(attempts: number, retryMs: number, askedMs = 0): number {
  return Math.min(Math.max(askedMs, retryMs * 2 ** (attempts - 1)), LONGEST_PAUSE_MS);
}
