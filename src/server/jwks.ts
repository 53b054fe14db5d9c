import type { FastifyInstance } from 'fastify';
import { jwks } from '../auth/signing-keys.js';

/** Verifiers may cache the keys this long; they reload for an unknown key. */
const CACHE_SECONDS = 300;

/** `/.well-known/jwks.json`: the public keys for verifying access tokens. */
export function jwksRoute(app: FastifyInstance): void {
  app.get('/.well-known/jwks.json', async (_, reply) => {
    const keys = await jwks();
    return reply
      .header('cache-control', `public, max-age=${CACHE_SECONDS}`)
      .type('application/jwk-set+json')
      .send(JSON.stringify(keys));
  });
}
