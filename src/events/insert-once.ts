import type { ReturnModelType } from '@typegoose/typegoose';
import type { AnyParamConstructor } from '@typegoose/typegoose/lib/types.js';
import type { QueryFilter } from 'mongoose';
import type { Tx } from './transact.js';

/**
 * Inserts a document unless one matches `filter`, which must be the key of a unique index. Returns whether it
 * inserted. A plain insert could fail, and a duplicate-key error aborts the transaction. The caller provides dates:
 * automatic ones would write to, and so conflict on, an existing document.
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
