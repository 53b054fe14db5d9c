import { RefundReason } from '../../../models/billing/index.js';
import { ProcessorError, type PaymentProcessor, type ProviderRefund } from '../port.js';
import { Desk, type DemoOptions } from './desk.js';
import { attempt, chargeFacts, credit, discountOn, paymentFacts } from './invoicing.js';
import type { CardBehaviour, DemoEvent } from './objects.js';
import { readInvoice, readPayment, readSession, readSubscription } from './read.js';
import * as sessions from './sessions.js';
import * as subscriptions from './subscriptions.js';

export type { DemoOptions } from './desk.js';
export type { CardBehaviour, DemoEvent, DemoInvoice, DemoPayment, DemoSession } from './objects.js';
export { memoryStore, mongoStore, type DemoStore } from './store.js';

/** The demo processor: the port, and the actions of users, banks and time. */
export interface DemoProcessor extends PaymentProcessor {
  readonly desk: Desk;
  /** The user pays an open session. */
  pay(session: string, card?: CardBehaviour): Promise<void>;
  /** The money of a bank debit arrives, or fails. */
  arrive(session: string, arrived: boolean): Promise<void>;
  /** The user changes the card on file. */
  setCard(customer: string, card: CardBehaviour): Promise<void>;
  /** The user pays or confirms an open invoice on its page. */
  confirmInvoice(invoice: string): Promise<void>;
  /** A subscription whose first payment is not confirmed yet, like one without a checkout. */
  subscribeUnconfirmed(customer: string, price: string, metadata: Record<string, string>): Promise<string>;
  /** The customer gets a credit, as from the dashboard. */
  credit(customer: string, amount: number, currency: string, description: string | null): Promise<void>;
  /** Money goes back, as from the dashboard: nothing here asked for it. */
  refundByHand(payment: string, amount: number): Promise<void>;
  /** A payment that was taken outside of this gateway, as from the dashboard. */
  chargeByHand(customer: string, amount: number, currency: string): Promise<string>;
  /** The user's bank takes the money back, or decides. */
  dispute(payment: string, state: 'open' | 'won' | 'lost'): Promise<void>;
  /** Does the due work, and delivers pending webhooks. */
  tick(): Promise<void>;
}

/**
 * A payment processor in this process, with state, a clock and an event log: the checkout of a gateway without a key,
 * and the fake of tests. It follows Stripe's rules where they matter here: idempotency keys, trials, retries,
 * prorations, periods that keep their day of the month, disputes, delayed bank debits.
 */
