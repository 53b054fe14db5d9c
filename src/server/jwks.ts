import type { FastifyInstance } from 'fastify';
import { jwks } from '../auth/signing-keys.js';

/** Verifiers may keep the keys for so long; they ask again for one that they do not know. */
const CACHE_SECONDS = 300;

/** `/.well-known/jwks.json`: the public keys that access tokens can be checked with. */
export function jwksRoute(app: FastifyInstance): void {
  app.get('/.well-known/jwks.json', async (_, reply) => {
    const keys = await jwks();
    return reply
      .header('cache-control', `public, max-age=${CACHE_SECONDS}`)
      .type('application/jwk-set+json')
      .send(JSON.stringify(keys));
  });
}
