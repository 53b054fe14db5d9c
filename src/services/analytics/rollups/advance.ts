import { sharedNow } from '../../../lib/clock.js';
import { endOf, floorTo, QUARTER_MS } from '../../../lib/rollup-levels.js';
import { RollupLateSlotModel, RollupStateModel } from '../../../models/analytics/index.js';
import { allRollups, type RollupDefinition } from './define.js';
import { makePeriods } from './make.js';

/** Periods are made again so long after their end: transactions that took their time then commit. */
const OVERLAP_MS = 4 * QUARTER_MS;
const DAY_MS = 24 * 60 * 60 * 1_000;
const MOST_LATE = 1_000;

interface Options {
  signal?: AbortSignal | undefined;
  /** Only the rollups with these names. Defaults to all. */
  names?: readonly string[];
}

const chosen = ({ names }: Options): RollupDefinition[] =>
  allRollups().filter(({ name }) => !names || names.includes(name));

/**
 * Makes every rollup up to the present, the running quarter of an hour included, and the earlier periods that rows were added
 * to. Runs by the clock; may be cut off anywhere, and run again at any time.
 */
export async function advanceRollups(options: Options = {}): Promise<void> {
  const now = sharedNow();
  for (const definition of chosen(options)) {
    if (options.signal?.aborted) return;
    const state = await RollupStateModel.collection.findOne({ _id: definition.name as never });
    const madeUntil = state?.['madeUntil'] as Date | undefined;
    const from = madeUntil ? new Date(madeUntil.getTime() - OVERLAP_MS) : await earliest(definition);
    await makeRange(definition, from ?? now, now, options.signal);
  }
  await makeLate(options);
}

/** Makes rollups of a range again, whatever stands there. */
export async function remakeRollups(from: Date, to: Date, options: Options = {}): Promise<void> {
  for (const definition of chosen(options)) await makeRange(definition, from, to, options.signal);
}

/** Forgets how far rollups are made, so that the next run begins with the earliest raw row: after an import. */
export async function restartRollups(options: Options = {}): Promise<void> {
  await RollupStateModel.collection.deleteMany({
    _id: { $in: chosen(options).map(({ name }) => name) as never[] },
  });
}

/** Notes that rows of a collection were added with times that may be made already. */
export async function markLate(source: string, times: readonly Date[]): Promise<void> {
  const slots = new Map<number, number>();
  for (const time of times) {
    const at = floorTo('quarter', time).getTime();
    slots.set(at, (slots.get(at) ?? 0) + 1);
  }
  if (slots.size === 0) return;
  await RollupLateSlotModel.collection.bulkWrite(
    [...slots].map(([at, additions]) => ({
      updateOne: {
        filter: { _id: `${source} ${at.toString(36)}` as never },
        update: { $set: { source, at: new Date(at) }, $inc: { additions } },
        upsert: true,
      },
    })),
    { ordered: false },
  );
}

async function makeLate(options: Options): Promise<void> {
  const late = await RollupLateSlotModel.collection
    .find<{ _id: string; source: string; at: Date; additions: number }>({})
    .sort({ _id: 1 })
    .limit(MOST_LATE)
    .toArray();
  const definitions = chosen(options);
  for (const { _id, source, at, additions } of late) {
    if (options.signal?.aborted) return;
    for (const definition of definitions)
      if (definition.model.collection.name === source)
        await makePeriods(definition, at, endOf('quarter', at));
    if (!options.names) await RollupLateSlotModel.collection.deleteOne({ _id: _id as never, additions });
  }
}

/** In steps of up to a month, each on record: a run that was cut off goes on from there. */
async function makeRange(
  definition: RollupDefinition,
  from: Date,
  to: Date,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let at = from; at <= to;) {
    if (signal?.aborted) return;
    const end = new Date(Math.min(endOf('month', at).getTime(), endOf('quarter', to).getTime()));
    await makePeriods(definition, at, end);
    await RollupStateModel.collection.updateOne(
      { _id: definition.name as never },
      { $max: { madeUntil: end } },
      { upsert: true },
    );
    at = end;
  }
}

/** When the first raw row occurred; null without rows. A row from the future says nothing. */
async function earliest({ model, at, match }: RollupDefinition): Promise<Date | null> {
  const [first] = await model.collection
    .find({ ...match, [at]: { $type: 'date', $lt: new Date(sharedNow().getTime() + DAY_MS) } })
    .sort({ [at]: 1 })
    .limit(1)
    .project({ [at]: 1 })
    .toArray();
  return first
    ? (at
        .split('.')
        .reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], first) as Date)
    : null;
}

/** How far every rollup is made, by name. */
export async function rollupProgress(): Promise<{ name: string; madeUntil: Date | null }[]> {
  const states = await RollupStateModel.collection.find<{ _id: string; madeUntil: Date }>({}).toArray();
  const until = new Map(states.map(({ _id, madeUntil }) => [_id, madeUntil]));
  return allRollups()
    .map(({ name }) => ({ name, madeUntil: until.get(name) ?? null }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
