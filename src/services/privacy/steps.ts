import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import { removeMentions } from '../../lib/text.js';
import { own, type AnyModel, type Row } from './personal-data.js';
import { BATCH, type Leaver, type Step } from './step.js';

/** What has to be said, in the same transaction, of rows that are removed or emptied. */
type Saying = (tx: Tx, rows: Row[], one: Leaver) => void | Promise<void>;

const idsOf = (rows: readonly Row[]): Types.ObjectId[] => rows.map(({ _id }) => _id);

/** Takes on the rows that match, some in each transaction, until none are left. */
export const taking =
  (
    model: AnyModel,
    filter: (one: Leaver) => Record<string, unknown>,
    work: (tx: Tx, rows: Row[], one: Leaver) => Promise<unknown>,
  ): Required<Step>['take'] =>
  (one) =>
    transact(null, async (tx) => {
      const rows = await model.collection
        .find<Row>(filter(one), { session: tx.session, limit: BATCH })
        .toArray();
      if (rows.length > 0) await work(tx, rows, one);
      return { rows: rows.length };
    });

const changeAll = (model: AnyModel, rows: Row[], change: object, { session }: Tx): Promise<unknown> =>
  model.collection.updateMany({ _id: { $in: idsOf(rows) } }, change, { session });

/** Removes rows, and says so where others are to know: counters, lists. */
export function remove(model: AnyModel, path: string, say?: Saying, more: object = {}): Step {
  const named = ({ id }: Leaver) => ({ [path]: id, ...more });
  const take = taking(model, named, async (tx, rows, one) => {
    await say?.(tx, rows, one);
    await model.collection.deleteMany({ _id: { $in: idsOf(rows) } }, { session: tx.session });
  });
  return { path, how: 'gone', take };
}

/** Takes everything out of rows on which other people's things hang, and says so. */
export function empty(model: AnyModel, path: string, emptied: (tx: Tx) => object[], say: Saying): Step {
  const take = taking(model, own(path), async (tx, rows, one) => {
    await say(tx, rows, one);
    await changeAll(model, rows, emptied(tx), tx);
  });
  return { path, how: 'emptied', take };
}

/** Keeps rows, in the name of the erasure instead of the person's. */
export function anonymise(model: AnyModel, path: string, forgotten: string[] = []): Step {
  const $unset = Object.fromEntries(forgotten.map((field) => [field, '']));
  const take = taking(model, own(path), (tx, rows, { anonymous }) =>
    changeAll(model, rows, { $set: { [path]: anonymous }, ...(forgotten.length > 0 ? { $unset } : {}) }, tx),
  );
  return { path, how: 'anonymous', take };
}

/**
 * Takes the person out of other people's words: a username is free again afterwards, and whoever takes it must not find
 * themselves in what was said to somebody else.
 */
export function unmention(model: AnyModel, path: string, words: string[]): Step {
  const named = ({ id }: Leaver) => ({ [path]: id, [`${path}.0`]: { $exists: true } });
  const take = taking(model, named, async (tx, rows, { id, usernames }) => {
    for (const row of rows) {
      const $set: Record<string, string> = {};
      for (const field of words)
        if (typeof row[field] === 'string') $set[field] = removeMentions(row[field], usernames);
      const change = { $pull: { [path]: id }, ...(Object.keys($set).length > 0 ? { $set } : {}) };
      await model.collection.updateOne({ _id: row._id }, change as never, { session: tx.session });
    }
  });
  return { path, how: 'gone', take };
}

/** Nothing to do: such rows end by themselves, long before an account is erased that nobody could use for 30 days. */
export const expires = (path: string): Step => ({ path, how: 'expires' });

/** Nothing to do here: another collection's step, or the end of the account itself, sees to it. */
export const follows = (path: string): Step => ({ path, how: 'follows' });
