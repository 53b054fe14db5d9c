import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';

/** A subscription that a test listens to. */
export interface Listening<T> {
  /** The next so many events. */
  take(count: number): Promise<T[]>;
  /** Events until one that is wanted, which is the last of them. */
  until(wanted: (event: T) => boolean): Promise<T[]>;
  /** The error that ended it. */
  refused(): Promise<Record<string, unknown>>;
  /** Whatever has come and was not taken. */
  rest(): T[];
  close(): Promise<void>;
}

const open: SocketClient[] = [];

/** Lets go of all sockets. */
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((socket) => socket.dispose()));
}

/** Somebody's socket. */
export async function socketOf(who: Person | null): Promise<SocketClient> {
  const socket = createClient({
    url: (await testApp()).url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: false,
    connectionParams: who ? { authorization: `Bearer ${who.accessToken}` } : {},
  });
  open.push(socket);
  return socket;
}

/**
 * Subscribes. The protocol has no word for the moment at which the gateway has begun to listen: whoever counts on what
 * happens next gives a cursor, from which on nothing is missed, or takes what was before first.
 */
export async function listen<T>(
  who: Person | null,
  query: string,
  variables: Record<string, unknown>,
  operationName?: string,
): Promise<Listening<T>> {
  const socket = await socketOf(who);
  const events: T[] = [];
  const waiting = new Set<() => void>();
  let failure: unknown = null;
  let ended = false;
  const wake = (): void => waiting.forEach((look) => look());
  socket.subscribe<Record<string, T>>(
    { query, variables, operationName },
    {
      next({ data, errors }) {
        if (errors) failure = errors[0];
        else events.push(Object.values(data!)[0]!);
        wake();
      },
      error(error) {
        failure = Array.isArray(error) ? error[0] : error;
        wake();
      },
      complete() {
        ended = true;
        wake();
      },
    },
  );
  const when = <R>(done: () => R | undefined): Promise<R> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Nothing came: ${JSON.stringify(events)} ${JSON.stringify(failure)}`)),
        30_000,
      );
      const look = (): void => {
        const result = done();
        if (result === undefined) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve(result);
      };
      waiting.add(look);
      look();
    });
  return {
    take: (count) => when(() => (events.length >= count ? events.splice(0, count) : undefined)),
    until: (wanted) =>
      when(() => {
        const place = events.findIndex(wanted);
        return place < 0 ? undefined : events.splice(0, place + 1);
      }),
    refused: () =>
      when(() =>
        failure ? ((failure as { extensions?: Record<string, unknown> }).extensions ?? {}) : undefined,
      ),
    rest: () => events,
    close: async () => {
      if (!ended) await socket.dispose();
    },
  };
}
