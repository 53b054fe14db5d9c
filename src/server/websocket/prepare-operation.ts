import { randomUUID } from 'node:crypto';
import { parse, type DocumentNode, type ExecutionArgs, type GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '../../auth/viewer.js';
import { newRequestCost } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';
import type { ContextFactory } from '../bearer.js';
import { refuse } from '../../schema/errors.js';
import { checkOperation } from '../graphql/check-operation.js';
import type { Engine } from '../graphql/engine.js';
import { MAX_TOKENS } from '../limits/document-limits.js';
import type { RateLimiter } from '../limits/rate-limit.js';
import type { OpenSocket } from './open-socket.js';
import { isSubscription } from './run-operation.js';
import { ShareKeys } from './share-key.js';

/** Characters of a message that subscribes: it is held as long as the subscription lives. */
export const LONGEST_SUBSCRIPTION = 16_000;

/** An operation on its way through graphql-ws, which hands it on as it is. */
export interface SocketOperation extends ExecutionArgs {
  socket: OpenSocket;
  id: string;
  source: string;
  /** Set for subscriptions that many may share. */
  shareKey: string | null;
}

/** What operations on sockets need of the server. */
export interface PrepareDeps {
  engine: Engine;
  limiter: RateLimiter;
  createContext: ContextFactory;
  /** Looks at a session again: it may have ended since its socket was opened. Throws UNAUTHENTICATED. */
  recheck(viewer: Viewer): Promise<Viewer>;
  maxCost: number;
}

/** Reads, checks and counts the operations that come over sockets, as those over HTTP are. */
export class SocketOperations {
  private readonly shareKeys: ShareKeys;
  /** By source; every socket that asks the same then holds the same text. */
  private readonly documents = new LRUCache<string, { document: DocumentNode; source: string }>({
    max: 500,
    maxSize: 100_000,
    sizeCalculation: (_parsed, source) => source.length + 1,
  });

  constructor(private readonly deps: PrepareDeps) {
    this.shareKeys = new ShareKeys(deps.engine.schema);
  }

  /** The context of one operation, or of one event of a subscription, for whoever the socket belongs to now. */
  context(socket: OpenSocket): Context {
    const { ip, userAgent } = socket.client;
    const id = randomUUID();
    const context = this.deps.createContext({
      viewer: socket.viewer,
      request: { id, ip, userAgent },
      limits: this.deps.limiter.for(ip),
      cost: newRequestCost(id),
    });
    context.socket = socket;
    return context;
  }

  /** The operation that a message asks for, or why it may not run. */
  async prepare(
    socket: OpenSocket,
    id: string,
    payload: SubscribePayload,
  ): Promise<SocketOperation | readonly GraphQLError[]> {
    const { messageLength } = socket;
    await this.lookAgain(socket);
    const { document, source } = this.parse(payload.query);
    // graphql-ws holds the message as long as the subscription lives: not with a text of its own.
    (payload as { query: string }).query = source;
    const { operationName, variables } = payload;
    const contextValue = this.context(socket);
    const operation = {
      schema: this.deps.engine.schema,
      document,
      operationName,
      variableValues: variables,
      contextValue,
      socket,
      id,
      source,
      shareKey: null,
    };
    if (!isSubscription(document, operationName)) return operation;
    const checked = await checkOperation(this.deps.engine.documents, this.deps.maxCost, {
      document,
      operationName,
      variables,
      context: contextValue,
    });
    if (checked.errors) return checked.errors;
    if (messageLength > LONGEST_SUBSCRIPTION)
      throw refuse.tooComplex(`A message that subscribes may have ${LONGEST_SUBSCRIPTION} characters.`);
    return { ...operation, shareKey: this.shareKeys.of(document, checked.operation, variables) };
  }

  private async lookAgain(socket: OpenSocket): Promise<void> {
    const { viewer } = socket;
    const present = viewer && (await this.deps.recheck(viewer));
    // Its token may have been renewed meanwhile.
    if (socket.viewer === viewer) socket.viewer = present;
  }

  /** Whether a message asked for a subscription. */
  isSubscription({ query, operationName }: SubscribePayload): boolean {
    return isSubscription(this.parse(query).document, operationName);
  }

  private parse(query: string): { document: DocumentNode; source: string } {
    let parsed = this.documents.get(query);
    if (!parsed) {
      parsed = { document: parse(query, { maxTokens: MAX_TOKENS }), source: query };
      this.documents.set(query, parsed);
    }
    return parsed;
  }
}
