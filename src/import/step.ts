import type { Types } from 'mongoose';
import { transact, type Tx } from '../events/transact.js';
import { Refusal } from '../schema/errors.js';
import { Actors } from './actors.js';
import type { KindProgress } from './progress.js';
import type { Tally } from './tally.js';

/** What the steps of one bulk run share. */
export interface Bulk {
  tally: Tally;
  progress: (kind: string, total: number) => KindProgress;
  /** Ids of the events committed so far: what the lanes have to pass before counters are right. */
  commits: Types.ObjectId[];
}

/** One kind of rows, and how they are brought in through the services. */
export interface Step<T> {
  kind: string;
  items: readonly T[];
  /** Names an item in the account of what was skipped. */
  nameOf(item: T): string;
  /** Those of the items that are in the database already, asked in the transaction that would write them. */
  present(items: readonly T[], tx: Tx): Promise<Set<T>>;
  /** Loads at once what the services will look at one by one. */
  prepare?(items: readonly T[], actors: Actors): Promise<unknown>;
  /** Calls the service. A refusal of it skips the item. */
  write(item: T, tx: Tx, actors: Actors): Promise<unknown>;
  /** Items in one transaction. */
  size?: number;
  /** Transactions at a time. */
  parallel?: number;
}

const SIZE = 100;
const PARALLEL = 4;
const DEADLINE_MS = 60_000;

/**
 * Brings the items in, many in a transaction and several transactions at a time. What is there already stays as it is.
 * Returns what the services refused.
 */
export async function runStep<T>(bulk: Bulk, step: Step<T>): Promise<T[]> {
  const { items, size = SIZE, parallel = PARALLEL } = step;
  const progress = bulk.progress(step.kind, items.length);
  const all: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const batch = items.slice(next, (next += size));
      const { loaded, present, refused } = await writeBatch(bulk, step, batch);
      bulk.tally.loaded(step.kind, loaded);
      bulk.tally.present(step.kind, present);
      for (const { item, why } of refused) {
        bulk.tally.skipped(step.kind, why, step.nameOf(item));
        all.push(item);
      }
      progress.advance(batch.length);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  progress.done();
  return all;
}

interface Outcome<T> {
  loaded: number;
  present: number;
  refused: { item: T; why: string }[];
}

function writeBatch<T>(bulk: Bulk, step: Step<T>, batch: readonly T[]): Promise<Outcome<T>> {
  return transact(
    bulk,
    async (tx) => {
      // All of it anew in each run: the run before was rolled back.
      const actors = new Actors();
      const present = await step.present(batch, tx);
      const missing = batch.filter((item) => !present.has(item));
      const refused: Outcome<T>['refused'] = [];
      if (missing.length > 0) await step.prepare?.(missing, actors);
      for (const item of missing) {
        try {
          await step.write(item, tx, actors);
        } catch (error) {
          // Services refuse before they write, so nothing of the item is in the transaction.
          if (!(error instanceof Refusal)) throw error;
          refused.push({ item, why: error.message });
        }
      }
      return { loaded: missing.length - refused.length, present: present.size, refused };
    },
    { deadlineMs: DEADLINE_MS },
  );
}
