import type { PipelineStage } from 'mongoose';
import { endOf, floorTo, ROLLUP_LEVELS, type RollupLevel } from '../../../lib/rollup-levels.js';
import { Figures } from '../../../loaders/analytics/index.js';
import { RollupModel, type Rollup } from '../../../models/analytics/index.js';
import type { RollupDefinition } from './define.js';

const SEPARATOR = '\u0000';

/** Figures of one period and key, on the way to a row. */
interface Made {
  at: Date;
  key: string[];
  figures: Figures;
}

/**
 * Makes the rows of all periods that a range touches, out of the raw rows; rows that nothing occurred for any more go. The
 * range is widened to whole quarters of an hour. Idempotent.
 */
export async function makePeriods(definition: RollupDefinition, from: Date, to: Date): Promise<void> {
  let [start, end] = [floorTo('quarter', from), endOf('quarter', new Date(to.getTime() - 1))];
  const quarters = await read(definition, start, end);
  await replace(definition.name, 'quarter', start, end, quarters);
  for (const [depth, level] of ROLLUP_LEVELS.entries()) {
    if (depth === 0) continue;
    start = floorTo(level, start);
    end = endOf(level, new Date(end.getTime() - 1));
    const children = await RollupModel.collection
      .find({ name: definition.name, level: ROLLUP_LEVELS[depth - 1]!, at: { $gte: start, $lt: end } })
      .toArray();
    await replace(definition.name, level, start, end, combined(children as unknown as Rollup[], level));
  }
}

/** The raw rows by quarter of an hour and key. */
async function read(definition: RollupDefinition, from: Date, to: Date): Promise<Made[]> {
  const { model, at, match, stages = [], by = {}, sums = {}, uniques = {}, values = {} } = definition;
  const named = (prefix: string, expressions: Record<string, unknown>, operator: string) =>
    Object.fromEntries(
      Object.entries(expressions).map(([name, expression]) => [
        `${prefix}${name}`,
        { [operator]: expression },
      ]),
    );
  const pipeline = [
    { $match: { ...match, [at]: { $gte: from, $lt: to } } },
    ...stages,
    {
      $group: {
        _id: {
          at: { $dateTrunc: { date: `$${at}`, unit: 'minute', binSize: 15 } },
          key: Object.values(by).map((expression) => ({ $ifNull: [{ $toString: expression }, ''] })),
        },
        count: { $sum: 1 },
        ...named('s_', sums, '$sum'),
        ...named('u_', uniques, '$addToSet'),
        ...named('v_', values, '$push'),
      },
    },
  ] as PipelineStage[];
  const made: Made[] = [];
  const cursor = model.collection.aggregate<
    Record<string, unknown> & { _id: { at: Date; key: string[] }; count: number }
  >(pipeline, { allowDiskUse: true });
  for await (const { _id, count, ...rest } of cursor) {
    const sumsOf: Record<string, number> = {};
    const figures = new Figures();
    for (const [field, value] of Object.entries(rest)) {
      const name = field.slice(2);
      if (field.startsWith('s_')) sumsOf[name] = value as number;
      for (const item of field.startsWith('s_') ? [] : (value as unknown[])) {
        if (item === null || item === undefined) continue;
        if (field.startsWith('u_')) figures.addUnique(name, String(item));
        else figures.addValue(name, item as number);
      }
    }
    figures.add({ count, sums: sumsOf });
    made.push({ ..._id, figures });
  }
  return made;
}

function combined(rows: readonly Rollup[], level: RollupLevel): Made[] {
  const made = new Map<string, Made>();
  for (const row of rows) {
    const at = floorTo(level, row.at);
    const id = [at.getTime(), ...row.key].join(SEPARATOR);
    let one = made.get(id);
    if (!one) made.set(id, (one = { at, key: row.key, figures: new Figures() }));
    one.figures.add(row);
  }
  return [...made.values()];
}

/** Readers see the old rows or the new ones of a period and key, and never none. */
async function replace(
  name: string,
  level: RollupLevel,
  from: Date,
  to: Date,
  made: readonly Made[],
): Promise<void> {
  const idOf = ({ at, key }: Made): string =>
    [name, level, at.getTime().toString(36), ...key].join(SEPARATOR);
  const rows = made.map((one) => ({
    ...{ _id: idOf(one), name, level, at: one.at, key: one.key },
    ...one.figures.stored(),
  }));
  const kept = new Set(rows.map(({ _id }) => _id));
  const old = await RollupModel.collection
    .find({ name, level, at: { $gte: from, $lt: to } }, { projection: { _id: 1 } })
    .toArray();
  const gone = old.map(({ _id }) => _id as unknown as string).filter((_id) => !kept.has(_id));
  const writes = [
    ...rows.map((row) => ({ replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true } })),
    ...gone.map((_id) => ({ deleteOne: { filter: { _id } } })),
  ];
  if (writes.length > 0) await RollupModel.collection.bulkWrite(writes as never, { ordered: false });
}
