import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { newRequestCost, runWithCost } from '../../lib/request-cost.js';
import { viewerOrStatus401, type Authenticate, type ContextFactory } from '../bearer.js';
import { locationOf } from '../http/location.js';
import type { RateLimiter } from '../limits/rate-limit.js';
import type { WebSocketHandler } from '../websocket/socket-handler.js';
import type { Engine } from './engine.js';

/** `/graphql`: POST and GET for operations, the WebSocket for subscriptions and operations too. */
export function graphqlRoute(
  app: FastifyInstance,
  deps: {
    engine: Engine;
    limiter: RateLimiter;
    authenticate: Authenticate;
    createContext: ContextFactory;
    socket: WebSocketHandler;
  },
): void {
  const { engine, limiter, authenticate, createContext, socket } = deps;
  const answer = fastifyApolloHandler(engine.apollo, {
    context: async (request) => {
      const viewer = await viewerOrStatus401(authenticate, request.headers.authorization);
      const { id, ip, headers } = request;
      return createContext({
        viewer,
        request: { id, ip, userAgent: headers['user-agent'] ?? '', ...locationOf(request) },
        limits: limiter.for(ip),
      });
    },
  });
  const handler: typeof answer = function (request, reply) {
    return runWithCost(newRequestCost(request.id), () => answer.call(app, request, reply));
  };
  app.route({ method: 'GET', url: '/graphql', handler, wsHandler: socket });
  app.route({ method: 'POST', url: '/graphql', handler });
  app.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: async (_, reply) =>
      reply
        .code(405)
        .header('allow', 'GET, POST')
        .send({ errors: [{ message: 'Use POST.' }] }),
  });
}
