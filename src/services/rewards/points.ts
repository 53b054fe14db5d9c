import type { ClientSession, Types } from 'mongoose';
import {
  PointTransactionModel,
  UserRewardsModel,
  type PointTransactionType,
  type UserRewards,
} from '../../models/rewards/index.js';
import { refuse } from '../../schema/errors.js';

/** The part of a transaction that points are posted in. */
export interface PointsTx {
  session: ClientSession;
  at: Date;
}

/** One movement of points. */
export interface PointsPosting {
  user: Types.ObjectId;
  /** A whole number other than 0. */
  amount: number;
  type: PointTransactionType;
  description: string;
  /** The business fact, such as `post:<id>`. */
  fact: string;
  /** The number of the movement of the fact: each number is posted once. */
  times?: number;
  item?: Types.ObjectId;
  /** Whether it is earned (and counts for levels) or spent. Defaults to earned. */
  spends?: boolean;
  /** Whether it is from an achievement. */
  achievement?: boolean;
}

/**
 * Moves points: wallet and ledger row together. Spending never makes the balance negative; what is taken back because its
 * cause was undone may, and later earnings make up for it.
 * @throws INSUFFICIENT_FUNDS
 */
export async function postPoints(tx: PointsTx, posting: PointsPosting): Promise<void> {
  const {
    user,
    amount,
    type,
    description,
    fact,
    times = 1,
    item,
    spends = false,
    achievement = false,
  } = posting;
  const $inc = {
    available: amount,
    ...(spends ? { spent: -amount } : { total: amount }),
    ...(achievement ? { achievementPoints: amount } : {}),
  };
  const enough = spends && amount < 0 ? { available: { $gte: -amount } } : {};
  const wallet = (await UserRewardsModel.findOneAndUpdate(
    { _id: user, ...enough },
    { $inc },
    {
      session: tx.session,
      returnDocument: 'after',
      upsert: !spends,
      setDefaultsOnInsert: true,
    },
  ).lean<UserRewards>()) as UserRewards | null;
  if (!wallet) throw refuse.insufficientFunds('There are not enough points.');
  await PointTransactionModel.create(
    [
      {
        ...{ user, amount, type, description, fact, key: `${fact}#${times}`, balanceAfter: wallet.available },
        ...{ createdAt: tx.at, ...(item ? { item } : {}) },
      },
    ],
    { session: tx.session },
  );
}

/** How a fact stands for a user: the points that it holds now, and the number of its movements. */
export async function factOf(
  user: Types.ObjectId,
  fact: string,
  session: ClientSession,
): Promise<{ held: number; times: number }> {
  const rows = await PointTransactionModel.find({ fact, user }, { amount: 1 }).session(session).lean();
  return { held: rows.reduce((sum, { amount }) => sum + amount, 0), times: rows.length };
}
