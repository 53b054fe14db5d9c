import { PaymentMethodKind, type PaymentMethod } from '../../../models/billing/index.js';
import type { CouponTerms, Metadata } from '../port.js';
import type { Desk } from './desk.js';
import type { CardBehaviour, DemoInvoice, DemoLine, DemoPayment } from './objects.js';

/** The discount of a coupon on an amount; never more than the amount. */
export function discountOn(amount: number, terms: CouponTerms | null): number {
  if (!terms || amount <= 0) return 0;
  const off = terms.percent === null ? (terms.amount ?? 0) : Math.round((amount * terms.percent) / 100);
  return Math.min(amount, off);
}

const CARDS: Record<CardBehaviour, PaymentMethod> = {
  ok: { kind: PaymentMethodKind.CARD, brand: 'visa', last4: '4242' },
  declined: { kind: PaymentMethodKind.CARD, brand: 'visa', last4: '0002' },
  action: { kind: PaymentMethodKind.CARD, brand: 'visa', last4: '3184' },
  later: { kind: PaymentMethodKind.BANK_TRANSFER, brand: null, last4: '3000' },
};

/** The payment method of a card on file. */
export const methodOf = (card: CardBehaviour): PaymentMethod => CARDS[card];

/** The facts of an event about an invoice. */
export const invoiceFacts = ({ id, customer, parent, status }: DemoInvoice) => ({
  ...{ id, object: 'invoice', customer, status },
  parent: parent ? { type: 'subscription_details', subscription_details: { subscription: parent } } : null,
});

/** The facts of an event about a payment. */
export const paymentFacts = ({ id, customer, status }: DemoPayment) => ({
  ...{ id, object: 'payment_intent', customer, status },
});

/** Creates an invoice that is due now. Nothing is charged yet. */
export async function invoiceFor(
  desk: Desk,
  given: {
    customer: string;
    subscription: string | null;
    lines: DemoLine[];
    coupon: CouponTerms | null;
    currency: string;
    metadata: Metadata;
  },
): Promise<DemoInvoice> {
  const { email } = await desk.need('customer', given.customer);
  const subtotal = given.lines.reduce((sum, { amount }) => sum + amount, 0);
  const discount = discountOn(subtotal, given.coupon);
  const amount = subtotal - discount;
  const { taxRate = 0 } = desk.options;
  const invoice: DemoInvoice = {
    ...{ id: desk.newId('invoice'), created: desk.moment(), customer: given.customer },
    ...(given.subscription ? { parent: given.subscription } : {}),
    ...{ status: 'open', email, amount, amountPaid: 0, subtotal, discount, lines: given.lines },
    tax: Math.max(0, amount - Math.round(amount / (1 + taxRate))),
    ...{ currency: given.currency, paidAt: null, attempts: 0, nextAttemptAt: null, payment: null },
    metadata: given.metadata,
  };
  await desk.store.put('invoice', invoice);
  await desk.emit('invoice.created', invoiceFacts(invoice));
  await desk.emit('invoice.finalized', invoiceFacts(invoice));
  return invoice;
}

/** The result of an attempt to collect an invoice. */
export type Collected = 'paid' | 'failed' | 'action' | 'pending';

/** Tries to collect an open invoice with a card. The customer's credit is used first. */
export async function collect(desk: Desk, invoice: DemoInvoice, card: CardBehaviour): Promise<Collected> {
  const customer = await desk.need('customer', invoice.customer!);
  const due = Math.max(0, invoice.amount + Math.min(0, customer.balance));
  if (due === 0) {
    await desk.store.put('customer', {
      ...customer,
      balance: Math.min(0, customer.balance + invoice.amount),
    });
    await settle(desk, invoice, 0);
    return 'paid';
  }
  const payment = await attempt(desk, invoice, due, card);
  invoice.payment = payment.id;
  invoice.attempts += 1;
  if (payment.status === 'succeeded') {
    await desk.store.put('customer', { ...customer, balance: 0 });
    await settle(desk, invoice, due);
    await desk.emit('payment_intent.succeeded', paymentFacts(payment));
    await desk.emit('charge.succeeded', { ...chargeFacts(payment) });
    return 'paid';
  }
  await desk.store.put('invoice', invoice);
  if (payment.status === 'pending') return 'pending';
  if (payment.status === 'action_required')
    await desk.emit('invoice.payment_action_required', invoiceFacts(invoice));
  await desk.emit('payment_intent.payment_failed', paymentFacts(payment));
  await desk.emit('invoice.payment_failed', invoiceFacts(invoice));
  return payment.status === 'action_required' ? 'action' : 'failed';
}

/** Gives a customer a credit, which later invoices are paid from. */
export async function credit(
  desk: Desk,
  customer: string,
  change: { amount: number; currency: string; description: string | null },
): Promise<void> {
  const owner = await desk.need('customer', customer);
  await desk.store.put('customer', { ...owner, balance: owner.balance - change.amount });
  await desk.store.put('credit', { id: desk.newId('credit'), created: desk.moment(), customer, ...change });
  await desk.emit('customer.updated', { id: customer, object: 'customer' });
}

/** The facts of an event about the last charge of a payment. */
export const chargeFacts = (payment: DemoPayment) => ({
  ...{ id: payment.attempts.at(-1)?.id ?? payment.id, object: 'charge', customer: payment.customer },
  payment_intent: payment.id,
});

/** Marks an invoice paid. */
export async function settle(desk: Desk, invoice: DemoInvoice, paid: number): Promise<void> {
  Object.assign(invoice, { status: 'paid', amountPaid: paid, paidAt: desk.moment(), nextAttemptAt: null });
  await desk.store.put('invoice', invoice);
  await desk.emit('invoice.paid', invoiceFacts(invoice));
  await desk.emit('invoice.payment_succeeded', invoiceFacts(invoice));
}

const OUTCOMES = {
  ok: { status: 'succeeded', attempt: 'succeeded', message: null },
  declined: { status: 'failed', attempt: 'failed', message: 'The card was declined.' },
  action: { status: 'action_required', attempt: 'failed', message: 'The card asks for a confirmation.' },
  later: { status: 'pending', attempt: 'pending', message: null },
} as const;

/** One attempt to pay an invoice. Its payment is created if there is none. */
export async function attempt(
  desk: Desk,
  invoice: Pick<DemoInvoice, 'customer' | 'currency' | 'payment' | 'metadata'> & { id: string | null },
  amount: number,
  card: CardBehaviour,
): Promise<DemoPayment> {
  const { status, attempt: outcome, message } = OUTCOMES[card];
  const known = invoice.payment ? await desk.need('payment', invoice.payment) : null;
  const payment: DemoPayment = known ?? {
    ...{ id: desk.newId('payment'), created: desk.moment(), customer: invoice.customer! },
    ...(invoice.id ? { parent: invoice.id } : {}),
    ...{ status, amount, currency: invoice.currency, attempts: [], refunds: [], dispute: null },
    metadata: invoice.metadata,
  };
  payment.status = status;
  payment.attempts.push({
    ...{ id: desk.newId('ch'), status: outcome, method: methodOf(card), failureMessage: message },
    created: desk.moment(),
  });
  await desk.store.put('payment', payment);
  return payment;
}
