import { ProcessorError, type CheckoutRequest } from '../port.js';
import type { Desk } from './desk.js';
import { attempt, chargeFacts, discountOn, invoiceFor, paymentFacts, settle } from './invoicing.js';
import type { CardBehaviour, DemoSession } from './objects.js';
import { start } from './subscriptions.js';

const facts = (session: DemoSession) => ({
  ...{ id: session.id, object: 'checkout.session', customer: session.customer, status: session.status },
  ...{ payment_status: session.paymentStatus, subscription: session.subscription, invoice: session.invoice },
  payment_intent: session.payment,
});

/** Opens a session. */
export async function open(desk: Desk, request: CheckoutRequest): Promise<DemoSession> {
  const { item, coupon, trialDays } = request;
  const price = 'price' in item ? await desk.need('price', item.price) : await named(desk, item);
  const terms = coupon ? await desk.need('coupon', coupon) : null;
  const subtotal = trialDays > 0 ? 0 : price.amount;
  const discount = discountOn(subtotal, terms);
  const session: DemoSession = {
    ...{ id: desk.newId('session'), created: desk.moment(), customer: request.customer },
    ...{ status: 'open', paymentStatus: 'unpaid', mode: request.mode, price: price.id, coupon: terms },
    ...{ trialDays, amount: subtotal - discount, discount, currency: price.currency },
    ...{ successUrl: request.successUrl, cancelUrl: request.cancelUrl },
    ...{ expiresAt: request.expiresAt.getTime(), due: request.expiresAt.getTime() },
    ...{ subscription: null, payment: null, invoice: null, metadata: request.metadata },
  };
  await desk.store.put('session', session);
  return session;
}

async function named(desk: Desk, item: Extract<CheckoutRequest['item'], { name: string }>) {
  const { name, amount, currency, interval } = item;
  const price = {
    ...{ id: desk.newId('price'), created: desk.moment(), product: '', active: true },
    ...{ name, amount, currency, interval },
  };
  await desk.store.put('price', price);
  return price;
}

async function needOpen(desk: Desk, id: string): Promise<DemoSession> {
  const session = await desk.need('session', id);
  if (session.status === 'open' && session.expiresAt <= desk.now()) {
    await expire(desk, id);
    throw new ProcessorError('refused', 'This checkout has expired.');
  }
  if (session.status !== 'open') throw new ProcessorError('refused', 'This checkout is closed.');
  return session;
}

const closed = (session: DemoSession): DemoSession => {
  const { due: _due, ...rest } = session;
  return rest;
};

/** The user pays with a card. A declined one leaves the session open, for another card. */
export async function pay(desk: Desk, id: string, card: CardBehaviour = 'ok'): Promise<DemoSession> {
  const session = await needOpen(desk, id);
  const customer = await desk.need('customer', session.customer!);
  if (card === 'declined' || card === 'action') return declined(desk, session, card);
  await desk.store.put('customer', { ...customer, card: card === 'later' ? 'ok' : card });
  return session.mode === 'subscription' ? subscribe(desk, session) : buy(desk, session, card);
}

async function declined(desk: Desk, session: DemoSession, card: CardBehaviour): Promise<DemoSession> {
  const { customer, currency, metadata } = session;
  if (session.amount === 0) return session;
  const invoice = { id: null, customer: customer!, currency, payment: session.payment, metadata };
  const payment = await attempt(desk, invoice, session.amount, card);
  const tried = { ...session, payment: payment.id };
  await desk.store.put('session', tried);
  await desk.emit('payment_intent.payment_failed', paymentFacts(payment));
  return tried;
}

async function subscribe(desk: Desk, session: DemoSession): Promise<DemoSession> {
  const { subscription, invoice } = await start(desk, {
    ...{ customer: session.customer!, price: session.price, trialDays: session.trialDays },
    ...{ coupon: session.coupon, metadata: session.metadata },
  });
  const done: DemoSession = {
    ...{ ...closed(session), status: 'complete', subscription: subscription.id, invoice: invoice.id },
    paymentStatus: session.amount === 0 ? 'no_payment_required' : 'paid',
  };
  await desk.store.put('session', done);
  await desk.emit('checkout.session.completed', facts(done));
  return done;
}

async function buy(desk: Desk, session: DemoSession, card: CardBehaviour): Promise<DemoSession> {
  const { customer, currency, metadata, amount } = session;
  const done: DemoSession = { ...closed(session), status: 'complete' };
  if (amount === 0) done.paymentStatus = 'no_payment_required';
  else {
    const payment = await attempt(
      desk,
      { id: null, customer: customer!, currency, payment: session.payment, metadata },
      amount,
      card,
    );
    done.payment = payment.id;
    done.paymentStatus = payment.status === 'succeeded' ? 'paid' : 'unpaid';
    if (payment.status === 'succeeded') await desk.emit('payment_intent.succeeded', paymentFacts(payment));
  }
  if (done.paymentStatus !== 'unpaid') await receipt(desk, done);
  await desk.store.put('session', done);
  await desk.emit('checkout.session.completed', facts(done));
  return done;
}

/** The invoice of a single purchase is created when the money has arrived. */
async function receipt(desk: Desk, session: DemoSession): Promise<void> {
  const { name } = await desk.need('price', session.price);
  const amount = session.amount + session.discount;
  const line = { description: name, quantity: 1, amount, price: session.price, proration: false };
  const invoice = await invoiceFor(desk, {
    ...{
      customer: session.customer!,
      subscription: null,
      coupon: session.coupon,
      currency: session.currency,
    },
    ...{ lines: [{ ...line, periodStart: null, periodEnd: null }], metadata: session.metadata },
  });
  session.invoice = invoice.id;
  invoice.payment = session.payment;
  if (session.payment) {
    const payment = await desk.need('payment', session.payment);
    await desk.store.put('payment', { ...payment, parent: invoice.id });
  }
  await settle(desk, invoice, session.amount);
}

/** The money of a bank debit arrives, or fails. */
export async function arrive(desk: Desk, id: string, arrived: boolean): Promise<void> {
  const session = await desk.need('session', id);
  if (session.status !== 'complete' || session.paymentStatus !== 'unpaid' || !session.payment) return;
  const payment = await desk.need('payment', session.payment);
  const last = payment.attempts.at(-1)!;
  last.status = arrived ? 'succeeded' : 'failed';
  last.failureMessage = arrived ? null : 'The bank returned the debit.';
  payment.status = arrived ? 'succeeded' : 'failed';
  await desk.store.put('payment', payment);
  if (arrived) {
    session.paymentStatus = 'paid';
    await receipt(desk, session);
    await desk.emit('payment_intent.succeeded', paymentFacts(payment));
    await desk.emit('charge.succeeded', chargeFacts(payment));
  } else await desk.emit('payment_intent.payment_failed', paymentFacts(payment));
  await desk.store.put('session', session);
  const outcome = arrived ? 'succeeded' : 'failed';
  await desk.emit(`checkout.session.async_payment_${outcome}`, facts(session));
}

/** Closes an open session. A complete one is unchanged. */
export async function expire(desk: Desk, id: string): Promise<void> {
  const session = await desk.need('session', id);
  if (session.status !== 'open') return;
  const expired: DemoSession = { ...closed(session), status: 'expired' };
  await desk.store.put('session', expired);
  await desk.emit('checkout.session.expired', facts(expired));
}
