import { DateTime } from 'luxon';
import { ProcessorError, type CouponTerms, type Metadata } from '../port.js';
import type { Desk } from './desk.js';
import { collect, credit, invoiceFor, settle, type Collected } from './invoicing.js';
import type { DemoInvoice, DemoLine, DemoPrice, DemoSubscription } from './objects.js';

const DAY = 24 * 3_600_000;
/** Days after the first failure at which a payment is retried; after the last one the subscription is unpaid. */
const RETRY_DAYS = [3, 8, 15];
/** How long a first payment may wait for its confirmation. */
const INCOMPLETE_MS = 23 * 3_600_000;

const LIVE = ['trialing', 'active', 'past_due'];

/** The facts of an event about a subscription. */
export const subscriptionFacts = ({ id, customer, status }: DemoSubscription) => ({
  ...{ id, object: 'subscription', customer, status },
});

/** The start of a period, counted from the anchor: 31 January, 28 February, 31 March. */
export function periodAt(
  anchor: number,
  interval: NonNullable<DemoPrice['interval']>,
  period: number,
): number {
  return DateTime.fromMillis(anchor, { zone: 'utc' })
    .plus({ [`${interval}s`]: period })
    .toMillis();
}

const lineOf = (price: DemoPrice, start: number, end: number): DemoLine => ({
  ...{ description: price.name, quantity: 1, amount: price.amount, price: price.id, proration: false },
  ...{ periodStart: start, periodEnd: end },
});

/** Starts a subscription: with a trial, or with a first invoice that is charged to the card on file. */
export async function start(
  desk: Desk,
  given: {
    customer: string;
    price: string;
    trialDays: number;
    coupon: CouponTerms | null;
    metadata: Metadata;
  },
): Promise<{ subscription: DemoSubscription; invoice: DemoInvoice; collected: Collected }> {
  const price = await desk.need('price', given.price);
  if (!price.interval) throw new ProcessorError('refused', 'The price is not recurring.');
  const { card } = await desk.need('customer', given.customer);
  const now = desk.moment();
  const trialEnd = given.trialDays > 0 ? now + given.trialDays * DAY : null;
  const { coupon } = given;
  const subscription: DemoSubscription = {
    ...{ id: desk.newId('subscription'), created: now, customer: given.customer },
    ...{ status: trialEnd ? 'trialing' : 'incomplete', price: price.id, nextPrice: null },
    ...{ anchor: trialEnd ?? now, period: trialEnd ? -1 : 0, periodStart: now },
    periodEnd: trialEnd ?? periodAt(now, price.interval, 1),
    ...{ cancelAtPeriodEnd: false, endedAt: null, trialStart: trialEnd ? now : null, trialEnd },
    ...{ latestInvoice: null, discount: discountFrom(coupon, trialEnd ?? now), metadata: given.metadata },
    due: trialEnd ?? now + INCOMPLETE_MS,
  };
  const line = trialEnd
    ? { ...lineOf(price, now, trialEnd), amount: 0, description: `${price.name} (trial)` }
    : lineOf(price, now, subscription.periodEnd);
  const invoice = await bill(desk, subscription, [line], trialEnd ? null : coupon, price.currency);
  await desk.store.put('subscription', subscription);
  await desk.emit('customer.subscription.created', subscriptionFacts(subscription));
  const collected = await collect(desk, invoice, card);
  if (collected === 'paid') await becomePaid(desk, subscription);
  return { subscription, invoice, collected };
}

function discountFrom(terms: CouponTerms | null, from: number): DemoSubscription['discount'] {
  if (!terms || terms.duration === 'once') return null;
  if (terms.duration === 'forever') return { terms, until: null };
  return { terms, until: periodAt(from, 'month' as never, terms.durationInMonths ?? 1) };
}

async function bill(
  desk: Desk,
  subscription: DemoSubscription,
  lines: DemoLine[],
  coupon: CouponTerms | null,
  currency: string,
): Promise<DemoInvoice> {
  const { id, customer, metadata } = subscription;
  const invoice = await invoiceFor(desk, {
    customer: customer!,
    subscription: id,
    lines,
    coupon,
    currency,
    metadata,
  });
  subscription.latestInvoice = invoice.id;
  return invoice;
}

