import type { Types } from 'mongoose';
import { paymentHooks } from '../../../domain.js';
import type { Tx } from '../../../events/transact.js';
import {
  CoinPackModel,
  InvoiceStatus,
  PaymentModel,
  PaymentPurpose,
  PaymentStatus,
  PlanModel,
  TransactionModel,
  type CoinPack,
  type Invoice,
  type Payment,
  type Plan,
  type Transaction,
} from '../../../models/billing/index.js';
import { grantCoins, reverseGrant } from '../grants.js';
import { mailMoney } from '../mails.js';
import type { SettledPayment } from '../payment-hooks.js';
import type { Fetched, Sale, Written } from './record.js';

/** What follows from a transaction that was written: delivery once, and taking back what went back. */
export async function followPayment(
  tx: Tx,
  sale: Sale,
  { before, after }: Written,
  { invoice, fetched }: { invoice: Invoice | null; fetched: Fetched },
): Promise<void> {
  const payment = settledOf(sale, after, fetched);
  const { _id: transaction, user, currency, subject } = after;
  const { purpose } = sale;
  const facts = { user, transaction, purpose, subject: subject ?? null, currency };
  if (sale.paid && !after.fulfilledAt) {
    await TransactionModel.collection.updateOne(
      { _id: transaction },
      { $set: { fulfilledAt: tx.at } },
      { session: tx.session },
    );
    await deliver(tx, payment, after, invoice);
    tx.emit('payment.completed', { ...facts, amount: after.amount });
    const money = { what: after.description, amount: after.amount, currency, number: after.number };
    if (after.amount > 0)
      await mailMoney(tx, user, 'payment-receipt', money, `receipt:${transaction.toHexString()}`);
  }
  await reverse(tx, payment, after, fetched, facts);
  if (invoice?.status === InvoiceStatus.FAILED && invoice.subscription)
    await tellFailure(tx, fetched, invoice, { before, what: after.description });
}

function settledOf({ purpose }: Sale, after: Transaction, { invoice }: Fetched): SettledPayment {
  const { _id, user, subjectType, subject, amount, currency, periodStart, periodEnd } = after;
  return {
    ...{ transaction: _id, purpose, user, amount, currency, subscription: invoice?.subscription ?? null },
    subject: { type: subjectType ?? '', id: subject ?? _id },
    period: periodStart && periodEnd ? { start: periodStart, end: periodEnd } : null,
  };
}

async function deliver(
  tx: Tx,
  payment: SettledPayment,
  after: Transaction,
  invoice: Invoice | null,
): Promise<void> {
  const { user, purpose, subject } = payment;
  const grant = { user, transaction: after._id, key: after.source };
  if (purpose === PaymentPurpose.COINS) {
    const pack = await CoinPackModel.findById(subject.id).session(tx.session).lean<CoinPack>();
    if (pack) await grantCoins(tx, { ...grant, coins: pack.coins, description: after.description });
  } else if (purpose === PaymentPurpose.PLAN) {
    // A period that is billed grants; a proration of a change does not.
    const period = invoice?.lines.some((line) => !line.proration && line.amount > 0 && line.periodEnd);
    const plan = period ? await PlanModel.findById(subject.id).session(tx.session).lean<Plan>() : null;
    if (plan && plan.coins > 0)
      await grantCoins(tx, { ...grant, coins: plan.coins, description: `Coins of the plan ${plan.name}` });
  } else await paymentHooks(purpose)?.onPaid(tx, payment);
}

interface RefundFacts {
  user: Types.ObjectId;
  transaction: Types.ObjectId;
  purpose: PaymentPurpose;
  subject: Types.ObjectId | null;
  currency: string;
}

/** Takes back for the money that went back since the last time: refunds, and all of it when a dispute is lost. */
async function reverse(
  tx: Tx,
  payment: SettledPayment,
  after: Transaction,
  { payments }: Fetched,
  facts: RefundFacts,
): Promise<void> {
  const lost = payments.some(({ dispute }) => dispute === 'lost');
  const reversed = lost ? after.amount : after.refunded;
  const amount = reversed - after.reversed;
  if (amount === 0) return;
  await TransactionModel.collection.updateOne(
    { _id: after._id },
    { $set: { reversed } },
    { session: tx.session },
  );
  await reverseGrant(tx, {
    key: after.source,
    share: { of: after.amount, reversed },
    transaction: after._id,
  });
  // Less than before: a refund has failed after all. Coins come back; what sellers took back stays taken.
  if (amount < 0) return;
  await paymentHooks(payment.purpose)?.onRefunded(tx, payment, { amount, total: reversed });
  tx.emit('payment.refunded', { ...facts, amount });
  const money = { what: after.description, amount, currency: after.currency };
  await mailMoney(tx, facts.user, 'payment-refunded', money, `refund:${after._id.toHexString()}:${reversed}`);
}

/** Each failed attempt is told once: those that were not there before. */
async function tellFailure(
  tx: Tx,
  { payments }: Fetched,
  invoice: Invoice,
  { before, what }: { before: Transaction | null; what: string },
): Promise<void> {
  const failed = payments.flatMap(({ attempts }) => attempts.filter(({ status }) => status === 'failed'));
  const known = before
    ? await PaymentModel.countDocuments({
        transaction: before._id,
        status: PaymentStatus.FAILED,
        toldAt: { $type: 'date' },
      }).session(tx.session)
    : 0;
  if (failed.length <= known) return;
  await PaymentModel.collection.updateMany(
    { attemptId: { $in: failed.map(({ id }) => id) } },
    { $set: { toldAt: tx.at } as Partial<Payment> as never },
    { session: tx.session },
  );
  const actionRequired = payments.at(-1)?.status === 'action_required';
  const { user, _id, amount, currency } = invoice;
  tx.emit('payment.failed', { user, invoice: _id, actionRequired });
  const template = actionRequired ? 'payment-action' : 'payment-failed';
  await mailMoney(tx, user, template, { what, amount, currency }, `failed:${failed.at(-1)!.id}`);
}
