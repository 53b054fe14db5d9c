import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaymentProcessor } from '../../src/integrations/payments/index.js';
import { ProcessorError, STRIPE_API_VERSION } from '../../src/integrations/payments/index.js';
import { stripeProcessor } from '../../src/integrations/payments/stripe/index.js';
import { readPayment, readRefund, readSubscription } from '../../src/integrations/payments/stripe/read.js';
import { BillingInterval, RefundReason } from '../../src/models/billing/index.js';
import { findStripeMock, startStripeMock } from './stripe-mock.js';

const binary = findStripeMock();
/** Everything of a list, as one value that is never empty. */
const every = async (list: AsyncIterable<unknown>): Promise<unknown[]> => {
  const all: unknown[] = ['listed'];
  for await (const one of list) all.push(one);
  return all;
};
const BACK = { successUrl: 'https://app.example/done', cancelUrl: 'https://app.example/plans' };

describe.skipIf(!binary)('requests of the real SDK, checked by stripe-mock', () => {
  let mock: Awaited<ReturnType<typeof startStripeMock>>;
  let stripe: PaymentProcessor;
  beforeAll(async () => {
    mock = await startStripeMock(binary!);
    stripe = stripeProcessor({ secretKey: 'sk_test_123', apiUrl: mock.url, tax: true });
  });
  afterAll(() => mock?.stop());

  let last = 0;
  const key = () => `test-${Date.now()}-${last++}`;
  const checkout = {
    customer: 'cus_1',
    coupon: null,
    trialDays: 0,
    ...BACK,
    metadata: { checkout: 'abc', user: 'def' },
  };
  const expiresAt = new Date(Date.now() + 3_600_000);

  const calls: Record<string, () => Promise<unknown>> = {
    'a product': () =>
      stripe.saveProduct({ id: null, name: 'Pro', description: 'All of it', active: true, key: key() }),
    'a changed product': () =>
      stripe.saveProduct({ id: 'prod_1', name: 'Pro', description: null, active: false, key: key() }),
    'a recurring price': () =>
      stripe.createPrice({
        product: 'prod_1',
        amount: 1900,
        currency: 'USD',
        interval: BillingInterval.MONTH,
        key: key(),
      }),
    'an archived price': () => stripe.archivePrice('price_1').then(() => true),
    'a coupon by percent': () =>
      stripe.createCoupon({
        percent: 20,
        amount: null,
        currency: null,
        duration: 'once',
        durationInMonths: null,
        name: 'WELCOME20',
        key: key(),
      }),
    'a coupon by amount, repeating': () =>
      stripe.createCoupon({
        percent: null,
        amount: 500,
        currency: 'EUR',
        duration: 'repeating',
        durationInMonths: 3,
        name: 'FIVE',
        key: key(),
      }),
    'a customer': () =>
      stripe.createCustomer({ email: 'a@example.com', name: 'A B', metadata: { user: 'x' }, key: key() }),
    'the balance of a customer': () => every(stripe.balanceOf('cus_1')),
    'the subscriptions of a customer': () => every(stripe.subscriptionsOf('cus_1')),
    'the invoices of a subscription': () => every(stripe.invoicesOf('sub_1')),
    'the end of a customer': () => stripe.deleteCustomer('cus_1').then(() => true),
    'a checkout of a plan with a trial and a coupon': () =>
      stripe.createCheckout({
        ...checkout,
        mode: 'subscription',
        item: { price: 'price_1' },
        coupon: 'co_1',
        trialDays: 14,
        expiresAt,
        key: key(),
      }),
    'a checkout of something named': () =>
      stripe.createCheckout({
        ...checkout,
        mode: 'payment',
        item: { name: '100 coins', amount: 199, currency: 'USD', interval: null },
        expiresAt,
        key: key(),
      }),
    'a checkout of something named, again and again': () =>
      stripe.createCheckout({
        ...checkout,
        mode: 'subscription',
        item: { name: 'Einstein', amount: 500, currency: 'USD', interval: BillingInterval.WEEK },
        expiresAt,
        key: key(),
      }),
    'a session': () => stripe.checkout('cs_1'),
    'the end of a session': () => stripe.expireCheckout('cs_1').then(() => true),
    'a subscription': () => stripe.subscription('sub_1'),
    'a preview of a change': () =>
      stripe.previewChange({ subscription: 'sub_1', price: 'price_2', prorationDate: new Date() }),
    'a change at once': () =>
      stripe
        .changePlan({ subscription: 'sub_1', price: 'price_2', prorationDate: new Date(), key: key() })
        .then(() => true),
    'a change at the renewal': () => stripe.schedulePlan('sub_1', 'price_2', key()).then(() => true),
    'a change that is taken back': () => stripe.schedulePlan('sub_1', null, key()).then(() => true),
    'an end with the period': () => stripe.cancelAtPeriodEnd('sub_1', true, key()).then(() => true),
    'an end at once': () => stripe.cancelNow('sub_1', key()).then(() => true),
    'the next invoice': () => stripe.upcoming('sub_1'),
    'an invoice': () => stripe.invoice('in_1'),
    'a payment': () => stripe.payment('pi_1'),
    'a refund': () =>
      stripe.refund({
        payment: 'pi_1',
        amount: 100,
        reason: RefundReason.CUSTOMER_REQUEST,
        metadata: { refund: 'k' },
        key: key(),
      }),
    'a refund for another reason': () =>
      stripe.refund({ payment: 'pi_1', amount: 1, reason: RefundReason.OTHER, metadata: {}, key: key() }),
    'the portal': () => stripe.portal('cus_1', 'https://app.example'),
  };
  it.each(Object.entries(calls))('are taken: %s', async (_, call) => {
    expect(await call()).toBeTruthy();
  });

  it('are made in the pinned version, and a wrong one is a refusal', async () => {
    expect(STRIPE_API_VERSION).toMatch(/^20\d\d-\d\d-\d\d\.\w+$/);
    const wrong = stripe.createPrice({
      product: 'prod_1',
      amount: 1,
      currency: 'USD',
      interval: 'fortnight' as never,
      key: key(),
    });
    await expect(wrong).rejects.toMatchObject({ name: 'ProcessorError', problem: 'refused' });
  });
});

