import websocket from '@fastify/websocket';
import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Metric } from 'prom-client';
import type { Viewer } from '../auth/viewer.js';
import type { Config } from '../config.js';
import { nobodyOnline, type Presence } from '../events/presence.js';
import { accountRoutes } from './account/routes.js';
import type { Authenticate, AuthenticateRequest, ContextFactory } from './bearer.js';
import { createEngine } from './graphql/engine.js';
import { graphqlRoute } from './graphql/route.js';
import { healthRoutes, type Readiness } from './health.js';
import { httpErrors } from './http/errors.js';
import { originRule } from './http/origin.js';
import { requestId } from './http/request-id.js';
import { security } from './http/security.js';
import { RateLimiter } from './limits/rate-limit.js';
import { createMetrics } from './metrics/metrics.js';
import { metricsRoute } from './metrics/route.js';
import { playgroundRoutes } from './playground/routes.js';
import { createSocketHandler } from './websocket/socket-handler.js';
import { Sockets } from './websocket/sockets.js';

/** Bytes of one WebSocket message; larger ones close the socket. */
const MAX_MESSAGE = 256 * 1024;

/** What the server needs of the rest of the gateway. */
export interface ServerDeps {
  config: Config;
  logger: Logger;
  schema: GraphQLSchema;
  /** Checks an access token and its session; throws UNAUTHENTICATED. */
  authenticate: Authenticate;
  /** The same for HTTP requests; `authenticate` where it is absent. */
  authenticateRequest?: AuthenticateRequest;
  createContext: ContextFactory;
  /** Looks at the session of an open socket again; throws UNAUTHENTICATED. Left out: it is taken to be alive. */
  recheck?: (viewer: Viewer) => Promise<Viewer>;
  /** Hears whose sockets come and go. */
  presence?: Presence;
  /** What the gateway depends on, by name: MongoDB, the event runner, Redis where it is configured. */
  ready: Readiness;
  /** Shares the rate limits among gateways; without it each counts for itself. */
  redis?: Redis;
  /** What else is measured, such as the jobs. */
  metrics?: readonly Metric[];
  /** Further routes: the published keys, webhooks. */
  routes?: (app: FastifyInstance) => void;
}

/** A server, ready to listen. */
export interface Server {
  app: FastifyInstance;
  /** The open WebSockets: to close those of a session that ended. */
  sockets: Sockets;
  /** Ends well: not ready any more, sockets told to go elsewhere, running requests finished. */
  drain(): Promise<void>;
}

/** Wires the HTTP and WebSocket server by hand. */
export async function createServer(deps: ServerDeps): Promise<Server> {
  const { config, logger, schema, authenticate, createContext } = deps;
  const authenticateRequest: AuthenticateRequest =
    deps.authenticateRequest ?? (async (token) => ({ viewer: await authenticate(token) }));
  let draining = false;
  const app = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
    genReqId: requestId,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: config.bodyLimit,
    requestTimeout: config.requestTimeoutMs,
    connectionTimeout: config.requestTimeoutMs * 2,
    keepAliveTimeout: 65_000,
    trustProxy: trusted(config.trustProxy),
    onProtoPoisoning: 'remove',
    onConstructorPoisoning: 'remove',
    // Requests that arrive while it drains are still served; the load balancer has not heard of it yet.
    return503OnClosing: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  // Not before: a request may run when it begins to drain, and its connection would stay open behind it.
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (draining) reply.header('connection', 'close');
    done(null, payload);
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug({
      method: request.method,
      path: request.routeOptions.url,
      status: reply.statusCode,
      ms: reply.elapsedTime,
    });
  });
  httpErrors(app);
  security(app, config);

  const metrics = createMetrics({ more: deps.metrics });
  const limiter = new RateLimiter({ enabled: config.rateLimit, logger, redis: deps.redis });
  const engine = await createEngine({ config, logger, schema, metrics });
  const sockets = new Sockets();
  const socket = createSocketHandler({
    engine,
    limiter,
    authenticate,
    recheck: deps.recheck ?? (async (viewer) => viewer),
    createContext,
    sockets,
    metrics,
    logger,
    maxCost: config.maxCost,
    limited: config.rateLimit,
    presence: deps.presence ?? nobodyOnline,
  });
  const mayOpen = originRule(config);
  await app.register(websocket, {
    options: {
      maxPayload: MAX_MESSAGE,
      handleProtocols: (protocols) =>
        protocols.has('graphql-transport-ws') ? 'graphql-transport-ws' : false,
      verifyClient: ({ req }: { req: IncomingMessage }) =>
        req.headers.origin === undefined || mayOpen(req.headers.origin, req.headers.host),
    },
    preClose: (done) => void sockets.closeAll(config.drainTimeoutMs).then(() => done()),
  });
  await app.register(async (scope) => {
    graphqlRoute(scope, { engine, limiter, authenticate: authenticateRequest, createContext, socket });
    healthRoutes(scope, deps.ready, () => draining);
    metricsRoute(scope, config, metrics);
    await accountRoutes(scope, config);
    if (config.playground) await playgroundRoutes(scope, config);
    deps.routes?.(scope);
  });
  app.addHook('onClose', async () => {
    await engine.apollo.stop();
    metrics.close();
  });
  await app.ready();

  return {
    app,
    sockets,
    async drain() {
      draining = true;
      // Answers say from now on that their connection ends with them, so those in use are not cut off between two requests.
      await delay(config.drainNoticeMs);
      const late = setTimeout(() => app.server.closeAllConnections(), config.drainTimeoutMs);
      await sockets.closeAll(config.drainTimeoutMs);
      await app.close();
      clearTimeout(late);
    },
  };
}

/** Fastify takes a rule where the configuration counts hops. */
function trusted(
  proxies: Config['trustProxy'],
): string[] | boolean | ((address: string, hop: number) => boolean) {
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies;
}
