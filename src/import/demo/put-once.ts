import type { Types } from 'mongoose';
import type { AnyModel } from '../../lib/exchange/index.js';

/** A row of the demo, with an id that is the same at every run. */
export type SeedRow = Record<string, unknown> & { _id: Types.ObjectId };

const BATCH = 5_000;

/** Stores rows that need no service. Rows that a run before it was cut off has stored stay as they are. */
export async function putOnce(model: AnyModel, rows: readonly SeedRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const writes = rows.slice(start, start + BATCH).map(({ _id, ...row }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true },
    }));
    await model.collection.bulkWrite(writes as never, { ordered: false });
  }
}
