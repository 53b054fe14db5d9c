import type { Types } from 'mongoose';
import type { AnyModel, Shape } from '../lib/exchange/index.js';

type ObjectId = Types.ObjectId;

/** The two ends of a row: a viewer and a post, or a conversation and a participant. */
export interface Pair {
  one: ObjectId;
  other: ObjectId;
}

/** The pairs of one id with several others. */
export const pairsOf = (one: ObjectId, others: readonly ObjectId[]): Pair[] =>
  others.map((other) => ({ one, other }));

/**
 * The shape of queries for rows between pairs. Pairs are grouped by `one` into clauses, for which the database walks
 * its index once each; a single clause with all ids of both sides would return rows that no caller has requested.
 */
export function betweenPairs(
  model: AnyModel,
  clauses: (one: ObjectId, others: ObjectId[]) => Record<string, unknown>[],
  names: Pick<Shape<Pair>, 'name' | 'nameOf'>,
): Shape<Pair> {
  const match: Shape<Pair>['match'] = (asked) => {
    const byOne = new Map<string, { one: ObjectId; others: ObjectId[] }>();
    for (const { one, other } of asked) {
      const name = one.toHexString();
      const same = byOne.get(name);
      if (same) same.others.push(other);
      else byOne.set(name, { one, others: [other] });
    }
    const all = [...byOne.values()].flatMap(({ one, others }) => clauses(one, others));
    return all.length === 1 ? all[0]! : { $or: all };
  };
  return { model, match, ...names };
}

/** The same for rows with the two ids in two fields of a unique index. */
export function byPair(
  model: AnyModel,
  [oneField, otherField]: readonly [string, string],
  where: Record<string, unknown> = {},
): Shape<Pair> {
  const name = ({ one, other }: Pair): string => `${one.toHexString()}:${other.toHexString()}`;
  return betweenPairs(
    model,
    (one, others) => [{ [oneField]: one, [otherField]: { $in: others }, ...where }],
    { name, nameOf: (row) => name({ one: row[oneField] as ObjectId, other: row[otherField] as ObjectId }) },
  );
}