export function demoProcessor(options: DemoOptions): DemoProcessor {
  const desk = new Desk(options);
  const { store } = desk;

  const refund: PaymentProcessor['refund'] = ({ payment: id, amount, reason, metadata, key }) =>
    desk.once('refund', key, { id, amount, reason }, async (): Promise<ProviderRefund> => {
      const payment = await desk.need('payment', id);
      const back = payment.refunds.reduce((sum, one) => sum + (one.status === 'failed' ? 0 : one.amount), 0);
      if (payment.status !== 'succeeded' || amount < 1 || back + amount > payment.amount)
        throw new ProcessorError('refused', 'The refund is larger than what is left of the payment.');
      const created = desk.moment();
      const one = { id: desk.newId('re'), amount, status: 'succeeded', reason, created, metadata } as const;
      payment.refunds.push(one);
      await store.put('payment', payment);
      await desk.emit('refund.created', { id: one.id, object: 'refund', payment_intent: id });
      await desk.emit('charge.refunded', chargeFacts(payment));
      return { ...one, createdAt: new Date(created) };
    });

  const tick = async (): Promise<void> => {
    await desk.alone('tick', async () => {
      const now = desk.now();
      for (const { id } of await store.list('session', { dueBy: now })) await sessions.expire(desk, id);
      // After a year without a tick, it renews period by period.
      for (let round = 0; round < 400; round++) {
        const due = await store.list('subscription', { dueBy: now });
        if (due.length === 0) break;
        for (const { id } of due) await subscriptions.advance(desk, await desk.need('subscription', id));
        const stuck = await store.list('subscription', { dueBy: now });
        if (stuck.length > 0 && stuck.every(({ status }) => status === 'past_due')) break;
      }
      for (const { id } of await store.list('invoice', { dueBy: now }))
        await subscriptions.retry(desk, await desk.need('invoice', id));
    });
    await desk.deliver();
  };

  const told = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work;
    // As with a real processor, the webhook is delivered after the answer, asynchronously.
    void desk.deliver();
    return answer;
  };

  return {
    desk,
    label: 'Demo processor (no real money)',
    livemode: false,

    saveProduct: ({ id, name, active, key }) =>
      desk.once('saveProduct', key, { id, name, active }, async () => {
        const product = id ?? desk.newId('product');
        await store.put('product', { id: product, created: desk.moment(), name, active });
        return product;
      }),
    createPrice: ({ product, amount, currency, interval, key }) =>
      desk.once('createPrice', key, { product, amount, currency, interval }, async () => {
        const { name } = await desk.need('product', product);
        const id = desk.newId('price');
        await store.put('price', {
          ...{ id, created: desk.moment(), product, name, amount, currency, interval, active: true },
        });
        return id;
      }),
    archivePrice: (id) =>
      desk.alone('archivePrice', async () =>
        store.put('price', { ...(await desk.need('price', id)), active: false }),
      ),
    createCoupon: ({ key, ...terms }) =>
      desk.once('createCoupon', key, terms, async () => {
        const id = desk.newId('coupon');
        await store.put('coupon', { id, created: desk.moment(), ...terms });
        return id;
      }),

    createCustomer: ({ email, name, metadata, key }) =>
      desk.once('createCustomer', key, { email }, async () => {
        const id = desk.newId('customer');
        const given = { email, name, metadata, card: 'ok', balance: 0, deleted: false } as const;
        await store.put('customer', { id, created: desk.moment(), ...given });
        return id;
      }),
    deleteCustomer: (id) =>
      desk.alone('deleteCustomer', async () => {
        const customer = await store.get('customer', id);
        if (!customer) return;
        for (const { id: one } of await store.list('subscription', { customer: id }))
          await subscriptions.end(desk, await desk.need('subscription', one));
        for (const invoice of await store.list('invoice', { customer: id }))
          await store.put('invoice', { ...invoice, email: '' });
        await store.put('customer', { ...customer, email: '', name: '', metadata: {}, deleted: true });
      }),

    async *balanceOf(customer) {
      for (const { created, ...one } of (await store.list('credit', { customer })).reverse())
        yield { ...one, createdAt: new Date(created) };
    },

    createCheckout: ({ key, ...request }) =>
      desk
        .once('createCheckout', key, { ...request, expiresAt: 0 }, async () => {
          const { id } = await sessions.open(desk, { ...request, key });
          return id;
        })
        .then(async (id) => readSession(desk, await desk.need('session', id))),
    checkout: async (id) => readSession(desk, await desk.need('session', id)),
    expireCheckout: (id) => told(desk.alone('expireCheckout', () => sessions.expire(desk, id))),

    subscription: async (id) => readSubscription(desk, await desk.need('subscription', id)),
    async *subscriptionsOf(customer) {
      for (const one of (await store.list('subscription', { customer })).reverse())
        yield readSubscription(desk, one);
    },
    async previewChange({ subscription, price, prorationDate }) {
      const one = await desk.need('subscription', subscription);
      const to = await desk.need('price', price);
      const { lines } = await subscriptions.prorated(desk, one, to, prorationDate.getTime());
      const proration = lines.reduce((sum, line) => sum + line.amount, 0);
      return { proration, dueNow: Math.max(0, proration), currency: to.currency };
    },
    changePlan: ({ subscription, price, prorationDate, key }) =>
      told(
        desk.once('changePlan', key, { subscription, price }, async () =>
          subscriptions.change(
            desk,
            await desk.need('subscription', subscription),
            price,
            prorationDate.getTime(),
          ),
        ),
      ),
    schedulePlan: (subscription, price, key) =>
      told(
        desk.once('schedulePlan', key, { subscription, price }, async () => {
          const one = await desk.need('subscription', subscription);
          await store.put('subscription', { ...one, nextPrice: price });
          await desk.emit('customer.subscription.updated', subscriptions.subscriptionFacts(one));
        }),
      ),
    cancelAtPeriodEnd: (subscription, cancel, key) =>
      told(
        desk.once('cancelAtPeriodEnd', key, { subscription, cancel }, async () => {
          const one = await desk.need('subscription', subscription);
          if (one.endedAt !== null) throw new ProcessorError('refused', 'The subscription has ended.');
          await store.put('subscription', { ...one, cancelAtPeriodEnd: cancel, nextPrice: null });
          await desk.emit('customer.subscription.updated', subscriptions.subscriptionFacts(one));
        }),
      ),
    cancelNow: (subscription, key) =>
      told(
        desk.once('cancelNow', key, { subscription }, async () =>
          subscriptions.end(desk, await desk.need('subscription', subscription)),
        ),
      ),
    async upcoming(subscription) {
      const one = await desk.need('subscription', subscription);
      if (one.endedAt !== null || one.cancelAtPeriodEnd) return null;
      const price = await desk.need('price', one.nextPrice ?? one.price);
      const { discount } = one;
      const off =
        discount && (discount.until === null || discount.until > one.periodEnd) ? discount.terms : null;
      const amount = price.amount - discountOn(price.amount, off);
      return { amount, currency: price.currency, dueAt: new Date(one.periodEnd) };
    },

    invoice: async (id) => readInvoice(desk, await desk.need('invoice', id)),
    async *invoicesOf(subscription) {
      for (const one of (await store.list('invoice', { parent: subscription })).reverse())
        yield readInvoice(desk, one);
    },
    payment: async (id) => readPayment(await desk.need('payment', id)),
    refund: (request) => told(refund(request)),
    async portal(customer, returnUrl) {
      const id = desk.newId('portal');
      await store.put('portal', { id, created: desk.moment(), customer, returnUrl });
      return `${options.publicUrl()}/billing/demo/portal/${id}`;
    },

    pay: (session, card) =>
      told(desk.alone('pay', () => sessions.pay(desk, session, card).then(() => undefined))),
    arrive: (session, arrived) => told(desk.alone('arrive', () => sessions.arrive(desk, session, arrived))),
    setCard: (customer, card) =>
      desk.alone('setCard', async () =>
        store.put('customer', { ...(await desk.need('customer', customer)), card }),
      ),
    confirmInvoice: (invoice) =>
      told(
        desk.alone('confirmInvoice', async () =>
          subscriptions.confirm(desk, await desk.need('invoice', invoice)),
        ),
      ),
    subscribeUnconfirmed: (customer, price, metadata) =>
      told(
        desk.alone('subscribeUnconfirmed', async () => {
          const owner = await desk.need('customer', customer);
          await store.put('customer', { ...owner, card: 'action' });
          const started = { customer, price, metadata, trialDays: 0, coupon: null };
          return (await subscriptions.start(desk, started)).subscription.id;
        }),
      ),
    credit: (customer, amount, currency, description) =>
      told(desk.alone('credit', () => credit(desk, customer, { amount, currency, description }))),
    refundByHand: async (payment, amount) =>
      void (await told(
        refund({ payment, amount, reason: RefundReason.OTHER, metadata: {}, key: desk.newId('key') }),
      )),
    chargeByHand: (customer, amount, currency) =>
      told(
        desk.alone('chargeByHand', async () => {
          const bill = { id: null, customer, currency, payment: null, metadata: {} };
          const payment = await attempt(desk, bill, amount, 'ok');
          await desk.emit('payment_intent.succeeded', paymentFacts(payment));
          return payment.id;
        }),
      ),
    dispute: (id, state) =>
      told(
        desk.alone('dispute', async () => {
          const payment = await desk.need('payment', id);
          await store.put('payment', { ...payment, dispute: state });
          const type = state === 'open' ? 'charge.dispute.created' : 'charge.dispute.closed';
          await desk.emit(type, {
            ...paymentFacts(payment),
            object: 'dispute',
            id: `dp_${id}`,
            payment_intent: id,
          });
        }),
      ),
    tick,
  };
}

/** Events that a test reads instead of having them delivered. */
export type DemoEvents = readonly DemoEvent[];
