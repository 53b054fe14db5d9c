import { createClient, type Client as SocketClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LastSeenModel } from '../../src/models/identity/index.js';
import { patience } from '../../src/subscriptions/presence/patience.js';
import { people, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { objectId } from './notifications.js';
import { BLOCK, FOLLOW } from './operations.js';

const SEEN = `query ($username: String!) { user(username: $username) { online lastSeenAt } }`;
const MANY = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on User { id online lastSeenAt } } }`;
const PREFER = `mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { viewer { user { id } } } }`;

let mira: Person;
let jonas: Person;
let others: Person[];
const sockets: SocketClient[] = [];
const { graceMs } = patience;
beforeAll(async () => {
  patience.graceMs = 10;
  [mira, jonas, ...others] = (await people(7)) as [Person, Person, ...Person[]];
});
afterAll(async () => {
  await Promise.all(sockets.map((socket) => socket.dispose()));
  patience.graceMs = graceMs;
});

/** Opens a socket as somebody; resolves once the gateway has taken it. */
async function connect(who: Person): Promise<() => Promise<void>> {
  const url = (await testApp()).url.replace(/^http/, 'ws');
  const socket = createClient({
    url,
    webSocketImpl: WebSocket,
    lazy: false,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${who.accessToken}` },
    onNonLazyError: () => undefined,
  });
  sockets.push(socket);
  await new Promise<void>((resolve) => socket.on('connected', () => resolve()));
  return async () => void (await socket.dispose());
}

const seen = async (who: Pick<Person, 'client'>, whom: Person) =>
  (await who.client.data(SEEN, { username: whom.username })).user;

describe('presence', () => {
  it('is that of any socket, until the last is gone for a while, and leaves when that was', async () => {
    expect(await seen(jonas, mira)).toMatchObject({ online: false });
    const begun = Date.now();
    const leave = [await connect(mira), await connect(mira)];
    expect(await seen(jonas, mira)).toMatchObject({ online: true });
    await leave[0]!();
    expect(await seen(jonas, mira)).toMatchObject({ online: true });
    await leave[1]!();
    await expect.poll(() => seen(jonas, mira)).toMatchObject({ online: false });
    await expect
      .poll(async () => new Date((await seen(jonas, mira)).lastSeenAt).getTime())
      .toBeGreaterThanOrEqual(begun);
    expect(await LastSeenModel.countDocuments({ _id: objectId(mira.id) })).toBe(1);
  });

  it('is told to oneself, and to nobody who may not know', async () => {
    const leave = await connect(jonas);
    const [friend, stranger, blocked] = others as [Person, Person, Person];
    const hidden = { online: null, lastSeenAt: null };
    const shown = { online: true, lastSeenAt: expect.anything() };
    const { visitor } = await testApp();
    expect(await seen({ client: visitor }, jonas)).toEqual(hidden);
    await expect.poll(() => seen(stranger, jonas)).toEqual(shown);

    await blocked.client.data(BLOCK, { id: jonas.id });
    expect(await seen(jonas, blocked)).toBeNull();
    expect((await jonas.client.data(MANY, { ids: [blocked.id] })).nodes).toEqual([null]);

    await friend.client.data(FOLLOW, { id: jonas.id });
    await jonas.client.data(PREFER, { input: { profileVisibility: 'PRIVATE' } });
    expect(await seen(friend, jonas)).toEqual(shown);
    expect(await seen(stranger, jonas)).toEqual(hidden);
    expect(await seen(jonas, jonas)).toEqual(shown);
    await jonas.client.data(PREFER, { input: { showActivity: false } });
    expect(await seen(friend, jonas)).toEqual(hidden);
    expect(await seen(jonas, jonas)).toEqual(shown);
    await leave();
  });

  it('costs the same number of commands for few and for many', async () => {
    const ids = others.map(({ id }) => id);
    const few = await mira.client.commands(MANY, { ids: ids.slice(3, 4) });
    expect(await mira.client.commands(MANY, { ids })).toBe(few);
  });
});
