import type Stripe from 'stripe';
import { ProcessorError, type PaymentProcessor } from '../port.js';
import { asking, raw, seconds } from './asking.js';
import { readCheckout } from './read.js';

type Checkouts = Pick<PaymentProcessor, 'createCheckout' | 'checkout' | 'expireCheckout'>;

/** Checkout sessions at Stripe. */
export function stripeCheckouts(stripe: Stripe, tax: boolean): Checkouts {
  const automatic_tax = { enabled: tax };
  return {
    createCheckout: ({ item, mode, coupon, trialDays, metadata, key, ...request }) =>
      asking(
        stripe.checkout.sessions
          .create(
            {
              mode,
              customer: request.customer,
              client_reference_id: metadata['checkout'] ?? null!,
              line_items: [
                'price' in item
                  ? { price: item.price, quantity: 1 }
                  : {
                      quantity: 1,
                      price_data: {
                        currency: item.currency.toLowerCase(),
                        unit_amount: item.amount,
                        tax_behavior: 'inclusive',
                        product_data: { name: item.name },
                        ...(item.interval ? { recurring: { interval: item.interval } } : {}),
                      },
                    },
              ],
              ...(coupon ? { discounts: [{ coupon }] } : {}),
              automatic_tax,
              ...(tax ? { customer_update: { address: 'auto' as const } } : {}),
              metadata,
              ...(mode === 'subscription'
                ? {
                    subscription_data: {
                      metadata,
                      ...(trialDays > 0 ? { trial_period_days: trialDays } : {}),
                    },
                  }
                : {
                    payment_intent_data: { metadata },
                    invoice_creation: { enabled: true, invoice_data: { metadata } },
                  }),
              success_url: request.successUrl,
              cancel_url: request.cancelUrl,
              expires_at: seconds(request.expiresAt),
            },
            { idempotencyKey: key },
          )
          .then((session) => readCheckout(raw(session))),
      ),

    checkout: (id) => asking(stripe.checkout.sessions.retrieve(id).then((one) => readCheckout(raw(one)))),

    // One that is complete or expired cannot be expired; that is for its state to tell.
    expireCheckout: (id) =>
      asking(stripe.checkout.sessions.expire(id).then(() => undefined)).catch((error: unknown) => {
        if (!(error instanceof ProcessorError && error.problem === 'refused')) throw error;
      }),
  };
}
