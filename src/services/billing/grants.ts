import type { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import type { Tx } from '../../events/transact.js';
import { BillingGrantModel, CoinTransactionType, type BillingGrant } from '../../models/billing/index.js';
import { postCoins, takeCoins } from './ledger.js';

/** Grants the coins of a payment, once per key: the processor's id of what was paid, or the checkout. */
export async function grantCoins(
  tx: Tx,
  {
    key,
    user,
    coins,
    transaction,
    description,
  }: { key: string; user: Types.ObjectId; coins: number; transaction: Types.ObjectId; description: string },
): Promise<void> {
  if (!(await insertOnce(BillingGrantModel, { _id: key }, { user, coins, takenBack: 0, at: tx.at }, tx)))
    return;
  const related = { type: 'Transaction', id: transaction };
  await postCoins(tx, { user, amount: coins, type: CoinTransactionType.PURCHASE, description, related });
}

/**
 * Takes back of a grant the share of the money that went back, rounded down. Coins that are spent already leave a debt,
 * which later earnings repay. Money that stays after all brings the coins back.
 */
export async function reverseGrant(
  tx: Tx,
  {
    key,
    share: { of, reversed },
    transaction,
  }: { key: string; share: { of: number; reversed: number }; transaction: Types.ObjectId },
): Promise<void> {
  const grant = await BillingGrantModel.findById(key).session(tx.session).lean<BillingGrant>();
  if (!grant || of <= 0) return;
  const target = Number((BigInt(grant.coins) * BigInt(reversed)) / BigInt(of));
  const coins = target - grant.takenBack;
  if (coins === 0) return;
  await BillingGrantModel.collection.updateOne(
    { _id: key as never },
    { $set: { takenBack: target } },
    { session: tx.session },
  );
  const { user } = grant;
  const row = { user, type: CoinTransactionType.REFUND, related: { type: 'Transaction', id: transaction } };
  if (coins > 0) await takeCoins(tx, { ...row, amount: coins, description: 'Coins of a refunded payment' });
  else await postCoins(tx, { ...row, amount: -coins, description: 'Coins of a refund that failed' });
}
