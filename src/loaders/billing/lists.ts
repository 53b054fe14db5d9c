import type { Types } from 'mongoose';
import {
  CoinTransactionModel,
  type CoinTransaction,
  type CoinTransactionType,
  type LedgerUnit,
} from '../../models/billing/index.js';
import type { Range } from '../../schema/page-args.js';
import { typed } from '../factories.js';
import { keyset, type ListOrder } from '../keyset.js';

/** Latest first. */
const BY_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** Which rows: of a unit, or of a type as well. */
export interface LedgerRows {
  unit: LedgerUnit;
  type?: CoinTransactionType;
}

/** One page of a person's ledger. */
export async function scanLedger(
  range: Range,
  user: Types.ObjectId,
  which: LedgerRows,
): Promise<CoinTransaction[]> {
  const { where, sort, limit } = keyset(BY_TIME, range);
  const rows = await CoinTransactionModel.find({ user, ...which, ...where })
    .sort(sort)
    .limit(limit)
    .lean<CoinTransaction[]>();
  return rows.map((row) => typed('CoinTransaction', row));
}

/** How many rows it has. */
export function countLedger(user: Types.ObjectId, which: LedgerRows): Promise<number> {
  return CoinTransactionModel.countDocuments({ user, ...which });
}
