import type { Model, Types } from 'mongoose';
import type { Tx } from './transact.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
type AnyModel = Pick<Model<any>, 'collection'>;

/** A change of a document's state. */
export interface Finish {
  /** The field that holds the state. Defaults to `status`. */
  field?: string;
  /** The states from which the change is allowed. */
  from: string | readonly string[];
  to: string;
  /** Other fields to set. */
  set?: Record<string, unknown>;
  /** Other fields to remove. */
  unset?: readonly string[];
  /** Additional conditions: the owner, the fencing token of a lease. */
  where?: Record<string, unknown>;
}

/**
 * Changes a state by one conditional write. True for exactly one of any number of callers, which then does the side
 * effects (refund, grant, notification). Never inserts.
 */
export async function finish(
  tx: Pick<Tx, 'session'> | null,
  model: AnyModel,
  id: Types.ObjectId,
  { field = 'status', from, to, set = {}, unset = [], where = {} }: Finish,
): Promise<boolean> {
  const { matchedCount } = await model.collection.updateOne(
    { _id: id, ...where, [field]: typeof from === 'string' ? from : { $in: [...from] } } as never,
    {
      $set: { ...set, [field]: to },
      ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((name) => [name, ''])) } : {}),
    },
    tx ? { session: tx.session } : {},
  );
  return matchedCount === 1;
}
