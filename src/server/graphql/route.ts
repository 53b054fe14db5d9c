import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { newRequestCost, runWithCost, type RequestCost } from '../../lib/request-cost.js';
import type { RateLimits } from '../../auth/limits.js';
import { tracedRequest } from '../../lib/telemetry.js';
import type { Context } from '../../loaders/context.js';
import {
  isUnauthenticated,
  viewerOrStatus,
  type AuthenticateRequest,
  type ContextFactory,
} from '../bearer.js';
import { locationOf, optsOut } from '../http/location.js';
import { limitHeaders, type RateLimiter } from '../limits/rate-limit.js';
import type { Metrics } from '../metrics/metrics.js';
import type { WebSocketHandler } from '../websocket/socket-handler.js';
import { readText, withStatus } from './documents/http-request.js';
import type { OperationText } from './documents/operation-texts.js';
import { signsIn } from './signs-in.js';
import type { Engine } from './engine.js';
import { endings } from './endings.js';
import { belongsTo, withRequestId } from './format-error.js';
import { noteDeprecated } from './note-deprecated.js';
import { clientOfRequest, noteRequest } from './note-usage.js';

/** `/graphql`: POST and GET for operations, and the WebSocket for subscriptions and operations. */
export function graphqlRoute(
  app: FastifyInstance,
  deps: {
    engine: Engine;
    metrics: Metrics;
    limiter: RateLimiter;
    authenticate: AuthenticateRequest;
    createContext: ContextFactory;
    socket: WebSocketHandler;
    /** Whether browsers are redirected to the playground. */
    playground?: boolean;
  },
): void {
  const { engine, metrics, limiter, authenticate, createContext, socket, playground = false } = deps;
  const { apollo, direct, texts } = engine;

  const contextOf = async (
    request: FastifyRequest,
    cost: RequestCost,
    text: OperationText | GraphQLError | null,
  ): Promise<Context> => {
    const { id, ip, headers } = request;
    try {
      if (text instanceof GraphQLError) throw withStatus(text);
      const who = await viewerOrStatus(authenticate, headers.authorization).catch((error: unknown) => {
        // A request that signs in may carry an expired token, which must not fail the operation.
        if (isUnauthenticated(error) && signsIn(request)) return null;
        throw error;
      });
      if (who) cost.reads += 1;
      const limits = limiter.for(ip);
      counted.set(request, limits);
      if (text)
        await texts.admit(text, { viewer: who?.viewer ?? null, limits }).catch((error: GraphQLError) => {
          throw withStatus(error);
        });
      return createContext({
        viewer: who?.viewer ?? null,
        ...(who?.account ? { account: who.account } : {}),
        request: {
          id,
          ip,
          userAgent: headers['user-agent'] ?? '',
          ...wishes(headers),
          ...locationOf(request),
          ...optsOut(request),
        },
        limits,
        cost,
      });
    } catch (error) {
      belongsTo(error, id);
      if (error instanceof GraphQLError) endings.set(cost, { viewer: null, error: error.toJSON() });
      throw error;
    }
  };
  /** The rate limits of running requests, for the response headers. */
  const counted = new WeakMap<FastifyRequest, RateLimits>();
  const limitsOf = (request: FastifyRequest): Record<string, string> =>
    limitHeaders(counted.get(request) ?? NO_LIMITS);
  /** The context factories of running requests. On the short path the context, or its error, exists already. */
  const contexts = new WeakMap<FastifyRequest, () => Promise<Context>>();
  const overApollo = fastifyApolloHandler(apollo, { context: (request) => contexts.get(request)!() });

  const note = (request: FastifyRequest, cost: RequestCost, started: number, body: string): void => {
    noteRequest(request, cost, started, body);
    noteDeprecated(metrics, cost, () => clientOfRequest(request));
  };
  const handler: typeof overApollo = function (request, reply) {
    return tracedRequest(request.headers, 'graphql', {}, () => serve.call(app, request, reply));
  };
  const serve: typeof overApollo = async (request, reply) => {
    const cost = newRequestCost(request.id);
    const started = performance.now();
    return runWithCost(cost, async () => {
      const text = readText(request, texts);
      reply.header('cache-control', 'no-store');
      if (playground && wantsPage(request)) return reply.redirect('/playground');
      const asked = text instanceof GraphQLError ? null : direct.read(request, text?.sha256);
      if (asked) {
        const context = contextOf(request, cost, text);
        contexts.set(request, () => context);
        const answer = await context.then(
          (made) => direct.answer(asked, made),
          () => null,
        );
        if (answer) {
          reply.header('content-type', answer.contentType).headers(limitsOf(request));
          note(request, cost, started, answer.body);
          return answer.body;
        }
      } else contexts.set(request, () => contextOf(request, cost, text));
      const body = await overApollo.call(app, request, reply);
      reply.headers(limitsOf(request));
      // An incremental answer would not be a text; they are never sent here.
      if (typeof body !== 'string') return body;
      note(request, cost, started, body);
      if (reply.statusCode >= 400) return withRequestId(body, request.id);
      const contentType = reply.getHeader('content-type');
      // The media types for other methods may differ from those for POST.
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

const NO_LIMITS: RateLimits = { consume: async () => undefined };

/** The facts about its operation that a client asks for. */
const wishes = (headers: FastifyRequest['headers']): { wantsCost?: true; wantsDeprecations?: true } => ({
  ...(headers['x-query-cost'] === '1' ? { wantsCost: true } : {}),
  ...(headers['x-query-deprecations'] === '1' ? { wantsDeprecations: true } : {}),
});

/** Whether a browser opened the address without an operation. */
const wantsPage = ({ method, headers, query }: FastifyRequest): boolean =>
  method === 'GET' &&
  /\btext\/html\b/.test(headers.accept ?? '') &&
  !('query' in (query as object)) &&
  !('documentId' in (query as object)) &&
  !('extensions' in (query as object));
