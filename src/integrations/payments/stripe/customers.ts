import type Stripe from 'stripe';
import { ProcessorError, type PaymentProcessor } from '../port.js';
import { asking, askingEach, PAGE, raw } from './asking.js';
import { at } from './raw.js';
import { readBalanceChange } from './read.js';

type Customers = Pick<PaymentProcessor, 'createCustomer' | 'deleteCustomer' | 'balanceOf' | 'portal'>;

/** Customers at Stripe. */
export function stripeCustomers(stripe: Stripe): Customers {
  return {
    createCustomer: ({ email, name, metadata, key }) =>
      asking(
        stripe.customers.create({ email, name, metadata }, { idempotencyKey: key }).then(({ id }) => id),
      ),

    deleteCustomer: (id) =>
      asking(stripe.customers.del(id).then(() => undefined)).catch((error: unknown) => {
        if (!(error instanceof ProcessorError && error.problem === 'not_found')) throw error;
      }),

    portal: (customer, returnUrl) =>
      asking(
        stripe.billingPortal.sessions
          .create({ customer, return_url: returnUrl })
          .then((session) => String(at(session)['url'])),
      ),

    balanceOf: (customer) =>
      askingEach(stripe.customers.listBalanceTransactions(customer, { limit: PAGE }), (one) =>
        readBalanceChange(raw(one)),
      ),
  };
}
