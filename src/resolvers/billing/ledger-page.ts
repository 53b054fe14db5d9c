import type { Types } from 'mongoose';
import { countLedger, scanLedger } from '../../loaders/billing/lists.js';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import type { CoinTransaction, CoinTransactionType, LedgerUnit } from '../../models/billing/index.js';
import type { Connection } from '../../schema/connection.js';
import { toRange, type PageArgs } from '../../schema/page-args.js';

/** A page of the balance transactions of a user, newest first. */
export function ledgerPage(
  loaders: Context['loaders'],
  user: Types.ObjectId,
  { unit, type }: { unit: LedgerUnit; type: CoinTransactionType | null },
  args: PageArgs,
): Promise<Connection<CoinTransaction>> {
  const which = { unit, ...(type ? { type } : {}) };
  return page<CoinTransaction, CoinTransaction>(toRange(args), {
    skeleton: (range) => scanLedger(loaders, range, user, which),
    position: ({ createdAt, _id: id }) => ({ key: createdAt, id }),
    hydrate: (row) => row,
    count: () => countLedger(loaders, user, which),
  });
}
