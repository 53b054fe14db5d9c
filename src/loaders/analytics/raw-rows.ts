import type { Types } from 'mongoose';
import type { AnyModel } from '../../lib/exchange/index.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import { countRows, scan } from '../scan.js';

/** Counting goes up to here; beyond it no total is given. */
const MOST_COUNTED = 20_000;

/** Which raw rows. */
export interface RawFilter {
  visitor?: Types.ObjectId | undefined;
  session?: Types.ObjectId | undefined;
}

/** The list of all raw rows of a collection, latest first by a time. */
export function rawRows<T extends { _id: Types.ObjectId }>(
  model: AnyModel & { modelName: string },
  time: string & keyof T,
) {
  const matchOf = ({ visitor, session }: RawFilter) => ({
    ...(session ? { session } : {}),
    ...(visitor ? { visitor } : {}),
  });
  return {
    async scan(loaders: Loaders, range: Range, filter: RawFilter): Promise<T[]> {
      const order = { field: time, direction: -1 } as const;
      const rows = await scan<T>(loaders, range, { model, match: matchOf(filter), order });
      return rows.map((row) => typed(model.modelName, row));
    },
    async count(loaders: Loaders, filter: RawFilter): Promise<number | null> {
      const found = await countRows(loaders, { model, match: matchOf(filter) }, MOST_COUNTED + 1);
      return found > MOST_COUNTED ? null : found;
    },
    position: (row: T) => ({ key: row[time] as Date, id: row._id }),
  };
}
