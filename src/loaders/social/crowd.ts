import type { Model, Types } from 'mongoose';

/**
 * Up to this number, the users are listed in the query; for more, all rows of the one user are read, if they are not
 * more.
 */
const A_FEW = 200;

/** A kind of row between one user and others: the field of the one user, and of the others. */
export interface Tie {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
  model: Model<any>;
  person: string;
  other: string;
  where?: Record<string, unknown>;
}

/**
 * The users among many that have a row with one user, in one or two commands for any number. Loaders answer for one
 * viewer and many users; this answers for many viewers and one user.
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
