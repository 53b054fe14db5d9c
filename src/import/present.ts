import type { Model, Types } from 'mongoose';
import type { Tx } from '../events/transact.js';

// All rows come in the first batch: a transaction with a deadline can't ask for more, see events/batch.ts.

/** Those of the items whose id is in the collection, whatever became of them since. */
export async function presentById<T>(
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
  model: Model<any>,
  items: readonly T[],
  idOf: (item: T) => Types.ObjectId,
  tx: Pick<Tx, 'session'>,
): Promise<Set<T>> {
  const rows = await model.collection
    .find(
      { _id: { $in: items.map(idOf) } },
      { projection: { _id: 1 }, session: tx.session, batchSize: items.length + 1 },
    )
    .toArray();
  const there = new Set(rows.map((row) => String(row._id)));
  return new Set(items.filter((item) => there.has(idOf(item).toHexString())));
}

/** Those of the items whose pair of ids is in the collection, by an index that begins with both. */
export async function presentByPair<T>(
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
  model: Model<any>,
  items: readonly T[],
  [first, second]: [string, string],
  pairOf: (item: T) => [Types.ObjectId, Types.ObjectId],
  tx: Pick<Tx, 'session'>,
): Promise<Set<T>> {
  const pairs = items.map(pairOf);
  const rows = await model.collection
    .find(
      { $or: pairs.map(([a, b]) => ({ [first]: a, [second]: b })) },
      { projection: { [first]: 1, [second]: 1 }, session: tx.session, batchSize: items.length + 1 },
    )
    .toArray();
  const there = new Set(rows.map((row) => `${String(row[first])} ${String(row[second])}`));
  return new Set(items.filter((_, index) => there.has(pairs[index]!.join(' '))));
}
