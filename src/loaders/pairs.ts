import type { Types } from 'mongoose';
import type { AnyModel, Shape } from '../lib/exchange/index.js';

type ObjectId = Types.ObjectId;

/** Two between whom a row may lie: a viewer and a post, a conversation and somebody in it. */
export interface Pair {
  one: ObjectId;
  other: ObjectId;
}

/** Each of some with one. */
export const pairsOf = (one: ObjectId, others: readonly ObjectId[]): Pair[] =>
  others.map((other) => ({ one, other }));

/**
 * A shape of questions for what lies between two. What is asked of several is one condition of their clauses, for which the
 * database walks its index once a clause; all of both sides in one clause would bring rows that nobody has asked for.
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

/** The same for rows that hold the two in two fields, which a unique index has. */
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
