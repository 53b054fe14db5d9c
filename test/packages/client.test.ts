import { ApolloClient, gql, InMemoryCache } from '@apollo/client/core';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  createLiveClient,
  relaySubscriptions,
  urqlSubscriptions,
  type LiveClientOptions,
} from '../../packages/client/src/index.js';
import { people, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { FOLLOW, REACT } from '../social/operations.js';

const EVENTS = `subscription OnNotification($after: String) {
  notificationReceived(after: $after) { cursor kind notification { id type } } }`;
type Event = { cursor: string; notification: { id: string; type: string } | null };

/** Events as they come, to be waited for. */
class Heard {
  readonly types: string[] = [];
  private waiting: (() => void)[] = [];
  add(event: Event | undefined): void {
    if (event?.notification) this.types.push(event.notification.type);
    this.waiting.forEach((look) => look());
  }
  async until(count: number): Promise<string[]> {
    await new Promise<void>((resolve) => {
      const look = () => this.types.length >= count && resolve();
      this.waiting.push(look);
      look();
    });
    return this.types;
  }
}

async function live(who: Person, more: Partial<LiveClientOptions> = {}) {
  const { url } = await testApp();
  let socket: WebSocket | undefined;
  let online: Promise<void> = Promise.resolve();
  let back = (): void => undefined;
  const client = createLiveClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    accessToken: () => who.accessToken,
    retryWait: () => online,
    on: { opened: (opened) => void (socket = opened as WebSocket) },
    ...more,
  });
  const goOffline = () => {
    online = new Promise((resolve) => (back = resolve));
    socket!.terminate();
  };
  return { client, goOffline, goOnline: () => back() };
}

type Subscribe = (client: Awaited<ReturnType<typeof live>>['client'], heard: Heard) => () => void;
const ways: [string, Subscribe][] = [
  [
    'Apollo Client',
    (client, heard) => {
      const apollo = new ApolloClient({ cache: new InMemoryCache(), link: new GraphQLWsLink(client) });
      const subscription = apollo
        .subscribe<{ notificationReceived: Event }>({ query: gql(EVENTS), variables: { after: null } })
        .subscribe(({ data }) => heard.add(data?.notificationReceived));
      return () => subscription.unsubscribe();
    },
  ],
  [
    'urql',
    (client, heard) =>
      urqlSubscriptions(client)({ query: EVENTS, variables: {} }).subscribe({
        next: ({ data }: { data: { notificationReceived: Event } }) => heard.add(data.notificationReceived),
        error: () => undefined,
        complete: () => undefined,
      }).unsubscribe,
  ],
  [
    'Relay',
    (client, heard) =>
      relaySubscriptions(client, {
        create: (source) =>
          source({
            next: ({ data }: { data: { notificationReceived: Event } }) =>
              heard.add(data.notificationReceived),
            error: () => undefined,
            complete: () => undefined,
          }) as () => void,
      })({ name: 'OnNotification', text: EVENTS }, {}),
  ],
];

describe('C3 C4 a live client', () => {
  it.each(ways)(
    'goes on from the last cursor through a lost connection, for %s',
    async (_name, subscribe) => {
      const [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
      const post = await publish(mira);
      const { client, goOffline, goOnline } = await live(mira);
      const heard = new Heard();
      const opened = new Promise<void>((resolve) => client.on('connected', () => resolve()));
      const stop = subscribe(client, heard);
      await opened;
      await jonas.client.data(FOLLOW, { id: mira.id });
      expect(await heard.until(1)).toEqual(['FOLLOW']);
      goOffline();
      await ada.client.data(REACT, { id: post, reaction: 'LIKE' });
      await allFolded();
      goOnline();
      expect(await heard.until(2)).toEqual(['FOLLOW', 'LIKE']);
      await ada.client.data(FOLLOW, { id: mira.id });
      expect((await heard.until(3)).slice(0, 2)).toEqual(['FOLLOW', 'LIKE']);
      stop();
      await client.dispose();
    },
  );

  it('connects again after a refused connection', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const { url } = await testApp();
    let refused = 0;
    class Refusing extends WebSocket {
      constructor(address: string, protocols: string) {
        super(refused++ < 2 ? 'ws://127.0.0.1:9/graphql' : url.replace(/^http/, 'ws'), protocols);
        void address;
      }
    }
    const { client } = await live(mira, { webSocketImpl: Refusing });
    const heard = new Heard();
    const opened = new Promise<void>((resolve) => client.on('connected', () => resolve()));
    const stop = ways[1]![1](client, heard);
    await opened;
    await jonas.client.data(FOLLOW, { id: mira.id });
    expect(await heard.until(1)).toEqual(['FOLLOW']);
    expect(refused).toBe(3);
    stop();
    await client.dispose();
  });
});
