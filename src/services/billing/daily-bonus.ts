import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import { periodAfter, periodAt, periodSince } from '../../lib/local-period.js';
import type { Context } from '../../loaders/context.js';
import { CoinTransactionType } from '../../models/billing/index.js';
import { UserModel, type User } from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { postCoins } from './ledger.js';
import { timezoneOf } from './timezone.js';

/** So many coins a day. */
export const DAILY_BONUS = 10;

/** When the bonus can be had next; now or earlier when it can be had now. */
export function nextBonusAt({ dailyBonus }: Pick<User, 'dailyBonus'>, zone: string, at = new Date()): Date {
  if (!dailyBonus) return at;
  const due = periodSince(dailyBonus, at, 'daily', zone);
  return due ? at : periodAfter(dailyBonus, at, 'daily', zone).start;
}

/**
 * Claims the bonus of the day, by the user's calendar; once a day, also after a change of the time zone.
 * @throws CONFLICT if it was claimed
 */
export async function claimDailyBonusIn(
  tx: Tx,
  user: Types.ObjectId,
  { clientId }: { clientId?: string | null } = {},
): Promise<void> {
  await tx.once(user, 'claimDailyBonus', clientId, {}, async () => {
    const account = await UserModel.findById(user, { dailyBonus: 1 }).session(tx.session).lean<User>();
    const zone = await timezoneOf(user, tx.session);
    const last = account?.dailyBonus;
    const day = last ? periodSince(last, tx.at, 'daily', zone) : periodAt(tx.at, 'daily', zone);
    if (!day) throw refuse.conflict('The bonus of this day was claimed already.');
    const type = CoinTransactionType.DAILY_BONUS;
    await postCoins(tx, { user, amount: DAILY_BONUS, type, description: `Bonus of ${day.key}` });
    await UserModel.collection.updateOne(
      { _id: user },
      { $set: { dailyBonus: day } },
      { session: tx.session },
    );
    return { user };
  });
}

/** As `claimDailyBonusIn`, for the signed-in person. */
export async function claimDailyBonus(ctx: Context, input: { clientId?: string | null }): Promise<void> {
  const { id } = requireViewer(ctx);
  await transact(ctx, (tx) => claimDailyBonusIn(tx, id, input));
}
