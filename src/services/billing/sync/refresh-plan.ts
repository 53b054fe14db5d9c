import type { Types } from 'mongoose';
import type { Tx } from '../../../events/transact.js';
import {
  BilledSubscriptionModel,
  PaymentPurpose,
  PlanModel,
  PlatformSubscriptionStatus,
  type BilledSubscription,
  type Plan,
  type PlanCode,
} from '../../../models/billing/index.js';
import { PlatformPlan, UserModel, type User } from '../../../models/identity/index.js';
import { mailPlanEnd } from '../mails.js';
import { accessUntil, chosen, isLive, statusOf } from '../plan-of.js';

const STORED: Record<PlatformSubscriptionStatus, string> = {
  [PlatformSubscriptionStatus.ACTIVE]: 'active',
  [PlatformSubscriptionStatus.TRIALING]: 'active',
  [PlatformSubscriptionStatus.PAST_DUE]: 'active',
  [PlatformSubscriptionStatus.INCOMPLETE]: 'inactive',
  [PlatformSubscriptionStatus.INACTIVE]: 'inactive',
  [PlatformSubscriptionStatus.CANCELLED]: 'cancelled',
};

/** A user's subscriptions to platform plans. */
export const planSubscriptions = (user: Types.ObjectId) =>
  BilledSubscriptionModel.find({ user, purpose: PaymentPurpose.PLAN });

/**
 * Writes the plan that a user's subscriptions come to onto the account, where every read of the account has it. Several
 * subscriptions give one plan: access is counted once.
 */
export async function refreshPlan(tx: Tx, user: Types.ObjectId): Promise<void> {
  const all = await planSubscriptions(user).session(tx.session).lean<BilledSubscription[]>();
  const account = await UserModel.findById(user, { subscription: 1 }).session(tx.session).lean<User>();
  if (!account) return;
  const before = account.subscription;
  const best = chosen(all, tx.at);
  const live = best !== null && isLive(best, tx.at);
  const until = best && live ? accessUntil(best) : null;
  const plan = live && best.plan ? (best.plan as PlatformPlan) : PlatformPlan.FREE;
  const status = best ? statusOf(best, tx.at) : PlatformSubscriptionStatus.ACTIVE;
  const $set = {
    'subscription.plan': plan,
    'subscription.status': STORED[status],
    'subscription.currentPeriodEnd': best?.currentPeriodEnd ?? null,
    'subscription.cancelAtPeriodEnd': best?.cancelAtPeriodEnd ?? false,
    'subscription.accessUntil': until instanceof Date ? until : null,
  };
  const same =
    before.plan === plan &&
    before.status === STORED[status] &&
    (before.currentPeriodEnd?.getTime() ?? null) === (best?.currentPeriodEnd?.getTime() ?? null) &&
    before.cancelAtPeriodEnd === (best?.cancelAtPeriodEnd ?? false) &&
    (before.accessUntil?.getTime() ?? null) === (until instanceof Date ? until.getTime() : null);
  if (same) return;
  await UserModel.collection.updateOne({ _id: user }, { $set }, { session: tx.session });
  if (before.plan !== plan || before.status !== STORED[status])
    tx.emit('plan.changed', { user, from: before.plan, to: plan, status });
  if (before.plan !== plan && plan === PlatformPlan.FREE) {
    tx.emit('plan.ended', { user, plan: before.plan });
    const ended = await PlanModel.findOne({ code: before.plan as string as PlanCode })
      .session(tx.session)
      .lean<Plan>();
    await mailPlanEnd(tx, user, ended?.name ?? before.plan);
  }
}
