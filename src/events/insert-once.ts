import type { ReturnModelType } from '@typegoose/typegoose';
import type { AnyParamConstructor } from '@typegoose/typegoose/lib/types.js';
import type { QueryFilter } from 'mongoose';
import type { Tx } from './transact.js';

/**
 * Inserts a document unless one that matches `filter` is there; tells whether it did. `filter` has to be the key of a
 * unique index. This, and never an insert that may fail: a duplicate-key error would abort the whole transaction.
 * Dates are the caller's to give: automatic ones would touch, and so contend for, a document that is already there.
 */
export async function insertOnce<T extends AnyParamConstructor<object>>(
  model: ReturnModelType<T>,
  filter: QueryFilter<InstanceType<T>>,
  document: Partial<InstanceType<T>>,
  tx: Pick<Tx, 'session'>,
): Promise<boolean> {
  const written = await model.updateOne(
    filter,
    { $setOnInsert: document as never },
    { upsert: true, session: tx.session, setDefaultsOnInsert: true, timestamps: false },
  );
  return written.upsertedCount === 1;
}
