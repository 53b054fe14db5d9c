import websocket from '@fastify/websocket';
import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { RedisClient } from '../lib/redis.js';
import type { Logger } from 'pino';
import type { Metric } from 'prom-client';
import type { Viewer } from '../auth/viewer.js';
import type { Config } from '../config.js';
import { nobodyOnline, type Presence } from '../events/presence.js';
import { accountRoutes } from './account/routes.js';
import { collectRoute } from './analytics/collect.js';
import type { Authenticate, AuthenticateRequest, ContextFactory } from './bearer.js';
import { docsRoutes } from './docs/routes.js';
import { createEngine } from './graphql/engine.js';
import { graphqlRoute } from './graphql/route.js';
import { healthRoutes, type Readiness } from './health.js';
import { compressJson } from './http/compression.js';
import { httpErrors } from './http/errors.js';
import { originRule } from './http/origin.js';
import { requestId } from './http/request-id.js';
import { security, tellRefused } from './http/security.js';
import { RateLimiter } from './limits/rate-limit.js';
import { createMetrics } from './metrics/metrics.js';
import { metricsRoute } from './metrics/route.js';
import { playgroundRoutes } from './playground/routes.js';
import { webIsBuilt, webRoutes } from './web/routes.js';
import { createSocketHandler } from './websocket/socket-handler.js';
import { Sockets } from './websocket/sockets.js';

/** The largest WebSocket message in bytes; a larger one closes the socket. */
const MAX_MESSAGE = 256 * 1024;

/** The parts of the gateway that the server needs. */
export interface ServerDeps {
  config: Config;
  logger: Logger;
  schema: GraphQLSchema;
  /** Checks an access token and its session; throws UNAUTHENTICATED. */
  authenticate: Authenticate;
  /** The same for HTTP requests. Defaults to `authenticate`. */
  authenticateRequest?: AuthenticateRequest;
  createContext: ContextFactory;
  /** Checks the session of an open socket again; throws UNAUTHENTICATED. Without it, sessions count as active. */
  recheck?: (viewer: Viewer) => Promise<Viewer>;
  /** Is notified when users' sockets open and close. */
  presence?: Presence;
  /** The gateway's dependencies, by name: MongoDB, the event runner, Redis if it is configured. */
  ready: Readiness;
  /** Shares the rate limits among gateways. Without it each gateway counts for itself. */
  redis?: RedisClient;
  /** Additional metrics, such as those of jobs. */
  metrics?: readonly Metric[];
  /** Additional routes: the published keys, webhooks. */
  routes?: (app: FastifyInstance) => void;
}

/** A server, ready to listen. */
export interface Server {
  app: FastifyInstance;
  /** The open WebSockets, to close those of ended sessions. */
  sockets: Sockets;
  /** Stops gracefully: reports not ready, tells sockets to reconnect elsewhere, completes running requests. */
  drain(): Promise<void>;
}

/** Assembles the HTTP and WebSocket server. */
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
    // Requests that arrive during the drain are still served, because the load balancer may not have noticed yet.
    return503OnClosing: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  // Not in onRequest: a request may be running when the drain begins, and its connection would stay open.
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
  const refused = tellRefused(app.log);
  await app.register(websocket, {
    options: {
      maxPayload: MAX_MESSAGE,
      handleProtocols: (protocols) =>
        protocols.has('graphql-transport-ws') ? 'graphql-transport-ws' : false,
      verifyClient: ({ req }: { req: IncomingMessage }) => {
        const { origin, host } = req.headers;
        const may = origin === undefined || mayOpen(origin, host);
        if (!may) refused(origin);
        return may;
      },
    },
    preClose: (done) => void sockets.closeAll(config.drainTimeoutMs).then(() => done()),
  });
  await app.register(async (scope) => {
    metricsRoute(scope, config, metrics);
    const web = config.web && webIsBuilt();
    await accountRoutes(scope, config, { pages: !web });
    if (config.playground) await playgroundRoutes(scope, config);
    if (config.docs) docsRoutes(scope);
    if (web) await webRoutes(scope, config);
    deps.routes?.(scope);
    // Within the scope, after the hooks of the domains' routes: a host of previews serves nothing else. Files are
    // compressed by the build, or not at all.
    await scope.register(async (json) => {
      if (config.compression) await compressJson(json);
      graphqlRoute(json, {
        engine,
        metrics,
        limiter,
        authenticate: authenticateRequest,
        createContext,
        socket,
        playground: config.playground,
      });
      collectRoute(json, { config, limiter, authenticate: authenticateRequest, createContext });
      healthRoutes(json, deps.ready, () => draining);
    });
  });
  app.addHook('onClose', async () => {
    await engine.stop();
    metrics.close();
  });
  await app.ready();

  return {
    app,
    sockets,
    async drain() {
      draining = true;
      // From now on answers close their connections, so none is cut between two requests.
      await delay(config.drainNoticeMs);
      const late = setTimeout(() => app.server.closeAllConnections(), config.drainTimeoutMs);
      await sockets.closeAll(config.drainTimeoutMs);
      await app.close();
      clearTimeout(late);
    },
  };
}

/** Fastify needs a function if the configuration counts hops. */
function trusted(
  proxies: Config['trustProxy'],
): string[] | boolean | ((address: string, hop: number) => boolean) {
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies;
}
