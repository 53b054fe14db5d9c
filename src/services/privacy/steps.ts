import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import { removeMentions } from '../../lib/text.js';
import type { AnyModel, Row } from './personal-data.js';
import { BATCH, type Leaver, type Step } from './step.js';

/** What has to be said, in the same transaction, of rows that are removed or emptied. */
type Saying = (tx: Tx, rows: Row[], one: Leaver) => void | Promise<void>;

const idsOf = (rows: readonly Row[]): Types.ObjectId[] => rows.map(({ _id }) => _id);

/** Some rows that name the person, as this transaction sees them. */
export function rowsOf(model: AnyModel, filter: Record<string, unknown>, tx?: Tx): Promise<Row[]> {
  const session = tx ? { session: tx.session } : {};
  return model.collection.find<Row>(filter, { ...session, limit: BATCH }).toArray();
}

/** Removes rows, and says so where others are to know: counters, lists. */
export function remove(model: AnyModel, path: string, say?: Saying, more: object = {}): Step {
  return {
    path,
    how: 'gone',
    take: (one) =>
      transact(null, async (tx) => {
        const rows = await rowsOf(model, { [path]: one.id, ...more }, tx);
        if (rows.length === 0) return { rows: 0 };
        await say?.(tx, rows, one);
        await model.collection.deleteMany({ _id: { $in: idsOf(rows) } }, { session: tx.session });
        return { rows: rows.length };
      }),
  };
}

/** Takes everything out of rows on which other people's things hang, and says so. */
export function empty(model: AnyModel, path: string, emptied: (tx: Tx) => object[], say: Saying): Step {
  return {
    path,
    how: 'emptied',
    take: (one) =>
      transact(null, async (tx) => {
        const rows = await rowsOf(model, { [path]: one.id }, tx);
        if (rows.length === 0) return { rows: 0 };
        await say(tx, rows, one);
        await model.collection.updateMany({ _id: { $in: idsOf(rows) } }, emptied(tx) as never, {
          session: tx.session,
        });
        return { rows: rows.length };
      }),
  };
}

/** Keeps rows, in the name of the erasure instead of the person's. */
export function anonymise(model: AnyModel, path: string, forgotten: string[] = []): Step {
  return {
    path,
    how: 'anonymous',
    take: (one) =>
      transact(null, async (tx) => {
        const rows = await rowsOf(model, { [path]: one.id }, tx);
        if (rows.length === 0) return { rows: 0 };
        const $unset = Object.fromEntries(forgotten.map((field) => [field, '']));
        const change = { $set: { [path]: one.anonymous }, ...(forgotten.length > 0 ? { $unset } : {}) };
        await model.collection.updateMany({ _id: { $in: idsOf(rows) } }, change, { session: tx.session });
        return { rows: rows.length };
      }),
  };
}

/**
 * Takes the person out of other people's words: a username is free again afterwards, and whoever takes it must not find
 * themselves in what was said to somebody else.
 */
export function unmention(model: AnyModel, path: string, words: string[]): Step {
  return {
    path,
    how: 'gone',
    take: (one) =>
      transact(null, async (tx) => {
        const rows = await rowsOf(model, { [path]: one.id, [`${path}.0`]: { $exists: true } }, tx);
        for (const row of rows) {
          const $set: Record<string, string> = {};
          for (const field of words)
            if (typeof row[field] === 'string') $set[field] = removeMentions(row[field], one.usernames);
          const change = { $pull: { [path]: one.id }, ...(Object.keys($set).length > 0 ? { $set } : {}) };
          await model.collection.updateOne({ _id: row._id }, change as never, { session: tx.session });
        }
        return { rows: rows.length };
      }),
  };
}

/** Nothing to do: such rows end by themselves, long before an account is erased that nobody could use for 30 days. */
export const expires = (path: string): Step => ({ path, how: 'expires' });

/** Nothing to do here: another collection's step, or the end of the account itself, sees to it. */
export const follows = (path: string): Step => ({ path, how: 'follows' });