/** The effects of a payment of the latest invoice. */
export async function becomePaid(desk: Desk, subscription: DemoSubscription): Promise<void> {
  const before = subscription.status;
  if (!['incomplete', 'past_due', 'unpaid', 'active'].includes(before)) return;
  subscription.status = 'active';
  subscription.due = subscription.periodEnd;
  await desk.store.put('subscription', subscription);
  await desk.emit('customer.subscription.updated', subscriptionFacts(subscription));
}

/** Does the due work of a subscription. */
export async function advance(desk: Desk, subscription: DemoSubscription): Promise<void> {
  if (subscription.status === 'incomplete') return expire(desk, subscription);
  if (!LIVE.includes(subscription.status)) return;
  if (subscription.status === 'past_due' && subscription.periodEnd > desk.now()) return;
  if (subscription.cancelAtPeriodEnd) return end(desk, subscription);
  await renew(desk, subscription);
}

async function expire(desk: Desk, subscription: DemoSubscription): Promise<void> {
  const { due: _due, ...rest } = subscription;
  const ended: DemoSubscription = { ...rest, status: 'incomplete_expired', endedAt: desk.now() };
  await desk.store.put('subscription', ended);
  if (subscription.latestInvoice) await voidOpen(desk, subscription.latestInvoice);
  await desk.emit('customer.subscription.updated', subscriptionFacts(ended));
}

async function voidOpen(desk: Desk, id: string): Promise<void> {
  const invoice = await desk.need('invoice', id);
  if (invoice.status !== 'open') return;
  const { due: _due, ...rest } = invoice;
  await desk.store.put('invoice', { ...rest, status: 'void', nextAttemptAt: null });
  await desk.emit('invoice.voided', { id, object: 'invoice', customer: invoice.customer });
}

/** Ends a subscription now. */
export async function end(desk: Desk, subscription: DemoSubscription): Promise<void> {
  if (subscription.status === 'canceled') return;
  const { due: _due, ...rest } = subscription;
  const ended: DemoSubscription = { ...rest, status: 'canceled', endedAt: desk.now(), nextPrice: null };
  await desk.store.put('subscription', ended);
  if (subscription.latestInvoice) await voidOpen(desk, subscription.latestInvoice);
  await desk.emit('customer.subscription.deleted', subscriptionFacts(ended));
}

async function renew(desk: Desk, subscription: DemoSubscription): Promise<void> {
  const price = await desk.need('price', subscription.nextPrice ?? subscription.price);
  if (price.id !== subscription.price && price.interval) {
    // A new billing interval starts a new anchor.
    Object.assign(subscription, { anchor: subscription.periodEnd, period: -1 });
  }
  subscription.price = price.id;
  subscription.nextPrice = null;
  subscription.period += 1;
  subscription.periodStart = periodAt(subscription.anchor, price.interval!, subscription.period);
  subscription.periodEnd = periodAt(subscription.anchor, price.interval!, subscription.period + 1);
  subscription.due = subscription.periodEnd;
  if (subscription.status === 'trialing') subscription.status = 'active';
  const { discount, periodStart, periodEnd } = subscription;
  const off = discount && (discount.until === null || discount.until > periodStart) ? discount.terms : null;
  const invoice = await bill(
    desk,
    subscription,
    [lineOf(price, periodStart, periodEnd)],
    off,
    price.currency,
  );
  await desk.store.put('subscription', subscription);
  const { card } = await desk.need('customer', subscription.customer!);
  const collected = await collect(desk, invoice, card);
  if (collected === 'paid') return becomePaid(desk, subscription);
  if (collected !== 'pending') await plan(desk, subscription, invoice);
}

/** After a failed attempt: plans the next one, or marks the subscription unpaid. */
async function plan(desk: Desk, subscription: DemoSubscription, invoice: DemoInvoice): Promise<void> {
  const days = RETRY_DAYS[invoice.attempts - 1];
  if (days === undefined) {
    const { due: _due, ...rest } = invoice;
    await desk.store.put('invoice', { ...rest, nextAttemptAt: null });
    const { due: _none, ...unpaid } = subscription;
    await desk.store.put('subscription', { ...unpaid, status: 'unpaid' });
  } else {
    const next = invoice.created + days * DAY;
    await desk.store.put('invoice', { ...invoice, nextAttemptAt: next, due: next });
    await desk.store.put('subscription', { ...subscription, status: 'past_due' });
  }
  await desk.emit('customer.subscription.updated', subscriptionFacts(subscription));
}

