import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { CoinTransactionModel, CoinTransactionType, LedgerUnit } from '../../models/billing/index.js';
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

interface Wallet {
  coins: number;
  credits: { remaining: number };
}

/** Where each unit's balance stands on the account, and what changes with it. */
const WALLETS = {
  [LedgerUnit.COINS]: {
    path: 'coins',
    changes: ({ amount }: Posting) => ({ coins: { $add: ['$coins', amount] } }),
    balance: (wallet: Wallet) => wallet.coins,
  },
  [LedgerUnit.CREDITS]: {
    path: 'credits.remaining',
    changes: ({ amount, type }: Posting) => ({
      'credits.remaining': { $add: ['$credits.remaining', amount] },
      // A grant leaves what was used as it is; a refund that comes after a reset finds nothing to take back from it.
      ...(type === CoinTransactionType.SPEND || type === CoinTransactionType.REFUND
        ? { 'credits.used': { $max: [0, { $subtract: ['$credits.used', amount] }] } }
        : {}),
    }),
    balance: (wallet: Wallet) => wallet.credits.remaining,
  },
} as const;

async function post(tx: Tx, posting: Posting, unit: LedgerUnit): Promise<number> {
  const { user, amount } = posting;
  if (!Number.isSafeInteger(amount) || amount === 0 || Math.abs(amount) > LARGEST_BALANCE)
    throw refuse.badInput('The amount is a whole number other than zero.', 'amount');
  const { path, changes, balance } = WALLETS[unit];
  // The condition, not a look before, keeps the balance between nothing and the largest.
  const wallet = (await UserModel.collection.findOneAndUpdate(
    { _id: user, [path]: { $gte: Math.max(0, -amount), $lte: LARGEST_BALANCE - Math.max(0, amount) } },
    [{ $set: changes(posting) }],
    { session: tx.session, returnDocument: 'after', projection: { coins: 1, credits: 1 } },
  )) as Wallet | null;
  if (!wallet) throw amount < 0 ? refuse.insufficientFunds(`There are not enough ${unit}.`) : full(unit);
  const balanceAfter = balance(wallet);
  await writeRow(tx, { ...posting, unit, balanceAfter });
  return balanceAfter;
}

/** Writes the first row of a new account, whose balance is set as the account is made. */
export async function openLedger(tx: Tx, opening: Posting & { at: Date }, unit: LedgerUnit): Promise<void> {
  await writeRow(tx, { ...opening, unit, balanceAfter: opening.amount });
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
