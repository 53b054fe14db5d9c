import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Config } from '../../config.js';
import { originRule } from './origin.js';

/** Every answer forbids everything that an API's answer has no use for; the playground's pages say what they need. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-site',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type, x-request-id, apollo-require-preflight',
  'access-control-max-age': '7200',
};

/**
 * Security headers for everything, and CORS for the origins of the configuration and no other, without credentials:
 * tokens travel in a header that no foreign page has. By hand, because helmet and its CORS companion together cost
 * as much CPU as the whole rest of a small operation.
 */
export function security(app: FastifyInstance, config: Config): void {
  const headers = config.production
    ? { ...HEADERS, 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : HEADERS;
  const allowed = originRule(config);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    const { origin, host } = request.headers;
    if (origin !== undefined) {
      reply.header('vary', 'Origin');
      if (allowed(origin, host)) grant(reply, origin);
    }
    done();
  });
  app.options('/graphql', async (_request, reply) => reply.code(204).headers(PREFLIGHT).send());
}

/** Without `access-control-allow-origin` the browser reads a preflight's other headers as a refusal. */
function grant(reply: FastifyReply, origin: string): void {
  reply.header('access-control-allow-origin', origin);
  reply.header('access-control-expose-headers', 'x-request-id, retry-after');
}
