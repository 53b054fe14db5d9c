import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import {
  GraphQLError,
  parse,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import { makeServer, type Context as SocketContext, type SubscribePayload } from 'graphql-ws';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Presence } from '../../events/presence.js';
import { newRequestCost, runWithCost } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';
import { ErrorCode, Refusal } from '../../schema/errors.js';
import { viewerOf, type Authenticate, type ContextFactory } from '../bearer.js';
import { checkOperation } from '../graphql/check-operation.js';
import type { Engine } from '../graphql/engine.js';
import { formatAll } from '../graphql/format-error.js';
import { MAX_TOKENS } from '../limits/document-limits.js';
import type { RateLimiter } from '../limits/rate-limit.js';
import type { Metrics } from '../metrics/metrics.js';
import { FORBIDDEN, type OpenSocket, type Sockets } from './sockets.js';
import { runSubscription } from './subscribe.js';
import { keepAlive, transportOf } from './transport.js';

/** Operations that one socket may run at a time. */
export const MAX_OPERATIONS = 50;
const INIT_TIMEOUT_MS = 5_000;
const LONGEST_TIMER = 2 ** 31 - 1;

/** Takes over a connection that has become a WebSocket. */
export type WebSocketHandler = (socket: WebSocket, request: FastifyRequest) => void;

interface Extra {
  entry: OpenSocket;
  ip: string;
  userAgent: string;
}

/** An operation on its way through graphql-ws, which hands it on as it is. */
interface SocketOperation extends ExecutionArgs {
  contextValue: Context;
  source: string;
  freshContext(): Context;
}

/** Serves graphql-transport-ws: the same authentication, limits and execution as over HTTP. */
export function createSocketHandler(deps: {
  engine: Engine;
  limiter: RateLimiter;
  authenticate: Authenticate;
  createContext: ContextFactory;
  sockets: Sockets;
  metrics: Metrics;
  logger: Logger;
  maxCost: number;
  presence: Presence;
}): WebSocketHandler {
  const { engine, limiter, authenticate, createContext, sockets, metrics, logger } = deps;
  const documents = new LRUCache<string, DocumentNode>({
    max: 500,
    maxSize: 100_000,
    sizeCalculation: (_document, source) => source.length + 1,
  });

  const parsed = (source: string): DocumentNode => {
    let document = documents.get(source);
    if (!document) documents.set(source, (document = parse(source, { maxTokens: MAX_TOKENS })));
    return document;
  };

  const prepareOperation = async (
    { connectionParams, extra, subscriptions }: SocketContext<Record<string, unknown>, Extra>,
    { query, operationName, variables }: SubscribePayload,
  ): Promise<SocketOperation | readonly GraphQLError[]> => {
    if (Object.keys(subscriptions).length > MAX_OPERATIONS) {
      const message = `A socket runs ${MAX_OPERATIONS} operations at a time.`;
      return [new Refusal(ErrorCode.RATE_LIMITED, message, { retryAfter: 1 })];
    }
    const freshContext = (): Context =>
      createContext({
        viewer,
        request: { id: randomUUID(), ip: extra.ip, userAgent: extra.userAgent },
        limits: limiter.for(extra.ip),
      });
    // The session is looked at again: it may have been revoked since the socket was opened.
    const viewer = await viewerOf(authenticate, connectionParams?.['authorization']);
    const document = parsed(query);
    const contextValue = freshContext();
    const operation = {
      schema: engine.schema,
      document,
      operationName,
      variableValues: variables,
      contextValue,
    };
    if (isSubscription(document, operationName)) {
      const { errors } = await checkOperation(engine.documents, deps.maxCost, {
        document,
        operationName,
        variables,
        context: contextValue,
      });
      if (errors) return errors;
    }
    return { ...operation, source: query, freshContext };
  };

  const server = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    async onConnect({ connectionParams, extra }) {
      const { entry } = extra;
      try {
        entry.viewer = await viewerOf(authenticate, connectionParams?.['authorization']);
      } catch (error) {
        if (!(error instanceof Refusal)) logger.error({ err: error }, 'a socket could not be authenticated');
        return false;
      }
      if (entry.viewer) {
        closeAtExpiry(entry.socket, entry.viewer.tokenExpiresAt);
        // It may have gone while it was asked who it is.
        if (entry.socket.readyState !== entry.socket.CLOSED)
          entry.socket.once('close', deps.presence.arrive(entry.viewer.id.toHexString()));
      }
      return true;
    },
    async onSubscribe(context, id, payload) {
      try {
        return await runWithCost(newRequestCost(id), () => prepareOperation(context, payload));
      } catch (error) {
        return [
          error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error }),
        ];
      }
    },
    onError: (_context, id, _payload, errors) =>
      runWithCost(newRequestCost(id), () => formatAll(errors.map(withCode), engine.formatError)),
    execute: (args) => runOverApollo(engine, args as SocketOperation),
    async subscribe(args) {
      const { document, operationName, variableValues, contextValue, freshContext } = args as SocketOperation;
      return runSubscription({
        schema: engine.schema,
        document,
        operationName,
        variables: variableValues,
        context: contextValue,
        async perEvent(work) {
          const context = freshContext();
          return runWithCost(newRequestCost(context.request.id), () => work(context));
        },
      });
    },
    onOperation(_context, _id, _payload, args) {
      if (isSubscription(args.document, args.operationName)) metrics.subscriptions.inc();
    },
    onComplete(_context, _id, { query, operationName }) {
      if (isSubscription(parsed(query), operationName)) metrics.subscriptions.dec();
    },
    onNext(_context, id, _payload, args, result) {
      if (!isSubscription(args.document, args.operationName) || !result.errors) return undefined;
      const errors = runWithCost(newRequestCost(id), () => formatAll(result.errors!, engine.formatError));
      return { ...result, errors };
    },
  });

  return (socket, request) => {
    const entry: OpenSocket = { socket, viewer: null };
    sockets.add(entry);
    metrics.sockets.set(sockets.count);
    keepAlive(socket);
    // A malformed or oversized frame ends this socket and nothing else; ws closes it with the right code itself.
    socket.on('error', (error) => logger.debug({ err: error }, 'socket failed'));
    const extra = { entry, ip: request.ip, userAgent: request.headers['user-agent'] ?? '' };
    const closed = server.opened(transportOf(socket, logger), extra);
    socket.once('close', (code, reason) => {
      metrics.sockets.set(sockets.count);
      void closed(code, String(reason));
    });
  };
}

