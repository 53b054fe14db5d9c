import type { Model, Types } from 'mongoose';
import { finish, type Finish } from '../../events/finish.js';
import { transact, type Tx } from '../../events/transact.js';
import type { AIGenerationCost } from '../../models/studio/index.js';
import { settleCharge } from './charge.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
type AnyModel = Pick<Model<any>, 'collection'>;

/** How something that was paid for ends. */
export interface Ending extends Omit<Finish, 'field'> {
  model: AnyModel;
  id: Types.ObjectId;
  /** What is charged; the rest of what is held goes back. */
  used: Partial<AIGenerationCost>;
  description: string;
  /** What else happens in the same transaction, events for example. */
  also(tx: Tx): Promise<void> | void;
}

/**
 * Ends something that was paid for and settles it, in one transaction. True for the one caller that ended it. Its state
 * decides about output and money alike, so there is never both a result and a refund for the same thing.
 */
export async function endIn(tx: Tx, ending: Ending, settle = true): Promise<boolean> {
  const { model, id, used, description, also, set, unset = [], ...change } = ending;
  const settlement = settle ? 'done' : 'pending';
  const ended = await finish(tx, model, id, {
    ...change,
    set: { ...set, settlement, updatedAt: tx.at },
    unset: [...unset, 'unfinished'],
  });
  if (!ended) return false;
  if (settle) await settleCharge(tx, id, used, description);
  await also(tx);
  return true;
}

/**
 * The same in a transaction of its own. Where the ledger cannot take the movement, it ends all the same, and the sweeper
 * settles it later. `plan` reads in the transaction what the ending depends on; null where nothing is to be done.
 */
export async function end(
  plan: (tx: Tx) => Promise<Ending | null>,
  commits: { commits: Types.ObjectId[] } | null = null,
): Promise<boolean> {
  const run = (settle: boolean) =>
    transact(commits, async (tx) => {
      const ending = await plan(tx);
      return ending !== null && endIn(tx, ending, settle);
    });
  try {
    return await run(true);
  } catch (error) {
    return await run(false).catch(() => {
      throw error;
    });
  }
}

/** Something that ended and was not settled. */
export interface Unsettled {
  _id: Types.ObjectId;
  used: Partial<AIGenerationCost>;
  description: string;
}

/** Settles what could not be settled when it ended. Returns the number. */
export async function sweepSettlements(
  model: AnyModel,
  read: (row: Record<string, unknown>) => Unsettled,
  signal: AbortSignal,
): Promise<number> {
  const rows = await model.collection
    .find({ settlement: 'pending' }, { sort: { updatedAt: 1 }, limit: 200 })
    .toArray();
  let settled = 0;
  for (const row of rows) {
    if (signal.aborted) break;
    const { _id, used, description } = read(row);
    try {
      await transact(null, async (tx) => {
        const mine = await finish(tx, model, _id, {
          field: 'settlement',
          from: 'pending',
          to: 'done',
          set: { updatedAt: tx.at },
        });
        if (mine) await settleCharge(tx, _id, used, description);
      });
      settled += 1;
    } catch {
      // The next run tries again; others need not wait for this one.
    }
  }
  return settled;
}
