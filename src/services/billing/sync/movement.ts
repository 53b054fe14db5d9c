import { Types } from 'mongoose';
import type { Tx } from '../../../events/transact.js';
import {
  BilledSubscriptionModel,
  MovementKind,
  PaymentPurpose,
  SubscriptionMovementModel,
  type BilledSubscription,
} from '../../../models/billing/index.js';
import { yearlyAmount } from '../../analytics/index.js';

const RECURRING: readonly PaymentPurpose[] = [PaymentPurpose.PLAN, PaymentPurpose.AGENT_SUBSCRIPTION];
const PAID: readonly string[] = ['active', 'past_due'];

/** What a subscription brings in a year at a moment; 0 in a trial, once it has ended, and for one that is bought twice. */
function yearlyOf(one: BilledSubscription | null, at: Date): number {
  if (!one || one.duplicate || !PAID.includes(one.status) || !RECURRING.includes(one.purpose)) return 0;
  const { amount, interval, discount } = one;
  return amount === undefined || !interval ? 0 : yearlyAmount({ amount, interval, discount }, at);
}

/** Notes how the recurring revenue changes with a subscription's new state. */
export async function noteMovement(
  tx: Tx,
  before: BilledSubscription | null,
  after: BilledSubscription,
): Promise<void> {
  // By its own moment: a discount that has ended since is a change.
  const was = yearlyOf(before, before?.syncedAt ?? tx.at);
  const is = yearlyOf(after, tx.at);
  const currency = after.currency ?? before?.currency;
  if (was === is || !currency) return;
  const { CHURN, EXPANSION, CONTRACTION } = MovementKind;
  const kind = was === 0 ? await beginning(tx, after) : is === 0 ? CHURN : is > was ? EXPANSION : CONTRACTION;
  const row = { subscription: after._id, kind, yearly: is - was, currency, at: tx.at };
  await SubscriptionMovementModel.collection.insertOne(
    { _id: new Types.ObjectId(), ...row },
    { session: tx.session },
  );
}

/** Whether the user is new, or had paid for such a subscription before. */
async function beginning(tx: Tx, { _id, user, purpose }: BilledSubscription): Promise<MovementKind> {
  const earlier = await BilledSubscriptionModel.find({
    ...{ user, purpose, status: 'canceled', duplicate: { $ne: true }, _id: { $ne: _id } },
  })
    .session(tx.session)
    .lean<BilledSubscription[]>();
  const wasPaid = earlier.some(
    ({ endedAt, trialEndsAt, providerCreatedAt }) => endedAt && endedAt > (trialEndsAt ?? providerCreatedAt),
  );
  return wasPaid ? MovementKind.REACTIVATION : MovementKind.NEW;
}

/** Takes back what was noted about a subscription that turned out to be bought twice. */
export async function forgetMovements(subscription: Types.ObjectId): Promise<void> {
  await SubscriptionMovementModel.collection.deleteMany({ subscription });
}
