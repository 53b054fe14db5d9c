import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import { removeMentions } from '../../lib/text.js';
import { own, type AnyModel, type Row } from './personal-data.js';
import { BATCH, type Leaver, type Step } from './step.js';

/** The events for removed or emptied rows, in the same transaction. */
type Saying = (tx: Tx, rows: Row[], one: Leaver) => void | Promise<void>;

const idsOf = (rows: readonly Row[]): Types.ObjectId[] => rows.map(({ _id }) => _id);

/** Processes the matching rows, some per transaction, until none are left. */
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

/** Removes rows, and emits events where others depend on them: counters, lists. */
export function remove(model: AnyModel, path: string, say?: Saying, more: object = {}): Step {
  const named = ({ id }: Leaver) => ({ [path]: id, ...more });
  const take = taking(model, named, async (tx, rows, one) => {
    await say?.(tx, rows, one);
    await model.collection.deleteMany({ _id: { $in: idsOf(rows) } }, { session: tx.session });
  });
  return { path, how: 'gone', take };
}

/** Empties rows with other users' content attached, and emits events. */
export function empty(model: AnyModel, path: string, emptied: (tx: Tx) => object[], say: Saying): Step {
  const take = taking(model, own(path), async (tx, rows, one) => {
    await say(tx, rows, one);
    await changeAll(model, rows, emptied(tx), tx);
  });
  return { path, how: 'emptied', take };
}

/** Keeps rows, with the erasure's id instead of the user's and without some fields; all rows, or only some. */
export function anonymise(model: AnyModel, path: string, forgotten: string[] = [], only: object = {}): Step {
  const $unset = Object.fromEntries(forgotten.map((field) => [field, '']));
  const named = ({ id }: Leaver) => ({ [path]: id, ...only });
  const take = taking(model, named, (tx, rows, { anonymous }) =>
    changeAll(model, rows, { $set: { [path]: anonymous }, ...(forgotten.length > 0 ? { $unset } : {}) }, tx),
  );
  return { path, how: 'anonymous', take };
}

/** The value of a stored path such as `content.text`. */
const at = (row: object, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], row);

/** The same for a field of the items of a list, such as the authors of responses. */
export function anonymiseItems(model: AnyModel, list: string, field: string): Step {
  const path = `${list}.${field}`;
  const take = taking(model, own(path), async ({ session }, rows, { id, anonymous }) => {
    await model.collection.updateMany(
      { _id: { $in: idsOf(rows) } },
      { $set: { [`${list}.$[one].${field}`]: anonymous } },
      { session, arrayFilters: [{ [`one.${field}`]: id }] },
    );
  });
  return { path, how: 'anonymous', take };
}

/**
 * Removes the user's mentions from other users' texts: the username is free afterwards, and its next owner must not
 * appear in them.
 */
export function unmention(
  model: AnyModel,
  path: string,
  words: string[],
  searchText?: (words: Record<string, string>) => string | null,
): Step {
  const named = ({ id }: Leaver) => ({ [path]: id, [`${path}.0`]: { $exists: true } });
  const take = taking(model, named, async (tx, rows, { id, usernames }) => {
    for (const row of rows) {
      const $set: Record<string, string> = {};
      for (const field of words) {
        const text = at(row, field);
        if (typeof text === 'string') $set[field] = removeMentions(text, usernames);
      }
      const text = searchText?.({ ...row, ...$set } as unknown as Record<string, string>);
      if (text != null) $set['searchText'] = text;
      const change = { $pull: { [path]: id }, ...(Object.keys($set).length > 0 ? { $set } : {}) };
      await model.collection.updateOne({ _id: row._id }, change as never, { session: tx.session });
    }
  });
  return { path, how: 'gone', take };
}

/** No step needed: such rows expire long before the erasure, because the account was disabled for 30 days. */
export const expires = (path: string): Step => ({ path, how: 'expires' });

/** No step needed here: another collection's step, or the deletion of the account, covers it. */
export const follows = (path: string): Step => ({ path, how: 'follows' });
