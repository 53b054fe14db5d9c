import type Stripe from 'stripe';
import type { PaymentProcessor } from '../port.js';
import { asking } from './asking.js';

type Catalogue = Pick<PaymentProcessor, 'saveProduct' | 'createPrice' | 'archivePrice' | 'createCoupon'>;

/** Products, prices and coupons at Stripe. */
export function stripeCatalogue(stripe: Stripe): Catalogue {
  return {
    saveProduct: ({ id, name, description, active, key }) =>
      asking(
        (async () => {
          const values = { name, active, ...(description ? { description } : {}) };
          const product = id
            ? await stripe.products.update(id, values, { idempotencyKey: key })
            : await stripe.products.create(values, { idempotencyKey: key });
          return product.id;
        })(),
      ),

    createPrice: ({ product, amount, currency, interval, key }) =>
      asking(
        stripe.prices
          .create(
            {
              product,
              unit_amount: amount,
              currency: currency.toLowerCase(),
              tax_behavior: 'inclusive',
              ...(interval ? { recurring: { interval } } : {}),
            },
            { idempotencyKey: key },
          )
          .then(({ id }) => id),
      ),

    archivePrice: (id) => asking(stripe.prices.update(id, { active: false }).then(() => undefined)),

    createCoupon: ({ percent, amount, currency, duration, durationInMonths, name, key }) =>
      asking(
        stripe.coupons
          .create(
            {
              name,
              duration,
              ...(duration === 'repeating' ? { duration_in_months: durationInMonths ?? 1 } : {}),
              ...(percent === null
                ? { amount_off: amount ?? 0, currency: (currency ?? 'USD').toLowerCase() }
                : { percent_off: percent }),
            },
            { idempotencyKey: key },
          )
          .then(({ id }) => id),
      ),
  };
}
