import type { Model, Types } from 'mongoose';

/** Fewer people than this are asked for by name; of more, the rows of the one person are read, if those are not more. */
const A_FEW = 200;

/** A kind of row that ties one person to others: which field names the person, which the others. */
export interface Tie {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
  model: Model<any>;
  person: string;
  other: string;
  where?: Record<string, unknown>;
}

/**
 * Which of many people are tied to one person, in one or two commands however many they are: what a loader asks for one
 * viewer and many people, this asks for many viewers and one.
 */
export async function tiedTo(
  { model, person, other, where = {} }: Tie,
  one: Types.ObjectId,
  others: readonly Types.ObjectId[],
): Promise<Set<string>> {
  if (others.length === 0) return new Set();
  const of = (filter: Record<string, unknown>, limit: number) =>
    model.collection
      .find(
        { [person]: one, ...where, ...filter },
        { projection: { _id: 0, [other]: 1 }, limit, batchSize: limit + 1 },
      )
      .toArray();
  const all = others.length > A_FEW ? await of({}, others.length) : null;
  const rows =
    all && all.length < others.length ? all : await of({ [other]: { $in: others } }, others.length);
  return new Set(rows.map((row) => (row[other] as Types.ObjectId).toHexString()));
}
