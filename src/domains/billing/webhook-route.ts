import type { FastifyInstance } from 'fastify';
import type { RouteTools } from '../../domain.js';
import {
  readWebhook,
  takesPayments,
  WebhookRefused,
  webhookSecrets,
  type ProcessorEvent,
} from '../../integrations/payments/index.js';
import { sharedNow } from '../../lib/clock.js';
import { receiveWebhook } from '../../services/billing/index.js';

/** Stripe's largest events are some 200 KB. */
const LARGEST = 512 * 1_024;

/**
 * `/webhooks/stripe`: events of the payment processor, verified on their raw bytes. 200 means stored and applied, or
 * nothing to do; 500 requests another delivery; 400 means that it is not from the processor.
 */
export function webhookRoute(app: FastifyInstance, { logger }: RouteTools): void {
  void app.register(async (scope) => {
    // The signature covers the raw bytes, so nothing may parse them first.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST }, (_request, body, done) =>
      done(null, body),
    );
    scope.post('/webhooks/stripe', { bodyLimit: LARGEST }, async (request, reply) => {
      if (!takesPayments()) return reply.callNotFound();
      const signature = request.headers['stripe-signature'];
      let event: ProcessorEvent;
      try {
        event = readWebhook(
          Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
          typeof signature === 'string' ? signature : undefined,
          { secrets: webhookSecrets(), now: sharedNow() },
        );
      } catch (error) {
        if (!(error instanceof WebhookRefused)) throw error;
        logger.warn({ reason: error.message }, 'A webhook was refused.');
        return reply.code(400).send({ error: error.message });
      }
      const outcome = await receiveWebhook(event, (err) =>
        logger.error(
          { err, event: event.id, type: event.type },
          'A webhook event could not be applied; it is tried again.',
        ),
      );
      return reply.code(outcome === 'failed' ? 500 : 200).send({ received: true, outcome });
    });
  });
}
