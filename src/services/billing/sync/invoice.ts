import { Types } from 'mongoose';
import {
  payments,
  ProcessorError,
  type ProviderInvoice,
  type ProviderPayment,
} from '../../../integrations/payments/index.js';
import {
  InvoiceModel,
  InvoiceStatus,
  PaymentPurpose,
  PlanModel,
  type BilledSubscription,
  type Plan,
} from '../../../models/billing/index.js';
import type { User } from '../../../models/identity/index.js';
import { UNENDED } from '../plan-of.js';
import { applyCheckout } from './checkout.js';
import { endDuplicates } from './duplicates.js';
import { lockedFor, userOfCustomer, type Synced } from './locked.js';
import { invoiceStatus, record } from './record.js';
import { applySubscription, subjectTypeOf } from './subscription.js';
import { syncLooseRefunds } from './unsold.js';

/** Fetches an invoice with its payments and its subscription, and writes all of it down. */
export async function syncInvoice(id: string): Promise<Synced> {
  const { customer, status } = await payments().invoice(id);
  // Nothing is owed yet, and everything may change.
  if (status === 'draft') return 'applied';
  return lockedFor(customer, (fence) => applyInvoice(id, fence));
}

/** As `syncInvoice`, under the customer's lock. */
export async function applyInvoice(id: string, fence: number): Promise<Synced> {
  const invoice = await payments().invoice(id);
  if (invoice.status === 'draft') return 'applied';
  const user = await userOfCustomer(invoice.customer);
  if (!user) return 'unknown';
  if (!invoice.subscription) {
    const { checkout } = invoice.metadata;
    if (!checkout || !Types.ObjectId.isValid(checkout)) return 'unknown';
    return applyCheckout(new Types.ObjectId(checkout), fence);
  }
  const subscription = await applySubscription(invoice.subscription, fence);
  if (!subscription) return 'unknown';
  await recordInvoice(invoice, user, subscription, fence);
  return 'applied';
}

async function recordInvoice(
  invoice: ProviderInvoice,
  user: Pick<User, '_id' | 'email'>,
  subscription: BilledSubscription,
  fence: number,
): Promise<void> {
  const found = await Promise.all(invoice.payments.map((id) => payments().payment(id)));
  const { purpose, subject, metadata } = { ...subscription, metadata: invoice.metadata };
  const status = invoiceStatus(invoice, found);
  const written = await record(
    {
      ...{ user: user._id, email: user.email, purpose },
      subject: subject ? { type: subjectTypeOf(purpose), id: subject } : null,
      description: await describe(invoice, subscription),
      platformFee: Math.max(0, Math.trunc(Number(metadata['platformFee'] ?? 0))) || 0,
      source: `invoice:${invoice.id}`,
      ...{ amount: invoice.amount, currency: invoice.currency, discount: invoice.discount },
      ...{
        createdAt: invoice.issuedAt,
        paid: status === InvoiceStatus.PAID,
        failed: status === InvoiceStatus.FAILED,
      },
    },
    { invoice, payments: found },
    fence,
  );
  if (subscription.duplicate) await endDuplicates(user._id);
  if (written && written.amount > 0 && written.reversed >= written.amount)
    await endRefunded(invoice, subscription, written._id);
}

async function describe(
  { lines }: ProviderInvoice,
  { purpose, subject }: BilledSubscription,
): Promise<string> {
  const [line] = lines.filter(({ proration }) => !proration);
  if (purpose !== PaymentPurpose.PLAN || !subject)
    return line?.description ?? lines[0]?.description ?? 'Subscription';
  const plan = await PlanModel.findById(subject, { name: 1 }).lean<Plan>();
  return line ? `Plan ${plan?.name ?? ''}`.trim() : `Change to the plan ${plan?.name ?? ''}`.trim();
}

/** What is refunded in full is not kept: the subscription whose present period it paid for ends. */
async function endRefunded(
  { id }: ProviderInvoice,
  subscription: BilledSubscription,
  transaction: Types.ObjectId,
): Promise<void> {
  const { providerId, status } = subscription;
  if (!(UNENDED as readonly string[]).includes(status)) return;
  const newest = await InvoiceModel.findOne({ subscription: providerId }, { providerId: 1 })
    .sort({ issuedAt: -1 })
    .lean<{ providerId: string }>();
  if (newest?.providerId === id)
    await payments().cancelNow(providerId, `refunded:${transaction.toHexString()}`);
}

/** Fetches a payment, and writes down what it belongs to. */
export async function syncPayment(id: string): Promise<Synced> {
  const payment = await payments().payment(id);
  const sold = await syncSold(payment);
  return sold === 'unknown' ? syncLooseRefunds(payment) : sold;
}

async function syncSold({ invoice, metadata, customer }: ProviderPayment): Promise<Synced> {
  if (invoice) return syncInvoice(invoice);
  const { checkout } = metadata;
  if (!checkout || !Types.ObjectId.isValid(checkout)) return 'unknown';
  return lockedFor(customer, (fence) => applyCheckout(new Types.ObjectId(checkout), fence));
}

/** Writes down all invoices of a subscription, however many pages they are. Returns their number. */
export async function syncInvoices(subscription: string): Promise<number> {
  let count = 0;
  for await (const { id } of payments().invoicesOf(subscription)) {
    await syncInvoice(id);
    count += 1;
  }
  return count;
}

/** Whether the processor does not know an object any more. */
export const isGone = (error: unknown): boolean =>
  error instanceof ProcessorError && error.problem === 'not_found';
