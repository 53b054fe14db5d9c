import { createClient, type Client, type ClientOptions, type SubscribePayload } from 'graphql-ws';

/** Close codes after which the same request would be refused again. */
const FATAL = new Set([4004, 4005, 4400, 4401, 4406, 4409, 4429]);
/** Between two attempts; graphql-ws would double the wait for ever. */
const LONGEST_WAIT_MS = 30_000;
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** The token ended: the next connection asks for a new one. */
const TOKEN_ENDED = 4403;

/** Options of graphql-ws, and where access tokens come from. */
export interface LiveClientOptions extends ClientOptions {
  /** The access token of the next connection. Null or undefined connects as a visitor. */
  accessToken?: () => string | null | undefined | Promise<string | null | undefined>;
  /** Called before a connection that follows one whose token ended: refresh the session here. */
  onTokenEnded?: () => unknown;
}

/**
 * Creates a graphql-ws client that goes on from the last cursor after every reconnect, so that no event is missed or
 * comes twice. It has the interface of graphql-ws, and works wherever a graphql-ws client does.
 */
export function createLiveClient({ url, accessToken, onTokenEnded, ...options }: LiveClientOptions): Client {
  let ended = false;
  const client = createClient({
    url,
    lazy: true,
    keepAlive: 10_000,
    retryAttempts: Infinity,
    retryWait: (retries) => wait(Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** retries) * (0.5 + Math.random() / 2)),
    // The default gives up when a connection is refused, which is how a gateway that restarts answers.
    shouldRetry: (event) => !FATAL.has((event as { code?: number } | null)?.code ?? 0),
    ...options,
    connectionParams: async () => {
      if (ended) await onTokenEnded?.();
      ended = false;
      const token = await accessToken?.();
      const more =
        typeof options.connectionParams === 'function'
          ? await options.connectionParams()
          : options.connectionParams;
      return { ...more, ...(token ? { authorization: `Bearer ${token}` } : {}) };
    },
    on: {
      ...options.on,
      closed: (event) => {
        if ((event as { code?: number } | null)?.code === TOKEN_ENDED) ended = true;
        options.on?.closed?.(event);
      },
    },
  });
  const subscribe: Client['subscribe'] = (payload, sink) => {
    const carried = carry(payload);
    return client.subscribe(carried.payload, {
      ...sink,
      next: (result) => {
        carried.note(result as Result);
        sink.next(result as never);
      },
    });
  };
  return { ...client, subscribe };
}

/** The name of the variable that a subscription's root field takes as `after`. */
const AFTER = /^[^{]*\{\s*(?:\w+\s*:\s*)?\w+\s*\([^)]*\bafter\s*:\s*\$(\w+)/s;

interface Result {
  data?: Record<string, { cursor?: unknown } | null> | null;
}

/** A copy of a request whose cursor can be moved: graphql-ws sends the same object again when it reconnects. */
function carry(payload: SubscribePayload) {
  const begin = payload.query.search(/\bsubscription\b/);
  const after = begin >= 0 ? AFTER.exec(payload.query.slice(begin))?.[1] : undefined;
  const variables: Record<string, unknown> = { ...payload.variables };
  return {
    payload: { ...payload, variables },
    note({ data }: Result) {
      const cursor = after && Object.values(data ?? {})[0]?.cursor;
      if (typeof cursor === 'string') variables[after as string] = cursor;
    },
  };
}

/** The part of an observer that the adapters of urql and Relay use. */
export interface Sink {
  next(value: never): void;
  error(error: never): void;
  complete(): void;
}

/** For urql: `subscriptionExchange({ forwardSubscription: urqlSubscriptions(client) })`. */
export const urqlSubscriptions =
  (client: Client) => (request: Omit<SubscribePayload, 'query'> & { query?: string }) => ({
    subscribe: (sink: Sink) => ({
      unsubscribe: client.subscribe({ ...request, query: request.query ?? '' }, sink as never),
    }),
  });

/** For Relay: `Network.create(fetch, relaySubscriptions(client, Observable))`. */
export const relaySubscriptions =
  <T>(client: Client, Observable: { create(source: (sink: Sink) => (() => void) | void): T }) =>
  (operation: { name: string; text: string | null | undefined }, variables: Record<string, unknown>): T =>
    Observable.create((sink) => {
      if (!operation.text)
        return sink.error(
          new Error('The operation has no text; persisted operations are not sent here.') as never,
        );
      return client.subscribe(
        { operationName: operation.name, query: operation.text, variables },
        sink as never,
      );
    });
