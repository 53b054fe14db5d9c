import { randomUUID } from 'node:crypto';
import { GraphQLError, parse, type DocumentNode, type ExecutionArgs } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '../../auth/viewer.js';
import { newRequestCost } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';
import type { ContextFactory } from '../bearer.js';
import { refuse } from '../../schema/errors.js';
import { checkOperation, operationNameOf } from '../graphql/check-operation.js';
import { selectsNothing } from '../graphql/conditions.js';
import type { Engine } from '../graphql/engine.js';
import { MAX_TOKENS } from '../limits/document-limits.js';
import type { RateLimiter } from '../limits/rate-limit.js';
import type { OpenSocket } from './open-socket.js';
import { isSubscription } from './run-operation.js';
import { ShareKeys } from './share-key.js';

/** The most characters of a subscription message: it is kept as long as the subscription lives. */
export const LONGEST_SUBSCRIPTION = 16_000;

/** An operation in graphql-ws, which passes it on unchanged. */
export interface SocketOperation extends ExecutionArgs {
  socket: OpenSocket;
  id: string;
  source: string;
  /** When its message came, and that message's length. */
  started: number;
  requestBytes: number;
  /** Set for subscriptions that can share results. */
  shareKey: string | null;
}

/** The parts of the server that operations on sockets need. */
export interface PrepareDeps {
  engine: Engine;
  limiter: RateLimiter;
  createContext: ContextFactory;
  /** Checks a session again: it may have ended since its socket was opened. Throws UNAUTHENTICATED. */
  recheck(viewer: Viewer): Promise<Viewer>;
  maxCost: number;
}

/** Parses, checks and counts the operations of sockets, like those over HTTP. */
export class SocketOperations {
  private readonly shareKeys: ShareKeys;
  /** By source, so that sockets with the same operation share one text. */
  private readonly documents = new LRUCache<string, { document: DocumentNode; source: string }>({
    max: 500,
    maxSize: 100_000,
    sizeCalculation: (_parsed, source) => source.length + 1,
  });

  constructor(private readonly deps: PrepareDeps) {
    this.shareKeys = new ShareKeys(deps.engine.schema);
  }

  /** The context of one operation, or of one event of a subscription, for the socket's current viewer. */
  context(socket: OpenSocket): Context {
    const id = randomUUID();
    const context = this.deps.createContext({
      viewer: socket.viewer,
      request: { id, ...socket.client },
      limits: this.deps.limiter.for(socket.client.ip),
      cost: newRequestCost(id),
    });
    context.socket = socket;
    return context;
  }

  /** The operation of a message, or the reason why it may not run. */
  async prepare(
    socket: OpenSocket,
    id: string,
    payload: SubscribePayload,
  ): Promise<SocketOperation | readonly GraphQLError[]> {
    const { messageLength } = socket;
    const started = performance.now();
    await this.lookAgain(socket);
    const contextValue = this.context(socket);
    const text = this.deps.engine.texts.resolve(payload);
    if (text) await this.deps.engine.texts.admit(text, contextValue);
    const { document, source } = this.parse(text?.query ?? '', text?.sha256);
    // graphql-ws keeps the message as long as the subscription lives, so its text is replaced by the shared one.
    (payload as { query: string }).query = source;
    const { variables } = payload;
    const operationName = operationNameOf(payload.operationName);
    const operation = {
      schema: this.deps.engine.schema,
      document,
      operationName,
      variableValues: variables,
      contextValue,
      ...{ socket, id, source, started, requestBytes: messageLength, shareKey: null },
    };
    if (!isSubscription(document, operationName)) return operation;
    const checked = await checkOperation(this.deps.engine.documents, this.deps.maxCost, {
      document,
      operationName,
      variables,
      context: contextValue,
    });
    if (checked.errors) return checked.errors;
    if (selectsNothing(document, checked.operation.node, variables ?? {}))
      return [
        new GraphQLError('The subscription selects no field.', { extensions: { code: 'BAD_REQUEST' } }),
      ];
    if (messageLength > LONGEST_SUBSCRIPTION)
      throw refuse.tooComplex(`A message that subscribes may have ${LONGEST_SUBSCRIPTION} characters.`);
    return { ...operation, shareKey: this.shareKeys.of(document, checked.operation, variables) };
  }

  private async lookAgain(socket: OpenSocket): Promise<void> {
    const { viewer } = socket;
    const present = viewer && (await this.deps.recheck(viewer));
    // The socket's token may have been refreshed in the meantime.
    if (socket.viewer === viewer) socket.viewer = present;
  }

  /** Whether a message starts a subscription. */
  isSubscription({ query, operationName }: SubscribePayload): boolean {
    return isSubscription(this.parse(query).document, operationNameOf(operationName));
  }

  private parse(query: string, sha256?: string): { document: DocumentNode; source: string } {
    const known = sha256 && this.deps.engine.known(sha256);
    if (known) return { document: known, source: known.loc?.source.body ?? query };
    let parsed = this.documents.get(query);
    if (!parsed) {
      parsed = { document: parse(query, { maxTokens: MAX_TOKENS }), source: query };
      this.documents.set(query, parsed);
    }
    return parsed;
  }
}
