import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { CoinTransactionModel, LedgerUnit, type CoinTransactionType } from '../../models/billing/index.js';
import { UserModel } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';

/** No balance grows beyond this: it is the largest number that every client's `Int` can hold. */
export const LARGEST_BALANCE = 2 ** 31 - 1;

/** One movement of coins or credits. */
export interface Posting {
  user: Types.ObjectId;
  /** A whole number; negative takes away. */
  amount: number;
  type: CoinTransactionType;
  /** What for, in words. */
  description: string;
  /** What it was about. */
  related?: { type: string; id: Types.ObjectId };
  metadata?: Record<string, string>;
}

/**
 * Moves coins: the balance and its ledger row change together, and the balance never falls below zero, however many
 * spend it at the same time. Returns the new balance.
 * @throws INSUFFICIENT_FUNDS, BAD_USER_INPUT for an amount that is none
 */
export function postCoins(tx: Tx, posting: Posting): Promise<number> {
  return post(tx, posting, LedgerUnit.COINS);
}

/** The same for credits, whose balance is what remains of the period's total. */
export function postCredits(tx: Tx, posting: Posting): Promise<number> {
  return post(tx, posting, LedgerUnit.CREDITS);
}

/** Where each unit's balance stands on the account, and what changes with it. */
const BALANCES = {
  [LedgerUnit.COINS]: {
    path: 'coins',
    increments: (amount: number) => ({ coins: amount }),
    read: (user: { coins: number }) => user.coins,
  },
  [LedgerUnit.CREDITS]: {
    path: 'credits.remaining',
    increments: (amount: number) => ({ 'credits.remaining': amount, 'credits.used': -amount }),
    read: (user: { credits: { remaining: number } }) => user.credits.remaining,
  },
} as const;

async function post(tx: Tx, posting: Posting, unit: LedgerUnit): Promise<number> {
  const { user, amount, type, description, related, metadata } = posting;
  if (!Number.isSafeInteger(amount) || amount === 0 || Math.abs(amount) > LARGEST_BALANCE)
    throw refuse.badInput('The amount is a whole number other than zero.', 'amount');
  const { path, increments, read } = BALANCES[unit];
  // The condition, not a look before, keeps the balance between nothing and the largest.
  const after = await UserModel.findOneAndUpdate(
    { _id: user, [path]: { $gte: Math.max(0, -amount), $lte: LARGEST_BALANCE - Math.max(0, amount) } },
    { $inc: increments(amount) },
    { session: tx.session, returnDocument: 'after', projection: { coins: 1, credits: 1 } },
  ).lean();
  if (!after) throw amount < 0 ? refuse.insufficientFunds(`There are not enough ${unit}.`) : full(unit);
  const balanceAfter = read(after);
  await writeRow(tx, { user, unit, type, amount, balanceAfter, description, related, metadata });
  return balanceAfter;
}

/** Writes the first row of a new account, whose balance is set as the account is made. */
export async function openLedger(tx: Tx, opening: Posting & { at: Date }, unit: LedgerUnit): Promise<void> {
  const { user, type, amount, description, at } = opening;
  await writeRow(tx, { user, unit, type, amount, balanceAfter: amount, description, at });
}

interface Row extends Omit<Posting, 'related'> {
  unit: LedgerUnit;
  balanceAfter: number;
  related?: Posting['related'];
  at?: Date;
}

async function writeRow(tx: Tx, { related, metadata, at, ...row }: Row): Promise<void> {
  await new CoinTransactionModel({
    ...row,
    createdAt: at ?? tx.at,
    ...(related ? { relatedType: related.type, related: related.id } : {}),
    ...(metadata ? { metadata } : {}),
  }).save({ session: tx.session });
}

const full = (unit: LedgerUnit) => refuse.conflict(`No more ${unit} fit into this account.`, 'amount');
