import type Stripe from 'stripe';
import { ProcessorError, type PaymentProcessor } from '../port.js';
import { asking, askingEach, PAGE, raw, seconds } from './asking.js';
import { wholeInvoice } from './invoices.js';
import { idOf } from './raw.js';
import { readSubscription } from './read.js';

const SUBSCRIPTION_PARTS = ['default_payment_method', 'schedule'];

type Subscriptions = Pick<
  PaymentProcessor,
  | 'subscription'
  | 'subscriptionsOf'
  | 'previewChange'
  | 'changePlan'
  | 'schedulePlan'
  | 'cancelAtPeriodEnd'
  | 'cancelNow'
>;

/** Subscriptions at Stripe. */
export function stripeSubscriptions(stripe: Stripe): Subscriptions {
  const itemOf = async (id: string): Promise<string> => {
    const { items } = await stripe.subscriptions.retrieve(id);
    const [item] = items.data;
    if (!item) throw new ProcessorError('refused', 'The subscription has no item.');
    return item.id;
  };

  const release = async (subscription: string, key: string): Promise<void> => {
    const { schedule } = await stripe.subscriptions.retrieve(subscription);
    const id = idOf(schedule);
    if (id) await stripe.subscriptionSchedules.release(id, {}, { idempotencyKey: `${key}:release` });
  };

  return {
    subscription: (id) =>
      asking(
        stripe.subscriptions
          .retrieve(id, { expand: SUBSCRIPTION_PARTS })
          .then((one) => readSubscription(raw(one))),
      ),

    subscriptionsOf: (customer) =>
      askingEach(
        stripe.subscriptions.list({
          ...{ customer, status: 'all', limit: PAGE },
          expand: SUBSCRIPTION_PARTS.map((part) => `data.${part}`),
        }),
        (one) => readSubscription(raw(one)),
      ),

    previewChange: ({ subscription, price, prorationDate }) =>
      asking(
        (async () => {
          const preview = await stripe.invoices.createPreview({
            subscription,
            subscription_details: {
              items: [{ id: await itemOf(subscription), price }],
              proration_behavior: 'always_invoice',
              proration_date: seconds(prorationDate),
            },
          });
          const { lines, amount, currency } = await wholeInvoice(stripe, preview);
          const prorated = lines.filter((line) => line.proration);
          const sum = prorated.reduce((total, line) => total + line.amount, 0);
          return { proration: prorated.length > 0 ? sum : amount, dueNow: Math.max(0, amount), currency };
        })(),
      ),

    changePlan: ({ subscription, price, prorationDate, key }) =>
      asking(
        (async () => {
          await release(subscription, key);
          await stripe.subscriptions.update(
            subscription,
            {
              items: [{ id: await itemOf(subscription), price }],
              proration_behavior: 'always_invoice',
              proration_date: seconds(prorationDate),
              payment_behavior: 'allow_incomplete',
              cancel_at_period_end: false,
            },
            { idempotencyKey: key },
          );
        })(),
      ),

    schedulePlan: (subscription, price, key) =>
      asking(
        (async () => {
          await release(subscription, key);
          if (price === null) return;
          const schedule = await stripe.subscriptionSchedules.create(
            { from_subscription: subscription },
            { idempotencyKey: `${key}:create` },
          );
          const [present] = schedule.phases;
          if (!present) throw new ProcessorError('refused', 'The schedule has no phase.');
          await stripe.subscriptionSchedules.update(
            schedule.id,
            {
              end_behavior: 'release',
              phases: [
                {
                  items: present.items.map((one) => ({
                    price: idOf(one.price)!,
                    quantity: one.quantity ?? 1,
                  })),
                  start_date: present.start_date,
                  end_date: present.end_date,
                },
                { items: [{ price, quantity: 1 }], proration_behavior: 'none' },
              ],
            },
            { idempotencyKey: `${key}:phases` },
          );
        })(),
      ),

    cancelAtPeriodEnd: (subscription, cancel, key) =>
      asking(
        (async () => {
          await release(subscription, key);
          await stripe.subscriptions.update(
            subscription,
            { cancel_at_period_end: cancel },
            { idempotencyKey: key },
          );
        })(),
      ),

    cancelNow: (subscription, key) =>
      asking(
        stripe.subscriptions.cancel(subscription, {}, { idempotencyKey: key }).then(() => undefined),
      ).catch((error: unknown) => {
        // It has ended already.
        if (!(error instanceof ProcessorError && error.problem === 'not_found')) throw error;
      }),
  };
}
