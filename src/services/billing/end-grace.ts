import { transact } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import {
  BilledSubscriptionModel,
  PaymentPurpose,
  type BilledSubscription,
} from '../../models/billing/index.js';
import { UserModel, type User } from '../../models/identity/index.js';
import { refreshPlan } from './sync/refresh-plan.js';

/**
 * Writes down that access has ended: grace periods that are over, and plans whose end came without a webhook. Access itself
 * ends by the clock, whether this runs or not. Returns the number of accounts.
 */
export async function endAccess({ signal }: { signal: AbortSignal }): Promise<number> {
  const now = sharedNow();
  const graces = await BilledSubscriptionModel.find(
    { status: 'past_due', graceUntil: { $lte: now }, graceEnded: false },
    { user: 1, purpose: 1 },
  )
    .limit(200)
    .lean<BilledSubscription[]>();
  let ended = 0;
  for (const { _id, user, purpose } of graces) {
    if (signal.aborted) return ended;
    await transact(null, async (tx) => {
      await BilledSubscriptionModel.collection.updateOne(
        { _id },
        { $set: { graceEnded: true } },
        { session: tx.session },
      );
      if (purpose === PaymentPurpose.PLAN) await refreshPlan(tx, user);
    });
    ended += 1;
  }
  const over = await UserModel.find({ 'subscription.accessUntil': { $type: 'date', $lte: now } }, { _id: 1 })
    .limit(200)
    .lean<User[]>();
  for (const { _id } of over) {
    if (signal.aborted) return ended;
    await transact(null, (tx) => refreshPlan(tx, _id));
    ended += 1;
  }
  return ended;
}
