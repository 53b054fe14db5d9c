import { createHmac } from 'node:crypto';
import type { z } from 'zod';
import type { Environment } from './environment.js';

/** The payment processor. */
export interface BillingConfig {
  /** Stripe, the labelled demo processor in this process, or none: then mutations that need one are refused. */
  processor: 'stripe' | 'demo' | 'off';
  /** Set if the processor is Stripe. */
  stripe?: StripeConfig;
  /** Secrets that sign webhooks. Several, so that they can be rotated. */
  webhookSecrets: string[];
}

/** An account at Stripe. */
export interface StripeConfig {
  secretKey: string;
  /** Another address of the API, for tests. */
  apiUrl?: string;
  /** Whether Stripe computes the tax that prices include. */
  tax: boolean;
}

/** Chooses the processor: Stripe if there is a key, else the demo processor, and none in production. */
export function toBillingConfig(env: z.infer<typeof Environment>, production: boolean): BillingConfig {
  const processor = env.BILLING ?? (env.STRIPE_SECRET_KEY ? 'stripe' : production ? 'off' : 'demo');
  if (processor !== 'stripe') {
    // The demo processor signs its own webhooks to this gateway.
    const secret = createHmac('sha256', env.AUTH_SECRET).update('demo webhooks').digest('hex');
    return { processor, webhookSecrets: processor === 'demo' ? [`whsec_${secret}`] : [] };
  }
  const stripe = { secretKey: env.STRIPE_SECRET_KEY!, apiUrl: env.STRIPE_API_URL, tax: env.STRIPE_TAX };
  return { processor, stripe, webhookSecrets: env.STRIPE_WEBHOOK_SECRETS };
}
