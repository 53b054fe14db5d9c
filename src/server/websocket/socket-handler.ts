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
import { noteDeprecated } from '../graphql/note-deprecated.js';
import { clientNames } from '../graphql/note-usage.js';
import { locationOf, optsOut } from '../http/location.js';
import type { Metrics } from '../metrics/metrics.js';
import { CloseCode } from './close-codes.js';
import { Lifetime, LiveSink, type LiveDeps } from './live-sink.js';
import { noteBegun, noteExecuted } from './note-socket-usage.js';
import { OpenSocket } from './open-socket.js';
import { SocketOperations, type PrepareDeps, type SocketOperation } from './prepare-operation.js';
import {
  executeEvent,
  failing,
  isSubscription,
  mapEvents,
  nameOf,
  openStream,
  runOverApollo,
  withCode,
} from './run-operation.js';
import { messageHead } from './shared-payload.js';
import type { Sockets } from './sockets.js';
import { Writer } from './writer.js';

/** The most concurrent operations of one socket. */
export const MAX_OPERATIONS = 100;
/** The most concurrent executions for single subscriptions, so that requests also make progress. */
const MOST_AT_ONCE = 32;
const INIT_TIMEOUT_MS = 5_000;

/** Handles a connection that was upgraded to a WebSocket. */
export type WebSocketHandler = (socket: WebSocket, request: FastifyRequest) => void;

/** Serves graphql-transport-ws, with the same authentication, limits and execution as over HTTP. */
export function createSocketHandler(
  deps: PrepareDeps & {
    authenticate: Authenticate;
    sockets: Sockets;
    presence: Presence;
    metrics: Metrics;
    logger: Logger;
    /** Whether the messages of a socket are limited. Off for load tests. */
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
        socket.viewer = await viewerOf(authenticate, authorizationIn(connectionParams));
      } catch (error) {
        if (isOutage(error)) {
          // The token may be valid: a client that is told otherwise signs its user out.
          logger.warn({ err: error }, 'a socket met an outage');
          socket.close(CloseCode.TRY_AGAIN_LATER, 'Try again later');
        } else if (!(error instanceof Refusal))
          logger.error({ err: error }, 'a socket could not be authenticated');
        return false;
      }
      // From now on only the session counts, so the long token is released.
      (context as { connectionParams?: unknown }).connectionParams = undefined;
      // It may have closed during authentication.
      if (socket.viewer && socket.socket.readyState !== socket.socket.CLOSED)
        socket.socket.once('close', presence.arrive(socket.viewer.id.toHexString()));
      return true;
    },
    async onSubscribe({ extra: socket, subscriptions }, id, payload) {
      const begun = { socket, started: performance.now(), requestBytes: socket.messageLength };
      const refused = (errors: readonly GraphQLError[]): readonly GraphQLError[] => {
        noteBegun(begun, { errors: errors.map(withCode) });
        for (const { extensions } of errors)
          metrics.refused(String(extensions['code'] ?? ErrorCode.INTERNAL));
        return errors;
      };
      try {
        if (tooMany(subscriptions)) return refused([tooManyOperations()]);
        const prepared = await operations.prepare(socket, id, payload);
        return 'schema' in prepared ? prepared : refused(prepared);
      } catch (error) {
        return refused([
          error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error }),
        ]);
      }
    },
    onError: (_context, id, _payload, errors) => formatAll(errors.map(withCode), engine.formatError, id),
    async execute(args) {
      const { source, socket, started, requestBytes, contextValue } = args as SocketOperation;
      const { cost } = contextValue as Context;
      const result = await runOverApollo(engine, source, args);
      noteExecuted({ socket, cost, started, requestBytes }, result);
      noteDeprecated(metrics, cost, () => socket.client);
      return result;
    },
    async subscribe(args) {
      const { schema, document, operationName, variableValues, socket, id, shareKey, started, requestBytes } =
        args as SocketOperation;
      const { cost } = args.contextValue as Context;
      const tell = (errors?: readonly GraphQLError[]): void => {
        const name = nameOf(document, operationName);
        noteBegun({ socket, cost, started, requestBytes }, { kind: 'subscription', name, errors });
        noteDeprecated(metrics, cost, () => socket.client);
      };
      const rest = { schema, document, operationName, variableValues };
      let events;
      try {
        events = await openStream(args);
      } catch (error) {
        tell([error instanceof GraphQLError ? error : new GraphQLError('')]);
        // Throwing would close the socket with all its other subscriptions.
        return failing(error);
      }
      tell('errors' in events ? events.errors : undefined);
      // graphql-ws keeps the arguments as long as the subscription lives, so the loaded data is released.
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
    // The result is formatted already; graphql-ws would call `toJSON` of each error.
    onNext: (_context, _id, _payload, args, result) =>
      isSubscription(args.document, args.operationName) ? result : undefined,
  });

  const hooks = {
    writer: new Writer(),
    onFault: (error: unknown) => logger.error({ err: error }, 'a message on a socket could not be handled'),
    onExcess: (reason: string) => logger.info({ reason }, 'a socket was closed'),
  };
  return (webSocket, request) => {
    const client = {
      ...{ ip: request.ip, userAgent: request.headers['user-agent'] ?? '' },
      ...locationOf(request),
      ...optsOut(request),
      ...clientNames(request.headers),
    };
    const socket = new OpenSocket(webSocket, hooks, client, deps.limited);
    sockets.add(socket);
    metrics.sockets.set(sockets.count);
    // A malformed or oversized frame ends only this socket; ws closes it with the right code.
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

/** The `authorization` in the connection parameters, in any case, or in their `headers`: clients use all of these. */
function authorizationIn(parameters: Readonly<Record<string, unknown>> | undefined): unknown {
  const find = (from: unknown): unknown =>
    typeof from === 'object' && from !== null
      ? Object.entries(from).find(([name]) => name.toLowerCase() === 'authorization')?.[1]
      : undefined;
  return find(parameters) ?? find(parameters?.['headers']);
}
