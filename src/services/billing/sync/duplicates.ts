import type { Types } from 'mongoose';
import { payments } from '../../../integrations/payments/index.js';
import {
  BilledSubscriptionModel,
  InvoiceModel,
  RefundReason,
  TransactionModel,
  type BilledSubscription,
  type Invoice,
  type Transaction,
} from '../../../models/billing/index.js';
import { UNENDED } from '../plan-of.js';
import { requestRefund } from '../refund.js';
import { forgetMovements } from './movement.js';
import { planSubscriptions } from './refresh-plan.js';

/**
 * A user pays for one plan. When a second subscription came about all the same (a checkout that was paid after it had been
 * replaced), the one that was made later ends and its payments are refunded. Repeated, it changes nothing.
 */
export async function endDuplicates(user: Types.ObjectId): Promise<void> {
  const all = await planSubscriptions(user).lean<BilledSubscription[]>();
  const running = all.filter(({ status }) => (UNENDED as readonly string[]).includes(status));
  const order = (one: BilledSubscription): number => one.providerCreatedAt.getTime();
  const [, ...later] = running.sort(
    (a, b) => order(a) - order(b) || a.providerId.localeCompare(b.providerId),
  );
  for (const { _id, providerId } of later) {
    await BilledSubscriptionModel.collection.updateOne({ _id }, { $set: { duplicate: true } });
    await forgetMovements(_id);
    await payments().cancelNow(providerId, `duplicate:${providerId}`);
  }
  const ended = new Set(later.map(({ providerId }) => providerId));
  for (const { providerId, duplicate } of all)
    if (duplicate || ended.has(providerId)) await refundAll(providerId);
}

/** The invoices may be heard of after the subscription, so this is asked again with each of them. */
async function refundAll(subscription: string): Promise<void> {
  const invoices = await InvoiceModel.find({ subscription }, { _id: 1 }).lean<Invoice[]>();
  const paid = await TransactionModel.find({
    invoice: { $in: invoices.map(({ _id }) => _id) },
    fulfilledAt: { $ne: null },
  }).lean<Transaction[]>();
  for (const { _id, amount, refunded, refunding } of paid) {
    const left = amount - refunded - refunding;
    const key = `duplicate:${_id.toHexString()}`;
    if (left > 0) await requestRefund(_id, { amount: left, reason: RefundReason.DUPLICATE, key });
  }
}
