import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { CoinTransactionModel, CoinTransactionType, LedgerUnit } from '../../models/billing/index.js';
import { AiCreditKind, UserModel, type User } from '../../models/identity/index.js';
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
  coinDebt?: number;
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

async function post(tx: Tx, posting: Posting, unit: keyof typeof WALLETS): Promise<number> {
  const { user, amount } = posting;
  checkAmount(amount);
  const { path, changes, balance } = WALLETS[unit];
  // The condition, not a look before, keeps the balance between nothing and the largest.
  const wallet = (await UserModel.collection.findOneAndUpdate(
    { _id: user, [path]: { $gte: Math.max(0, -amount), $lte: LARGEST_BALANCE - Math.max(0, amount) } },
    [{ $set: changes(posting) }],
    { session: tx.session, returnDocument: 'after', projection: { coins: 1, coinDebt: 1, credits: 1 } },
  )) as Wallet | null;
  if (!wallet) throw amount < 0 ? refuse.insufficientFunds(`There are not enough ${unit}.`) : full(unit);
  const balanceAfter = balance(wallet);
  await writeRow(tx, { ...posting, unit, balanceAfter });
  if (unit === LedgerUnit.COINS && amount > 0 && (wallet.coinDebt ?? 0) > 0)
    return repay(tx, posting, wallet);
  return balanceAfter;
}

/** Earnings repay a debt first: as much of what has just come in as the debt needs. Returns the balance. */
async function repay(tx: Tx, { user, amount, related }: Posting, wallet: Wallet): Promise<number> {
  const back = Math.min(amount, wallet.coinDebt ?? 0);
  const $inc = { coins: -back, coinDebt: -back };
  await UserModel.collection.updateOne({ _id: user }, { $inc }, { session: tx.session });
  const balanceAfter = wallet.coins - back;
  await writeRow(tx, {
    ...{ user, amount: -back, type: CoinTransactionType.REFUND, unit: LedgerUnit.COINS, balanceAfter },
    ...{ description: 'Repayment of coins of a refunded payment', ...(related ? { related } : {}) },
  });
  return balanceAfter;
}

/**
 * Takes coins back that a refunded payment had granted. What is spent already becomes a debt of the account, which later
 * earnings repay before anything else; so the balance is never negative and always the sum of its rows.
 */
export async function takeCoins(tx: Tx, posting: Posting): Promise<void> {
  const { user, amount } = posting;
  checkAmount(amount);
  const before = (await UserModel.collection.findOneAndUpdate(
    { _id: user },
    [
      {
        $set: {
          coins: { $subtract: ['$coins', { $min: ['$coins', amount] }] },
          coinDebt: {
            $add: [{ $ifNull: ['$coinDebt', 0] }, { $subtract: [amount, { $min: ['$coins', amount] }] }],
          },
        },
      },
    ],
    { session: tx.session, returnDocument: 'before', projection: { coins: 1 } },
  )) as Pick<Wallet, 'coins'> | null;
  const taken = Math.min(before?.coins ?? 0, amount);
  if (taken > 0)
    await writeRow(tx, {
      ...posting,
      amount: -taken,
      unit: LedgerUnit.COINS,
      balanceAfter: before!.coins - taken,
    });
}

function checkAmount(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount === 0 || Math.abs(amount) > LARGEST_BALANCE)
    throw refuse.badInput('The amount is a whole number other than zero.', 'amount');
}

/** The unit that rows of each kind of AI credit count. */
export const AI_UNITS: Record<AiCreditKind, LedgerUnit> = {
  [AiCreditKind.IMAGE_GENERATION]: LedgerUnit.IMAGE_GENERATION,
  [AiCreditKind.VIDEO_GENERATION]: LedgerUnit.VIDEO_GENERATION,
  [AiCreditKind.TEXT_ENHANCEMENT]: LedgerUnit.TEXT_ENHANCEMENT,
};

/**
 * Moves AI credits of one kind. What is granted stands on the account and is no row: the rows add up to what is used,
 * negated. The account is read and written in one transaction, so of several at the same time the later ones run again.
 * @throws INSUFFICIENT_FUNDS, BAD_USER_INPUT for an amount that is none
 */
export async function postAiCredits(tx: Tx, posting: Posting, kind: AiCreditKind): Promise<void> {
  checkAmount(posting.amount);
  const { user: _id } = posting;
  const user = await UserModel.findById(_id, { aiCredits: 1 }).session(tx.session).lean<User>();
  if (!user) throw refuse.notFound('The account');
  const { total, used } = user.aiCredits[kind];
  // A refund that comes after a reset finds less to take back, or nothing.
  const amount = Math.min(posting.amount, used);
  if (amount === 0) return;
  if (used - amount > total) throw refuse.insufficientFunds('There are not enough AI credits of this kind.');
  const $set = { [`aiCredits.${kind}.used`]: used - amount };
  await UserModel.collection.updateOne({ _id }, { $set }, { session: tx.session });
  await writeRow(tx, { ...posting, amount, unit: AI_UNITS[kind], balanceAfter: total - used + amount });
}

/**
 * Begins a period: all that was used is there again, of credits and of AI credits of every kind. Who has more credits
 * than a period begins with keeps them. To be called with the account as this transaction has read it.
 */
export async function refillCredits(
  tx: Tx,
  { _id: user, credits, aiCredits }: Pick<User, '_id' | 'credits' | 'aiCredits'>,
  begun: { periodKey: string; lastReset: Date; periodEnd: Date; nextReset: Date },
): Promise<void> {
  const remaining = Math.max(credits.total, credits.remaining);
  const $set: Record<string, unknown> = { 'credits.used': 0, 'credits.remaining': remaining };
  for (const [field, value] of Object.entries(begun)) $set[`credits.${field}`] = value;
  const row = {
    user,
    type: CoinTransactionType.EARN,
    description: `Credits of the period from ${begun.periodKey}`,
  };
  const amount = remaining - credits.remaining;
  if (amount > 0) await writeRow(tx, { ...row, amount, unit: LedgerUnit.CREDITS, balanceAfter: remaining });
  for (const kind of Object.values(AiCreditKind)) {
    const { total, used } = aiCredits[kind];
    if (used === 0) continue;
    $set[`aiCredits.${kind}.used`] = 0;
    await writeRow(tx, { ...row, amount: used, unit: AI_UNITS[kind], balanceAfter: total });
  }
  await UserModel.collection.updateOne({ _id: user }, { $set }, { session: tx.session });
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