/** Queries and mutations take the whole way that HTTP takes; Apollo formats their errors and counts them. */
async function runOverApollo(engine: Engine, operation: SocketOperation): Promise<ExecutionResult> {
  const { source, operationName, variableValues, contextValue } = operation;
  const cost = newRequestCost(contextValue.request.id);
  return runWithCost(cost, async () => {
    const { body } = await engine.apollo.executeOperation(
      {
        query: source,
        operationName: operationName ?? undefined,
        variables: (variableValues ?? undefined) as Record<string, unknown> | undefined,
      },
      { contextValue },
    );
    if (body.kind !== 'single') throw new Error('Incremental results are not served.');
    const { errors, ...result } = body.singleResult;
    return (errors ? { ...result, errors: errors.map(sendable) } : result) as ExecutionResult;
  });
}

/** graphql-ws asks every error for its JSON; these are formatted already. */
function sendable(error: GraphQLFormattedError): GraphQLError {
  return { ...error, toJSON: () => error } as unknown as GraphQLError;
}

function isSubscription(document: DocumentNode, name: string | null | undefined): boolean {
  return document.definitions.some(
    (definition) =>
      definition.kind === 'OperationDefinition' &&
      definition.operation === 'subscription' &&
      (!name || definition.name?.value === name),
  );
}

/** Syntax errors come from graphql-js without a code. */
function withCode(error: GraphQLError): GraphQLError {
  if (error.message.startsWith('Syntax Error')) error.extensions['code'] ??= 'GRAPHQL_PARSE_FAILED';
  return error;
}

function closeAtExpiry(socket: WebSocket, at: Date): void {
  const timer = setTimeout(
    () => socket.close(FORBIDDEN, 'Token expired'),
    Math.min(Math.max(0, at.getTime() - Date.now()), LONGEST_TIMER),
  );
  socket.once('close', () => clearTimeout(timer));
}
