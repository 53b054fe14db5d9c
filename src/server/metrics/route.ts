import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../../config.js';
import type { Metrics } from './metrics.js';

/**
 * `/metrics` in Prometheus' text format, for clients with METRICS_TOKEN. Without a token, only for this machine (for
 * all outside production).
 */
export function metricsRoute(app: FastifyInstance, config: Config, metrics: Metrics): void {
  app.get('/metrics', async (request, reply) => {
    // Others get 404, which does not even reveal that there are metrics.
    if (!mayRead(config, request)) {
      reply.callNotFound();
      return reply;
    }
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

function mayRead(config: Config, request: FastifyRequest): boolean {
  if (config.metricsToken)
    return sameText(request.headers.authorization ?? '', `Bearer ${config.metricsToken}`);
  return !config.production || isLoopback(request);
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Checks the socket's address. A proxy on this machine forwards strangers, so a forwarded request is never local. */
function isLoopback(request: FastifyRequest): boolean {
  if (request.headers['x-forwarded-for'] !== undefined || request.headers['forwarded'] !== undefined)
    return false;
  const address = request.socket.remoteAddress ?? '';
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}
