import type { Model, Types } from 'mongoose';

/** An outbox row that waits for an external service: a mail server, a push service. */
export interface WaitingRow {
  _id: Types.ObjectId;
  status: string;
  /** Number of attempts. */
  attempts: number;
  /** When the next attempt is due. An attempt moves it forward, so that a failed worker's row is tried again. */
  dueAt: Date;
}

/** The status of waiting rows; all others are final. */
export const WAITING = 'pending';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the documents' type has no say in it
type Rows = Pick<Model<any>, 'collection'>;

const SURE = { writeConcern: { w: 'majority' } } as const;
const LONGEST_PAUSE_MS = 6 * 60 * 60 * 1_000;

/** The limits and pauses of attempts. */
export interface Patience {
  /** How long a dead gateway's row waits for another attempt. */
  leaseMs: number;
  /** Pause after the first failure; doubled after each further one. */
  retryMs: number;
  /** After this many attempts the row has failed. */
  mostAttempts: number;
  /** Number of concurrent deliveries. */
  hands: number;
}

/**
 * Delivers every due row. A row is claimed before and marked after, so two gateways never deliver the same one
 * concurrently. At-least-once: a gateway that dies between delivery and mark causes a duplicate.
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

/** Claims the longest due row. */
async function claim<T>({ collection }: Rows, leaseMs: number): Promise<T | null> {
  return collection.findOneAndUpdate(
    { status: WAITING, $expr: { $lte: ['$dueAt', '$$NOW'] } },
    [{ $set: { attempts: { $add: ['$attempts', 1] }, dueAt: { $add: ['$$NOW', leaseMs] } } }],
    { sort: { dueAt: 1 }, returnDocument: 'after', ...SURE },
  ) as Promise<T | null>;
}

/** Updates a claimed row, on the condition that the attempt is still ours. */
export async function mark(
  { collection }: Rows,
  { _id, attempts }: Pick<WaitingRow, '_id' | 'attempts'>,
  update: object[],
  where: Record<string, unknown> = {},
): Promise<void> {
  await collection.updateOne({ _id, attempts, status: WAITING, ...where }, update, SURE);
}

/**
 * The reason of a failure, for an update. `$literal`, because external text must not be evaluated as an expression.
 */
export const reasonOf = (error: unknown): object => ({ $literal: String(error).slice(0, 500) });

/** The pause after a failure: doubled after each further one, or as long as requested. */
export function pauseAfter(attempts: number, retryMs: number, askedMs = 0): number {
  return Math.min(Math.max(askedMs, retryMs * 2 ** (attempts - 1)), LONGEST_PAUSE_MS);
}
