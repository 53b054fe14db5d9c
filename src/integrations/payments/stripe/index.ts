import Stripe from 'stripe';
import type { StripeConfig } from '../../../config.js';
import type { PaymentProcessor } from '../port.js';
import { stripeCatalogue } from './catalogue.js';
import { stripeCheckouts } from './checkouts.js';
import { stripeCustomers } from './customers.js';
import { stripeInvoices } from './invoices.js';
import { stripePayments } from './payments.js';
import { stripeSubscriptions } from './subscriptions.js';

/** The version of Stripe's API for requests. Create the webhook endpoint with the same one. */
export const STRIPE_API_VERSION = '2026-10-28.endive';

const TIMEOUT_MS = 20_000;

/** Stripe as the payment processor. */
export function stripeProcessor({ secretKey, apiUrl, tax }: StripeConfig): PaymentProcessor {
  const api = apiUrl ? new URL(apiUrl) : null;
  const stripe = new Stripe(secretKey, {
    apiVersion: STRIPE_API_VERSION,
    timeout: TIMEOUT_MS,
    // Retries send the same idempotency key, ours or the library's own.
    maxNetworkRetries: 2,
    telemetry: false,
    appInfo: { name: 'leela' },
    ...(api
      ? {
          host: api.hostname,
          protocol: api.protocol === 'http:' ? ('http' as const) : ('https' as const),
          ...(api.port ? { port: api.port } : {}),
        }
      : {}),
  });
  return {
    label: 'Stripe',
    livemode: /^[sr]k_live_/.test(secretKey),
    ...stripeCatalogue(stripe),
    ...stripeCustomers(stripe),
    ...stripeCheckouts(stripe, tax),
    ...stripeSubscriptions(stripe),
    ...stripeInvoices(stripe),
    ...stripePayments(stripe),
  };
}
