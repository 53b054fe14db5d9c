import type { Types } from 'mongoose';
import {
  CoinTransactionModel,
  type CoinTransaction,
  type CoinTransactionType,
  type LedgerUnit,
} from '../../models/billing/index.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import type { ListOrder } from '../keyset.js';
import { countRows, scan } from '../scan.js';

/** Latest first. */
const BY_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** Which rows: of a unit, or of a type as well. */
export interface LedgerRows {
  unit: LedgerUnit;
  type?: CoinTransactionType;
}

/** One page of a user's ledger. */
export async function scanLedger(
  loaders: Loaders,
  range: Range,
  user: Types.ObjectId,
  which: LedgerRows,
): Promise<CoinTransaction[]> {
  const list = { model: CoinTransactionModel, match: { user, ...which }, order: BY_TIME };
  const rows = await scan<CoinTransaction>(loaders, range, list);
  return rows.map((row) => typed('CoinTransaction', row));
}

/** How many rows it has. */
export function countLedger(loaders: Loaders, user: Types.ObjectId, which: LedgerRows): Promise<number> {
  return countRows(loaders, { model: CoinTransactionModel, match: { user, ...which } });
}
