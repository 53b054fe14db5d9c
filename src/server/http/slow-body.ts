import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How long this route waits for a body, if it is longer than usual. */
    bodyTimeoutMs?: number;
  }
}

const TOO_SLOW = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';

/**
 * Lets single routes wait longer for a body. Node has one limit for the whole server, so it becomes the longest one,
 * and every other route of this scope enforces its own limit.
 */
export function slowBodies(app: FastifyInstance, usualMs: number, longestMs: number): void {
  app.server.requestTimeout = Math.max(longestMs, usualMs);
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (!raw.complete && (encoding !== undefined || (length !== undefined && length !== '0'))) {
      const patience = request.routeOptions.config.bodyTimeoutMs ?? usualMs;
      const late = setTimeout(() => raw.socket.end(TOO_SLOW, () => raw.socket.destroy()), patience);
      const clear = (): void => clearTimeout(late);
      raw.once('end', clear);
      reply.raw.once('close', clear);
    }
    done();
  });
}
