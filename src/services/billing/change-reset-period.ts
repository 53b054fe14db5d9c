import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { ResetPeriod, UserModel, type User } from '../../models/identity/index.js';
import { lastPeriod, resetCreditsIn } from './reset-credits.js';
import { timezoneOf } from './timezone.js';

/**
 * Sets the length of a user's credit periods, in a transaction. The current period keeps its length and its time zone
 * until its end; only later ones have the new length, so changes never cause a second grant.
 */
export async function changeResetPeriodIn(tx: Tx, _id: Types.ObjectId, length: ResetPeriod): Promise<void> {
  // What is due comes by the length that it is due by.
  await resetCreditsIn(tx, _id);
  const user = await UserModel.findById(_id, { credits: 1 })
    .session(tx.session)
    .lean<Pick<User, 'credits'>>();
  if (!user || user.credits.resetPeriod === length) return;
  const { credits } = user;
  const $set: Record<string, unknown> = { 'credits.resetPeriod': length };
  if (credits.resetPeriod !== ResetPeriod.NEVER) {
    const { key, end } = lastPeriod(credits, credits.resetPeriod, await timezoneOf(_id, tx.session));
    Object.assign($set, { 'credits.periodKey': key, 'credits.periodEnd': end });
  }
  await UserModel.collection.updateOne({ _id }, { $set }, { session: tx.session });
  await resetCreditsIn(tx, _id);
}
