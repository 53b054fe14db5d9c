import { defineDomain } from '../domain.js';
import { demoPayments } from '../integrations/payments/index.js';
import { seedBilling } from '../import/demo/seed-billing.js';
import { Invoice, Transaction } from '../models/billing/index.js';
import { billingKinds, billingRows } from '../reactors/billing-notifications.js';
import { billingNodes, billingResolvers, PlatformSubscriptionView } from '../resolvers/billing/index.js';
import {
  closeOverdueCheckouts,
  endAccess,
  ensureCatalogue,
  resendRefunds,
  sweepHolds,
  sweepWebhooks,
} from '../services/billing/index.js';
import { ledger } from '../services/privacy/rows/ledger.js';
import { paymentRecords } from '../services/privacy/rows/payments.js';
import { demoRoutes } from './billing/demo-routes.js';
import { webhookRoute } from './billing/webhook-route.js';

const MINUTE_MS = 60 * 1_000;

/** The manifest of plans, payments, coins and credits. */
export const billing = defineDomain({
  name: 'billing',
  resolvers: billingResolvers,
  nodes: billingNodes,
  notifications: {
    targets: () => [Invoice, Transaction, PlatformSubscriptionView],
    kinds: billingKinds,
    on: billingRows,
  },
  start: ensureCatalogue,
  seed: seedBilling,
  personalData: [...paymentRecords, ...ledger],
  routes(app, tools) {
    webhookRoute(app, tools);
    demoRoutes(app, tools);
  },
  jobs: () => [
    {
      name: 'sweep-holds',
      every: '*/15 * * * * *',
      quiet: true,
      timeoutMs: 10 * MINUTE_MS,
      async run({ signal, logger }) {
        const holds = await sweepHolds({ signal });
        if (holds > 0) logger.info({ holds }, 'Expired holds were released.');
      },
    },
    {
      name: 'process-webhooks',
      every: '*/15 * * * * *',
      quiet: true,
      timeoutMs: 10 * MINUTE_MS,
      async run({ signal, logger }) {
        const onError = (err: unknown): void => logger.warn({ err }, 'A webhook event could not be applied.');
        const events = await sweepWebhooks({ signal, onError });
        if (events > 0) logger.info({ events }, 'Webhook events were applied at a later attempt.');
      },
    },
    {
      name: 'close-checkouts',
      every: '*/30 * * * * *',
      quiet: true,
      timeoutMs: 10 * MINUTE_MS,
      async run({ signal, logger }) {
        const onError = (err: unknown): void => logger.warn({ err }, 'A checkout could not be closed.');
        const checkouts = await closeOverdueCheckouts({ signal, onError });
        if (checkouts > 0) logger.info({ checkouts }, 'Checkouts that were not paid in time were closed.');
      },
    },
    {
      name: 'send-refunds',
      every: '* * * * *',
      quiet: true,
      timeoutMs: 10 * MINUTE_MS,
      async run({ signal, logger }) {
        const refunds = await resendRefunds({ signal });
        if (refunds > 0) logger.info({ refunds }, 'Refunds whose answer was lost were sent again.');
      },
    },
    {
      name: 'end-plans',
      every: '* * * * *',
      quiet: true,
      timeoutMs: 10 * MINUTE_MS,
      async run({ signal, logger }) {
        const accounts = await endAccess({ signal });
        if (accounts > 0) logger.info({ accounts }, 'Plans whose time is over were ended.');
      },
    },
    {
      name: 'demo-processor',
      every: '*/5 * * * * *',
      quiet: true,
      timeoutMs: 10 * MINUTE_MS,
      run: async () => demoPayments()?.tick(),
    },
  ],
});