describe('what Stripe answers', () => {
  it('is a problem of ours in lists too, wherever the library fails', async () => {
    const stripe = stripeProcessor({ secretKey: 'sk_test_123', apiUrl: 'http://127.0.0.1:9', tax: false });
    for (const list of [stripe.subscriptionsOf('c'), stripe.invoicesOf('s'), stripe.balanceOf('c')])
      await expect(every(list)).rejects.toMatchObject({ name: 'ProcessorError', problem: 'unavailable' });
  });

  it('is unavailable where nobody answers, and never done twice by the library', async () => {
    const stripe = stripeProcessor({ secretKey: 'sk_test_123', apiUrl: 'http://127.0.0.1:9', tax: false });
    await expect(stripe.subscription('sub_1')).rejects.toBeInstanceOf(ProcessorError);
    await expect(stripe.subscription('sub_1')).rejects.toMatchObject({ problem: 'unavailable' });
    expect([stripe.livemode, stripeProcessor({ secretKey: 'sk_live_1', tax: false }).livemode]).toEqual([
      false,
      true,
    ]);
  });

  it('reads payments with their attempts, refunds and disputes', () => {
    const charge = (id: string, status: string, created: number) => ({
      id,
      status,
      created,
      amount: 1900,
      payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242' } },
    });
    const intent = {
      id: 'pi_1',
      status: 'succeeded',
      amount: 1900,
      currency: 'eur',
      customer: { id: 'cus_1' },
      metadata: { checkout: 'x' },
    };
    const read = readPayment(intent, {
      charges: [
        { ...charge('ch_2', 'succeeded', 20), balance_transaction: { fee: 85 } },
        { ...charge('ch_1', 'failed', 10), failure_message: 'No.' },
      ],
      refunds: [
        {
          id: 're_1',
          amount: 100,
          status: 'succeeded',
          reason: 'requested_by_customer',
          created: 30,
          metadata: { reason: 'other' },
        },
      ],
      disputes: [{ status: 'under_review' }],
      invoice: null,
    });
    expect(read).toMatchObject({
      ...{ id: 'pi_1', customer: 'cus_1', status: 'succeeded', currency: 'EUR', fee: 85, dispute: 'open' },
      attempts: [
        { id: 'ch_1', status: 'failed', failureMessage: 'No.' },
        { id: 'ch_2', status: 'succeeded', method: { last4: '4242' } },
      ],
      refunds: [{ id: 're_1', amount: 100, reason: 'other', status: 'succeeded' }],
    });
    expect(
      readPayment(
        { ...intent, status: 'requires_payment_method', last_payment_error: { code: 'card_declined' } },
        { charges: [], refunds: [], disputes: [], invoice: null },
      ).status,
    ).toBe('failed');
    expect(
      readPayment(
        { ...intent, status: 'requires_action' },
        { charges: [], refunds: [], disputes: [{ status: 'won' }], invoice: null },
      ),
    ).toMatchObject({ status: 'action_required', dispute: 'won' });
    expect(readRefund({ id: 're_2', status: 'canceled', reason: 'duplicate' })).toMatchObject({
      status: 'failed',
      reason: 'duplicate',
    });
  });

  it('reads the next price of a scheduled change, and an end by date', () => {
    const price = { id: 'price_2', unit_amount: 9900, currency: 'usd', recurring: { interval: 'month' } };
    const schedule = {
      ...{ status: 'active', current_phase: { start_date: 1 } },
      phases: [
        { start_date: 1, items: [{ price: 'price_2' }] },
        { start_date: 9, items: [{ price: 'price_1' }] },
      ],
    };
    const read = readSubscription({
      id: 'sub_1',
      customer: 'cus_1',
      status: 'active',
      created: 1,
      items: { data: [{ price }] },
      schedule,
      cancel_at: 99,
    });
    expect(read).toMatchObject({
      nextPrice: 'price_1',
      cancelAtPeriodEnd: true,
      interval: 'month',
      amount: 9900,
    });
    expect(() => readSubscription({ id: 'sub_1', status: 'odd' })).toThrow('unknown');
  });
});
