import type { BillingConfig } from '../../config.js';
import { sharedNow } from '../../lib/clock.js';
import { refuse } from '../../schema/errors.js';
import { demoProcessor, mongoStore, type DemoProcessor } from './demo/index.js';
import type { PaymentProcessor } from './port.js';
import { stripeProcessor } from './stripe/index.js';

export * from './port.js';
export { readWebhook, WebhookRefused, WEBHOOK_TOLERANCE_MS, type ProcessorEvent } from './webhook.js';
export { STRIPE_API_VERSION } from './stripe/index.js';

/** The tax included in demo prices. */
const DEMO_TAX = 0.19;

let current: PaymentProcessor | null = null;
let demo: DemoProcessor | null = null;
let secrets: readonly string[] = [];

/**
 * Sets the payment processor of this process.
 * @param publicUrl the base address of the demo processor's pages
 * @param deliver delivers a webhook of the demo processor
 */
export function configurePayments(
  config: BillingConfig,
  publicUrl: () => string,
  deliver: (body: string, signature: string) => Promise<boolean>,
): void {
  secrets = config.webhookSecrets;
  demo = null;
  current = null;
  if (config.processor === 'stripe') current = stripeProcessor(config.stripe!);
  if (config.processor === 'demo')
    useDemoProcessor(
      demoProcessor({
        store: mongoStore(),
        now: sharedNow,
        publicUrl,
        secret: secrets[0]!,
        taxRate: DEMO_TAX,
        deliver,
      }),
    );
}

/** Replaces the demo processor in tests. Its secret is accepted in addition to the others. */
export function useDemoProcessor(processor: DemoProcessor): void {
  demo = processor;
  current = processor;
  secrets = [...new Set([processor.desk.options.secret, ...secrets])];
}

/**
 * The payment processor.
 * @throws UNAVAILABLE if none is configured
 */
export function payments(): PaymentProcessor {
  if (!current) throw refuse.unavailable('Payments are not configured on this gateway.');
  return current;
}

/** Whether a payment processor is configured. */
export const takesPayments = (): boolean => current !== null;

/** The demo processor. Null if payments go through Stripe or are off. */
export const demoPayments = (): DemoProcessor | null => demo;

/** The secrets that may sign webhooks. */
export const webhookSecrets = (): readonly string[] => secrets;
