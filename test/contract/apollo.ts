import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client/core';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode, type DocumentNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Person } from '../factories/person.js';

/** Events of one subscription as they come, through every break of the connection. */
export interface Stream<T> {
  /** The next so many events, in their order. */
  take(count: number): Promise<T[]>;
  /** Those that came and were not taken. */
  rest(): T[];
  close(): void;
}

/** What Apollo's cache has to be told of unions and interfaces, as a frontend's build asks for it. */
export const ABSTRACT_TYPES = '{ __schema { types { kind name possibleTypes { name } } } }';

type Named = { name: string };
type PossibleTypes = Record<string, string[]>;

export function possibleTypesOf(answer: {
  __schema: { types: (Named & { possibleTypes: Named[] | null })[] };
}): PossibleTypes {
  const abstract = answer.__schema.types.filter(({ possibleTypes }) => possibleTypes);
  return Object.fromEntries(
    abstract.map(({ name, possibleTypes }) => [name, possibleTypes!.map((one) => one.name)]),
  );
}

/** What a frontend has: Apollo Client over HTTP, and over a WebSocket for what is live. */
export class ApolloFrontend {
  readonly client: ApolloClient;
  private readonly live: ReturnType<typeof createClient>;
  private socket: WebSocket | null = null;
  private offline: { gone: Promise<void>; back: () => void } | null = null;

  constructor(url: string, { accessToken }: Person, possibleTypes: PossibleTypes) {
    const authorization = `Bearer ${accessToken}`;
    this.live = createClient({
      url: url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { authorization },
      // A break is told to us, who know the cursor; by itself it would begin again where it began first.
      retryAttempts: 0,
      on: { opened: (socket) => (this.socket = socket as WebSocket) },
    });
    this.client = new ApolloClient({
      cache: new InMemoryCache({ possibleTypes, typePolicies: { Viewer: { keyFields: [] } } }),
      link: ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        new GraphQLWsLink(this.live),
        new HttpLink({ uri: url, headers: { authorization } }),
      ),
    });
  }

  /** Runs a query or a mutation; answers its data. */
  async run(query: DocumentNode, variables: Record<string, unknown> = {}): Promise<Record<string, any>> {
    const [definition] = query.definitions;
    const isMutation = definition?.kind === 'OperationDefinition' && definition.operation === 'mutation';
    const answer = isMutation
      ? await this.client.mutate({ mutation: query, variables })
      : await this.client.query({ query, variables, fetchPolicy: 'network-only' });
    return answer.data as Record<string, any>;
  }

  /** Subscribes, and after each break again behind the last event that it has seen. */
  stream<T extends { cursor?: string }>(query: DocumentNode, variables: Record<string, unknown>): Stream<T> {
    const events: T[] = [];
    const waiting = new Set<() => void>();
    let after = (variables.after ?? null) as string | null;
    let closed = false;
    let stop = (): void => undefined;
    const begin = (): void => {
      if (closed) return;
      const subscription = this.client
        .subscribe<Record<string, T>>({ query, variables: { ...variables, after } })
        .subscribe({
          next: ({ data }) => {
            const event = Object.values(data ?? {})[0];
            if (!event) return;
            after = event.cursor ?? after;
            events.push(event);
            waiting.forEach((look) => look());
          },
          error: () => void (this.offline?.gone ?? Promise.resolve()).then(begin),
          complete: () => void (this.offline?.gone ?? Promise.resolve()).then(begin),
        });
      stop = () => subscription.unsubscribe();
    };
    begin();
    return {
      take: (count) =>
        new Promise((resolve) => {
          const look = (): void => {
            if (events.length < count) return;
            waiting.delete(look);
            resolve(events.splice(0, count));
          };
          waiting.add(look);
          look();
        }),
      rest: () => events,
      close() {
        closed = true;
        stop();
      },
    };
  }

  /** Takes its network away; it comes back with `goOnline`. */
  goOffline(): void {
    let back = (): void => undefined;
    const gone = new Promise<void>((resolve) => (back = resolve));
    this.offline = { gone, back };
    this.socket?.terminate();
  }

  goOnline(): void {
    this.offline?.back();
    this.offline = null;
  }

  async close(): Promise<void> {
    this.client.stop();
    await this.live.dispose();
  }
}
