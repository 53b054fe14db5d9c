import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isOutage } from '../../lib/infrastructure.js';

const CODES: Record<number, string> = {
  400: 'BAD_REQUEST',
  404: 'NOT_FOUND',
  408: 'REQUEST_TIMEOUT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'BAD_REQUEST',
  503: 'UNAVAILABLE',
};

/** Answers errors before GraphQL (bodies, paths) in the form of GraphQL errors. */
export function httpErrors(app: FastifyInstance): void {
  // Browsers never compress bodies; other clients get an error.
  app.addHook('onRequest', async (request, reply) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') return;
    const message = `Bodies are read without compression; send it without content-encoding: ${encoding.slice(0, 30)}.`;
    await answer(request, reply.header('accept-encoding', 'identity'), 415, message);
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.statusCode === undefined && isOutage(error)) {
      request.log.warn({ err: error }, 'a request met an outage');
      return answer(
        request,
        reply.header('retry-after', '1'),
        503,
        'This cannot be answered for the moment. Try again.',
      );
    }
    // Bodies other than JSON are bad requests: text/plain and forms are what CSRF uses to send mutations.
    const status = error.statusCode === 415 ? 400 : (error.statusCode ?? 500);
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    return answer(
      request,
      reply,
      status,
      status >= 500 ? 'Something went wrong on our side.' : error.message,
    );
  });
  app.setNotFoundHandler((request, reply) => answer(request, reply, 404, 'There is nothing here.'));
}

function answer(request: FastifyRequest, reply: FastifyReply, status: number, message: string): FastifyReply {
  const code = CODES[status] ?? (status >= 500 ? 'INTERNAL' : 'BAD_REQUEST');
  return reply.code(status).send({ errors: [{ message, extensions: { code, requestId: request.id } }] });
}
