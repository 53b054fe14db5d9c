import mongoose, { type ClientSession, type Types } from 'mongoose';
import { unpassed } from '../../events/batch.js';
import { COUNTERS_LANE } from '../../events/settled.js';
import type { DomainEvent } from '../../events/types.js';
import { DomainEventModel } from '../../models/system/domain-event.js';
import { compareCounters, projectionOf, type Drift } from './compare-counters.js';
import { ofDomains } from '../../domain.js';
import type { CountedCollection, CounterDocument } from './counters/counted.js';

/** The options of a reconciliation. */
export interface ReconcileOptions {
  /** Whether to repair drift. Balances are only reported. */
  fix?: boolean;
  /** Waits until a lane has processed everything committed by now. Called for the lanes of the checked counters. */
  settle: (lane: string) => Promise<void>;
  /** Called after each chunk. */
  progress?: (collection: string, checked: number) => void;
}

/** The result of a reconciliation. */
export interface Reconciliation {
  /** Number of checked documents. */
  checked: number;
  /** Counters that differ from their rows (before a repair). */
  drift: Drift[];
  /** Number of repaired counters. */
  repaired: number;
}

const CHUNK = 500;
/** Number of recent events that are checked for being folded; unprocessed events are among the newest. */
const NEWEST_EVENTS = 1_000;
/** Under constant writes some counter is always slightly behind, so a difference is checked several times. */
const LOOKS = 100;

/**
 * Recomputes every counter from its rows. Safe with running gateways: a difference only counts as drift if rows and
 * counter are read in one snapshot in which no event waits to be folded.
 */
export async function reconcile(options: ReconcileOptions): Promise<Reconciliation> {
  const result: Reconciliation = { checked: 0, drift: [], repaired: 0 };
  let settled: string | null = null;
  for (const source of byLane(ofDomains('counted'))) {
    const lane = laneOf(source);
    if (lane !== settled) await options.settle((settled = lane));
    for await (const ids of chunksOf(source)) {
      const drift = await checkChunk(source, ids, options);
      result.checked += ids.length;
      result.drift.push(...drift);
      if (options.fix) result.repaired += drift.filter((one) => !one.readOnly).length;
      options.progress?.(source.model.collection.name, ids.length);
    }
  }
  return result;
}

const laneOf = ({ lane = COUNTERS_LANE }: CountedCollection): string => lane;

async function* chunksOf({
  model,
  where = () => ({}),
}: CountedCollection): AsyncGenerator<Types.ObjectId[], void> {
  const filter = where();
  let last: Types.ObjectId | null = null;
  for (;;) {
    const rows: { _id: Types.ObjectId }[] = await model.collection
      .find<{ _id: Types.ObjectId }>(last ? { ...filter, _id: { $gt: last } } : filter, {
        sort: { _id: 1 },
        limit: CHUNK,
        projection: { _id: 1 },
      })
      .toArray();
    if (rows.length === 0) return;
    last = rows.at(-1)!._id;
    yield rows.map((row) => row._id);
  }
}

async function checkChunk(
  source: CountedCollection,
  ids: Types.ObjectId[],
  { fix = false, settle }: ReconcileOptions,
): Promise<Drift[]> {
  let suspects = ids;
  for (let look = 1; ; look += 1) {
    const { drift, quiet } = await inSnapshot((session) => compareNow(source, suspects, session, fix));
    if (drift.length === 0 || quiet) return drift;
    if (look === LOOKS)
      throw new Error(
        `The counters of ${source.model.collection.name} never came to rest; is a gateway running?`,
      );
    suspects = [...new Map(drift.map(({ id }) => [id.toHexString(), id])).values()];
    await settle(laneOf(source));
  }
}

async function compareNow(
  source: CountedCollection,
  ids: Types.ObjectId[],
  session: ClientSession,
  fix: boolean,
): Promise<{ drift: Drift[]; quiet: boolean }> {
  const documents = await source.model.collection
    .find<CounterDocument>({ _id: { $in: ids } }, { session, projection: projectionOf(source) })
    .toArray();
  const drift = await compareCounters(source, documents, session);
  if (drift.length === 0) return { drift, quiet: true };
  const newest = (await DomainEventModel.collection
    .find({}, { session, sort: { _id: -1 }, limit: NEWEST_EVENTS, projection: { _id: 1 } })
    .toArray()) as unknown as DomainEvent[];
  const quiet = (await unpassed(laneOf(source), newest, session)).length === 0;
  if (quiet && fix) await repair(source, drift, session);
  return { drift, quiet };
}

/**
 * Repairs by difference, in the transaction of the comparison: concurrent folding conflicts, and everything is read
 * again.
 */
async function repair(source: CountedCollection, drift: Drift[], session: ClientSession): Promise<void> {
  const updates = drift
    .filter((one) => !one.readOnly)
    .map(({ id, path, stored, counted }) => ({
      updateOne: { filter: { _id: id }, update: { $inc: { [path]: counted - stored } } },
    }));
  if (updates.length > 0) await source.model.collection.bulkWrite(updates as never, { session });
}

async function inSnapshot<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = await mongoose.startSession();
  try {
    return await session.withTransaction(() => work(session), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
    });
  } finally {
    await session.endSession();
  }
}

/** Collections grouped by lane, because each lane is waited for once. */
function byLane(counted: readonly CountedCollection[]): CountedCollection[] {
  const lanes = [...new Set(counted.map(laneOf))];
  return lanes.flatMap((lane) => counted.filter((one) => laneOf(one) === lane));
}
