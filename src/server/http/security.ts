import type { FastifyBaseLogger, FastifyInstance, FastifyReply } from 'fastify';
import type { Config } from '../../config.js';
import { originRule } from './origin.js';

/** Every answer forbids what an API answer does not need; the playground's pages set their own policy. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-site',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Headers that clients and their tracing send by default. */
const ALLOWED_HEADERS = [
  ...['authorization', 'content-type', 'x-request-id', 'x-query-cost', 'x-query-deprecations'],
  ...['apollographql-client-name', 'apollographql-client-version', 'x-apollo-operation-name'],
  ...[
    'apollo-require-preflight',
    'x-apollo-operation-id',
    'apollo-query-plan-experimental',
    'graphql-client-name',
    'graphql-client-version',
  ],
  ...['traceparent', 'tracestate', 'sentry-trace', 'baggage', 'x-client-version'],
];

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': ALLOWED_HEADERS.join(', '),
  'access-control-max-age': '7200',
};

/**
 * Security headers for all answers, and CORS for the configured origins, without credentials: tokens are sent in a
 * header that foreign pages do not have. By hand, because helmet and the CORS plugin together cost as much CPU as the
 * rest of a small operation.
 */
export function security(app: FastifyInstance, config: Config): void {
  const headers = config.production
    ? { ...HEADERS, 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : HEADERS;
  const allowed = originRule(config);
  const refused = tellRefused(app.log);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    const { origin, host } = request.headers;
    if (origin !== undefined) {
      reply.header('vary', 'Origin');
      if (allowed(origin, host)) grant(reply, origin);
      else refused(origin);
    }
    done();
  });
  for (const path of ['/graphql', '/collect'])
    app.options(path, async (_request, reply) => reply.code(204).headers(PREFLIGHT).send());
}

/** Without `access-control-allow-origin` the browser treats a preflight's other headers as a refusal. */
function grant(reply: FastifyReply, origin: string): void {
  reply.header('access-control-allow-origin', origin);
  reply.header('access-control-expose-headers', 'x-request-id, retry-after, ratelimit, ratelimit-policy');
}

/** The most refused origins in the log; a page can invent any number. */
const MOST_TOLD = 20;

/** Logs each refused origin once: the browser shows developers less than that. */
export function tellRefused(log: FastifyBaseLogger): (origin: string) => void {
  const told = new Set<string>();
  return (origin) => {
    if (told.has(origin) || told.size >= MOST_TOLD || origin === 'null') return;
    told.add(origin);
    log.warn(
      { origin: origin.slice(0, 200) },
      'a browser page of this origin was refused; add it to CORS_ORIGINS to allow it',
    );
  };
}
