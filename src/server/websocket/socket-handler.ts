import type { FastifyRequest } from 'fastify';
import { GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { makeServer, type Context as SocketContext } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Presence } from '../../events/presence.js';
import { isOutage } from '../../lib/infrastructure.js';
import { parallel } from '../../lib/parallel.js';
import { runWithCost } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';
import { ErrorCode, Refusal } from '../../schema/errors.js';
import { Subscriber, type Entry } from '../../subscriptions/live/index.js';
import { viewerOf, type Authenticate } from '../bearer.js';
import { formatAll } from '../graphql/format-error.js';
import type { Metrics } from '../metrics/metrics.js';
import { CloseCode } from './close-codes.js';
import { Lifetime, LiveSink, type LiveDeps } from './live-sink.js';
import { OpenSocket } from './open-socket.js';
import { SocketOperations, type PrepareDeps, type SocketOperation } from './prepare-operation.js';
import {
  executeEvent,
  isSubscription,
  mapEvents,
  openStream,
  runOverApollo,
  withCode,
} from './run-operation.js';
import { messageHead } from './shared-payload.js';
import type { Sockets } from './sockets.js';
import { Writer } from './writer.js';

/** Operations that one socket may run at a time. */
export const MAX_OPERATIONS = 100;
/** Executions for single subscriptions that run at a time; requests are to get on, too. */
const MOST_AT_ONCE = 32;
const INIT_TIMEOUT_MS = 5_000;

/** Takes over a connection that has become a WebSocket. */
export type WebSocketHandler = (socket: WebSocket, request: FastifyRequest) => void;

/** Serves graphql-transport-ws: the same authentication, limits and execution as over HTTP. */
export function createSocketHandler(
  deps: PrepareDeps & {
    authenticate: Authenticate;
    sockets: Sockets;
    presence: Presence;
    metrics: Metrics;
    logger: Logger;
    /** Bounds the messages of a socket; off for load tests. */
    limited: boolean;
  },
): WebSocketHandler {
  const { engine, authenticate, sockets, presence, metrics, logger } = deps;
  const operations = new SocketOperations(deps);
  const oneOfSome = parallel(MOST_AT_ONCE);

  const format = (result: ExecutionResult, id: string): unknown =>
    result.errors ? { ...result, errors: formatAll(result.errors, engine.formatError, id) } : result;

  const inContext = (
    args: ExecutionArgs,
    socket: OpenSocket,
    contextValue: Context = operations.context(socket),
  ): Promise<ExecutionResult> => {
    const { cost, request } = contextValue;
    return runWithCost(
      cost,
      async () => format(await executeEvent({ ...args, contextValue }), request.id) as ExecutionResult,
    );
  };

  const live: LiveDeps = {
    context: (socket) => operations.context(socket),
    execute: (args, socket, ctx) => oneOfSome(() => inContext(args, socket, ctx)),
    delivered: () => metrics.delivered(),
  };

  const server = makeServer<Record<string, unknown>, OpenSocket>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    async onConnect(context) {
      const { connectionParams, extra: socket } = context;
      try {
        socket.viewer = await viewerOf(authenticate, connectionParams?.['authorization']);
      } catch (error) {
        if (isOutage(error)) {
          // Its token may well be good: whoever is told that it is not signs people out.
          logger.warn({ err: error }, 'a socket met an outage');
          socket.close(CloseCode.TRY_AGAIN_LATER, 'Try again later');
        } else if (!(error instanceof Refusal))
          logger.error({ err: error }, 'a socket could not be authenticated');
        return false;
      }
      // From here on the session counts; the token is long.
      (context as { connectionParams?: unknown }).connectionParams = undefined;
      // It may have gone while it was asked who it is.
      if (socket.viewer && socket.socket.readyState !== socket.socket.CLOSED)
        socket.socket.once('close', presence.arrive(socket.viewer.id.toHexString()));
      return true;
    },
    async onSubscribe({ extra: socket, subscriptions }, id, payload) {
      try {
        if (tooMany(subscriptions)) return [tooManyOperations()];
        return await operations.prepare(socket, id, payload);
      } catch (error) {
        return [
          error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error }),
        ];
      }
    },
    onError: (_context, id, _payload, errors) => formatAll(errors.map(withCode), engine.formatError, id),
    execute: (args) => runOverApollo(engine, (args as SocketOperation).source, args),
    async subscribe(args) {
      const { schema, document, operationName, variableValues, socket, id, shareKey } =
        args as SocketOperation;
      const rest = { schema, document, operationName, variableValues };
      const events = await openStream(args);
      // graphql-ws holds the arguments as long as the subscription lives: not with all that was loaded to begin it.
      args.contextValue = null;
      if (!(Symbol.asyncIterator in events)) return format(events, id) as ExecutionResult;
      if (!(events instanceof Subscriber))
        return mapEvents(events, (rootValue) => inContext({ ...rest, rootValue }, socket));
      const sink = new LiveSink(socket, messageHead(id), shareKey, rest, live);
      return new Lifetime(events as Subscriber<Entry>, sink);
    },
    onOperation(_context, _id, _payload, args) {
      if (isSubscription(args.document, args.operationName)) metrics.subscriptions.inc();
    },
    onComplete(_context, _id, payload) {
      if (operations.isSubscription(payload)) metrics.subscriptions.dec();
    },
    // What execution answers is formatted by then; graphql-ws would ask each error for its JSON.
    onNext: (_context, _id, _payload, args, result) =>
      isSubscription(args.document, args.operationName) ? result : undefined,
  });

  const hooks = {
    writer: new Writer(),
    onFault: (error: unknown) => logger.error({ err: error }, 'a message on a socket could not be handled'),
    onExcess: (reason: string) => logger.info({ reason }, 'a socket was closed'),
  };
  return (webSocket, request) => {
    const client = { ip: request.ip, userAgent: request.headers['user-agent'] ?? '' };
    const socket = new OpenSocket(webSocket, hooks, client, deps.limited);
    sockets.add(socket);
    metrics.sockets.set(sockets.count);
    // A malformed or oversized frame ends this socket and nothing else; ws closes it with the right code itself.
    webSocket.on('error', (error) => logger.debug({ err: error }, 'socket failed'));
    const closed = server.opened(socket as Parameters<typeof server.opened>[0], socket);
    webSocket.once('close', (code, reason) => {
      metrics.sockets.set(sockets.count);
      closed(code, String(reason)).catch(hooks.onFault);
    });
  };
}

function tooMany(subscriptions: SocketContext['subscriptions']): boolean {
  return Object.keys(subscriptions).length > MAX_OPERATIONS;
}

function tooManyOperations(): Refusal {
  const message = `A socket runs ${MAX_OPERATIONS} operations at a time.`;
  return new Refusal(ErrorCode.RATE_LIMITED, message, { retryAfter: 1 });
}
