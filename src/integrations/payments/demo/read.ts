import type { ProviderCheckout, ProviderInvoice, ProviderPayment, ProviderSubscription } from '../port.js';
import type { Desk } from './desk.js';
import { methodOf } from './invoicing.js';
import type { DemoInvoice, DemoPayment, DemoSession, DemoSubscription } from './objects.js';

const moment = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** A session in the form of the port. */
export const readSession = (desk: Desk, session: DemoSession): ProviderCheckout => ({
  ...session,
  customer: session.customer ?? null,
  tax: 0,
  url: session.status === 'open' ? `${desk.options.publicUrl()}/billing/demo/checkout/${session.id}` : null,
  expiresAt: new Date(session.expiresAt),
});

/** A subscription in the form of the port. */
export async function readSubscription(desk: Desk, one: DemoSubscription): Promise<ProviderSubscription> {
  const price = await desk.need('price', one.price);
  const customer = await desk.need('customer', one.customer!);
  const { id, status, cancelAtPeriodEnd, latestInvoice, nextPrice, metadata } = one;
  return {
    ...{ id, status, cancelAtPeriodEnd, latestInvoice, nextPrice, metadata, customer: customer.id },
    ...{ price: price.id, amount: price.amount, currency: price.currency, interval: price.interval },
    ...{ currentPeriodStart: new Date(one.periodStart), currentPeriodEnd: new Date(one.periodEnd) },
    ...{ endedAt: moment(one.endedAt), trialStart: moment(one.trialStart), trialEnd: moment(one.trialEnd) },
    ...{ paymentMethod: methodOf(customer.card), createdAt: new Date(one.created) },
  };
}

/** An invoice in the form of the port. */
export function readInvoice(desk: Desk, one: DemoInvoice): ProviderInvoice {
  const { id, status, email, amount, amountPaid, subtotal, discount, tax, currency, metadata } = one;
  const line = one.lines.find(({ proration, periodEnd }) => !proration && periodEnd !== null) ?? one.lines[0];
  const page = `${desk.options.publicUrl()}/billing/demo/invoices/${id}`;
  return {
    ...{ id, status, email, amount, amountPaid, subtotal, discount, tax, currency, metadata },
    ...{ customer: one.customer ?? null, subscription: one.parent ?? null },
    taxRate: desk.options.taxRate ?? 0,
    lines: one.lines.map((each) => ({
      ...each,
      ...{ periodStart: moment(each.periodStart), periodEnd: moment(each.periodEnd) },
    })),
    ...{ issuedAt: new Date(one.created), dueAt: null, paidAt: moment(one.paidAt) },
    ...{ nextAttemptAt: moment(one.nextAttemptAt), attempted: one.attempts > 0 },
    ...{ periodStart: moment(line?.periodStart ?? null), periodEnd: moment(line?.periodEnd ?? null) },
    ...{ hostedUrl: page, pdfUrl: `${page}/pdf`, payments: one.payment ? [one.payment] : [] },
  };
}

/** A payment in the form of the port. The fee is 2.9 % and 30 minor units. */
export function readPayment(one: DemoPayment): ProviderPayment {
  const { id, status, amount, currency, dispute, metadata } = one;
  return {
    ...{ id, status, amount, currency, dispute, metadata },
    ...{ customer: one.customer ?? null, invoice: one.parent ?? null },
    fee: status === 'succeeded' ? Math.min(amount, Math.round(amount * 0.029) + 30) : 0,
    attempts: one.attempts.map((each) => ({ ...each, amount, createdAt: new Date(each.created) })),
    refunds: one.refunds.map((each) => ({ ...each, createdAt: new Date(each.created) })),
  };
}