/** Retries an open invoice: by the clock, or because the user pays it on its page. */
export async function retry(desk: Desk, invoice: DemoInvoice): Promise<void> {
  if (invoice.status !== 'open' || !invoice.parent) return;
  const subscription = await desk.need('subscription', invoice.parent);
  if (['canceled', 'incomplete_expired'].includes(subscription.status)) return;
  const { due: _due, ...rest } = invoice;
  const { card } = await desk.need('customer', invoice.customer!);
  const collected = await collect(desk, rest, card);
  if (collected === 'paid') await becomePaid(desk, subscription);
  else if (subscription.status !== 'incomplete') await plan(desk, subscription, rest);
}

/** The user confirms an invoice at their bank. */
export async function confirm(desk: Desk, invoice: DemoInvoice): Promise<void> {
  if (invoice.status !== 'open' || !invoice.parent) return;
  const { due: _due, ...rest } = invoice;
  const collected = await collect(desk, rest, 'ok');
  if (collected === 'paid') await becomePaid(desk, await desk.need('subscription', invoice.parent));
}

/**
 * The price difference of a change: a credit for the rest of the period, and a charge for the rest (or a whole new
 * period).
 */
export async function prorated(
  desk: Desk,
  subscription: DemoSubscription,
  price: DemoPrice,
  at: number,
): Promise<{ lines: DemoLine[]; whole: boolean }> {
  const old = await desk.need('price', subscription.price);
  const { periodStart, periodEnd } = subscription;
  const share = Math.min(1, Math.max(0, (periodEnd - at) / (periodEnd - periodStart)));
  const trial = subscription.status === 'trialing';
  const whole = old.interval !== price.interval || trial;
  const part = (description: string, amount: number, id: string): DemoLine => ({
    ...{ description, quantity: 1, amount, price: id, proration: true, periodStart: at, periodEnd },
  });
  const back = trial ? 0 : -Math.round(old.amount * share);
  const lines = back === 0 ? [] : [part(`Unused time on ${old.name}`, back, old.id)];
  const end = whole ? periodAt(at, price.interval!, 1) : periodEnd;
  lines.push(
    whole
      ? lineOf(price, at, end)
      : part(`Remaining time on ${price.name}`, Math.round(price.amount * share), price.id),
  );
  return { lines, whole };
}

/** Changes the price immediately and collects the difference. */
export async function change(
  desk: Desk,
  subscription: DemoSubscription,
  id: string,
  at: number,
): Promise<void> {
  const price = await desk.need('price', id);
  if (!LIVE.includes(subscription.status) || !price.interval)
    throw new ProcessorError('refused', 'The subscription cannot change to this price.');
  if (subscription.price === id) return;
  const { lines, whole } = await prorated(desk, subscription, price, at);
  Object.assign(subscription, { price: id, nextPrice: null, cancelAtPeriodEnd: false });
  if (whole) {
    const end = periodAt(at, price.interval, 1);
    Object.assign(subscription, { anchor: at, period: 0, periodStart: at, periodEnd: end, due: end });
    if (subscription.status === 'trialing') Object.assign(subscription, { status: 'active', trialEnd: at });
  }
  const invoice = await bill(desk, subscription, lines, null, price.currency);
  await desk.store.put('subscription', subscription);
  if (invoice.amount < 0) {
    const change = { amount: -invoice.amount, currency: invoice.currency, description: null };
    await credit(desk, subscription.customer!, change);
    await settle(desk, invoice, 0);
  } else {
    const { card } = await desk.need('customer', subscription.customer!);
    const collected = await collect(desk, invoice, card);
    if (collected === 'failed' || collected === 'action') return plan(desk, subscription, invoice);
  }
  await desk.emit('customer.subscription.updated', subscriptionFacts(subscription));
}
