import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { newRequestCost, runWithCost, type RequestCost } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';
import { viewerOrStatus, type AuthenticateRequest, type ContextFactory } from '../bearer.js';
import { locationOf } from '../http/location.js';
import type { RateLimiter } from '../limits/rate-limit.js';
import type { WebSocketHandler } from '../websocket/socket-handler.js';
import type { Engine } from './engine.js';
import { belongsTo, withRequestId } from './format-error.js';

/** `/graphql`: POST and GET for operations, the WebSocket for subscriptions and operations too. */
export function graphqlRoute(
  app: FastifyInstance,
  deps: {
    engine: Engine;
    limiter: RateLimiter;
    authenticate: AuthenticateRequest;
    createContext: ContextFactory;
    socket: WebSocketHandler;
  },
): void {
  const { engine, limiter, authenticate, createContext, socket } = deps;
  const { apollo, direct } = engine;

  const contextOf = async (request: FastifyRequest, cost: RequestCost): Promise<Context> => {
    const { id, ip, headers } = request;
    try {
      const who = await viewerOrStatus(authenticate, headers.authorization);
      if (who) cost.reads += 1;
      return createContext({
        viewer: who?.viewer ?? null,
        ...(who?.account ? { account: who.account } : {}),
        request: { id, ip, userAgent: headers['user-agent'] ?? '', ...locationOf(request) },
        limits: limiter.for(ip),
        cost,
      });
    } catch (error) {
      belongsTo(error, id);
      throw error;
    }
  };
  /** How to get the contexts of running requests: those of the short way are there, or it is known why not. */
  const contexts = new WeakMap<FastifyRequest, () => Promise<Context>>();
  const overApollo = fastifyApolloHandler(apollo, { context: (request) => contexts.get(request)!() });

  const handler: typeof overApollo = async (request, reply) => {
    const cost = newRequestCost(request.id);
    return runWithCost(cost, async () => {
      const asked = direct.read(request);
      if (asked) {
        const context = contextOf(request, cost);
        contexts.set(request, () => context);
        const answer = await context.then(
          (made) => direct.answer(asked, made),
          () => null,
        );
        if (answer) {
          reply.header('content-type', answer.contentType);
          return answer.body;
        }
      } else contexts.set(request, () => contextOf(request, cost));
      const body = await overApollo.call(app, request, reply);
      // Incremental answers, which nobody gets here, would not be a text.
      if (typeof body !== 'string') return body;
      if (reply.statusCode >= 400) return withRequestId(body, request.id);
      const contentType = reply.getHeader('content-type');
      // What it chooses for other methods is nothing that a POST would get.
      if (request.method === 'POST' && typeof contentType === 'string')
        direct.learn(request.headers.accept, contentType);
      return body;
    });
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
