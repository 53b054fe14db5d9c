import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print, type DocumentNode } from 'graphql';
import type { Client as LiveClient } from 'graphql-ws';
import { authorisedFetch } from './fetch.js';
import { createLiveClient, type LiveClientOptions } from './live.js';
import { errorsOf, resultOf, type Answer, type OperationError, type Result } from './result.js';
import { Session, type Exclusive } from './session.js';
import { browserStore, hasBrowserStore, memoryStore, type Tokens, type TokenStore } from './store.js';

export interface ClientOptions {
  /** The address of the gateway's `/graphql`, such as `https://api.example.com/graphql`. */
  url: string;
  /** Defaults to the browser's storage, and to memory elsewhere. */
  store?: TokenStore;
  /** The name of the application in the gateway's metrics. */
  name?: string;
  fetch?: typeof fetch;
  exclusive?: Exclusive;
  /** Options of graphql-ws, such as `webSocketImpl` where there is no global WebSocket. */
  live?: Partial<LiveClientOptions>;
}

/** An observer of a subscription. */
export interface Observer<T> {
  next(data: T): void;
  /** The subscription was refused. A lost connection is no error: it is made again. */
  error?(errors: OperationError[]): void;
  complete?(): void;
}

/** A client of the gateway. */
export interface LeelaClient {
  session: Session;
  /** `fetch` with the session's token: for Apollo's HttpLink, urql and others. Refreshes the session once if refused. */
  fetch: typeof fetch;
  /** A graphql-ws client with the session's token: for Apollo's GraphQLWsLink, urql and Relay. */
  readonly live: LiveClient;
  /** Runs a query or a mutation. Retries outages if the variables hold a `clientId`, or if it is a query. */
  request<T, V>(document: TypedDocumentNode<T, V>, variables: V): Promise<Result<T>>;
  /** Subscribes, and goes on from the last cursor after every reconnect. Returns a function that ends it. */
  subscribe<T, V>(document: TypedDocumentNode<T, V>, variables: V, observer: Observer<T>): () => void;
  /** Closes the socket and ends its subscriptions. The session stays. */
  dispose(): Promise<void>;
}

const REFRESH = `mutation RefreshSession($input: RefreshSessionInput!) { refreshSession(input: $input) {
  accessToken accessTokenExpiresAt refreshToken userErrors { code message } } }`;

/** Creates a client of the gateway. */
export function createLeelaClient(options: ClientOptions): LeelaClient {
  const { url, name = 'leela-client' } = options;
  const plain = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  const post = (run: typeof fetch, body: object) =>
    run(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'apollographql-client-name': name },
      body: JSON.stringify(body),
    });
  const session = new Session({
    store: options.store ?? (hasBrowserStore() ? browserStore() : memoryStore()),
    exclusive: options.exclusive,
    exchange: async (refreshToken) => {
      const answer = await readAnswer(
        await post(plain, { query: REFRESH, variables: { input: { refreshToken } } }),
      );
      const errors = errorsOf(answer);
      const ended = errors.some(({ code }) => code === 'UNAUTHENTICATED' || code === 'INVALID_CREDENTIALS');
      if (errors.length > 0 && !ended) throw new Error(errors[0]!.message);
      return ended ? null : (answer.data as { refreshSession: Tokens }).refreshSession;
    },
  });
  const authorised = authorisedFetch(session, plain);
  let live: LiveClient | undefined;
  // Made when it is first used: scripts on a Node.js without WebSocket can send requests.
  const getLive = (): LiveClient =>
    (live ??= createLiveClient({
      url: url.replace(/^http/, 'ws'),
      accessToken: () => session.accessToken(),
      onTokenEnded: () => session.refresh(),
      ...options.live,
    }));
  return {
    session,
    fetch: authorised,
    get live() {
      return getLive();
    },
    async request<T, V>(document: TypedDocumentNode<T, V>, variables: V) {
      const body = { ...requestOf(document), variables };
      const repeatable = isQuery(document) || hasClientId(variables);
      for (let attempt = 0; ; attempt++) {
        const answer: Answer = await post(authorised, body).then(readAnswer, networkError);
        const result = resultOf<T>(answer);
        if (result.ok || !repeatable || attempt >= MAX_RETRIES) return result;
        const outage = result.errors.find(({ code }) => OUTAGES.has(code));
        if (!outage) return result;
        await new Promise((resolve) => setTimeout(resolve, pauseMs(attempt, outage.retryAfter)));
      }
    },
    subscribe<T, V>(document: TypedDocumentNode<T, V>, variables: V, observer: Observer<T>) {
      const payload = { ...requestOf(document), variables: variables as Record<string, unknown> };
      return getLive().subscribe<T>(payload, {
        next: (answer) => {
          const errors = errorsOf({ errors: answer.errors as Answer['errors'] });
          if (errors.length > 0) observer.error?.(errors);
          else if (answer.data) observer.next(answer.data);
        },
        error: (error) => observer.error?.(toErrors(error)),
        complete: () => observer.complete?.(),
      });
    },
    dispose: async () => live?.dispose(),
  };
}

/** A new idempotency key, for the `clientId` of an input. */
export const newClientId = (): string => crypto.randomUUID();

const MAX_RETRIES = 4;
const OUTAGES = new Set(['NETWORK', 'UNAVAILABLE']);
const pauseMs = (attempt: number, retryAfter = 0) =>
  Math.max(retryAfter * 1_000, 300 * 2 ** attempt * (0.5 + Math.random() / 2));

const hasClientId = (variables: unknown): boolean => {
  const { clientId, input } = (variables ?? {}) as { clientId?: unknown; input?: { clientId?: unknown } };
  return Boolean(clientId ?? input?.clientId);
};

const definitionOf = (document: DocumentNode) =>
  document.definitions.find((definition) => definition.kind === 'OperationDefinition');

const isQuery = (document: DocumentNode): boolean => definitionOf(document)?.operation === 'query';

const printed = new WeakMap<DocumentNode, string>();

function requestOf(document: DocumentNode): { query: string; operationName?: string } {
  let query = printed.get(document);
  if (!query) printed.set(document, (query = print(document)));
  return { query, operationName: definitionOf(document)?.name?.value };
}

const NO_ANSWER = 'The gateway did not answer. Check the connection, then try again.';
const networkError = (): Answer => ({ errors: [{ message: NO_ANSWER, extensions: { code: 'NETWORK' } }] });

async function readAnswer(response: Response): Promise<Answer> {
  try {
    return (await response.json()) as Answer;
  } catch {
    // A proxy in front of a gateway that restarts answers with a page of its own.
    return networkError();
  }
}

function toErrors(error: unknown): OperationError[] {
  if (Array.isArray(error)) return errorsOf({ errors: error as Answer['errors'] });
  const { reason, message } = (error ?? {}) as { reason?: string; message?: string };
  return [{ code: 'NETWORK', message: reason || message || 'The connection was refused.' }];
}
