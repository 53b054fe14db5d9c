import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Part } from '../../../src/cli/cluster/part.js';
import { personAt, type Person } from '../../factories/person.js';
import { ME, REFRESH, SIGN_OUT } from '../../identity/operations.js';
import { Client } from '../../setup/client.js';
import { expectExactly } from './evidence.js';
import { Talk } from './listener.js';
import { canCluster, sharedCluster, whole, type Shared } from './shared.js';
import { Writer } from './writer.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const SHIFTS = {
  'a day ahead': DAY_MS,
  'ten minutes ahead': 10 * MINUTE_MS,
  'ten minutes behind': -10 * MINUTE_MS,
  'a day behind': -DAY_MS,
};
const TOKEN_TTL_MS = 15 * MINUTE_MS;
const LIVES = `query ($first: Int!) { viewer { conversations(first: $first) { nodes { id } } } }`;
const HISTORY = `query ($id: ID!) { conversation(id: $id) { messages(last: 50) { edges { node { id } } } } }`;

/** A gateway whose clock is wrong. */
interface Skewed {
  what: string;
  shift: number;
  part: Part;
  url: string;
}

describe.skipIf(!canCluster)('F9: gateways whose clocks are wrong by ten minutes and by a day', () => {
  let shared: Shared;
  let skewed: Skewed[];
  let honest: string;
  beforeAll(async () => {
    shared = await sharedCluster();
    const { gateways } = shared.cluster;
    const preload = pathToFileURL(join(import.meta.dirname, 'shifted-clock.mjs')).href;
    skewed = await Promise.all(
      Object.entries(SHIFTS).map(async ([what, shift]) => {
        const part = await gateways.add({
          NODE_OPTIONS: `--import ${preload}`,
          CLOCK_SHIFT_MS: String(shift),
          ACCESS_TOKEN_TTL_SECONDS: String(TOKEN_TTL_MS / 1_000),
        });
        return { what, shift, part, url: `http://127.0.0.1:${part.running!.port}/graphql` };
      }),
    );
    honest = gateways.url(0);
  });
  afterEach(() => whole(shared));
  afterAll(async () => {
    await Promise.all((skewed ?? []).map(({ part }) => shared.cluster.gateways.remove(part)));
  });
  const at = (what: keyof typeof SHIFTS) => skewed.find((one) => one.what === what)!;

  it('tokens end when the clock of who made them says, and no later; a session is out everywhere at once', async () => {
    for (const { url, shift, what } of skewed) {
      const person = await personAt(url);
      const ends = expiryOf(person.accessToken) - (Date.now() + shift);
      expect([what, ends > TOKEN_TTL_MS - MINUTE_MS, ends <= TOKEN_TTL_MS]).toEqual([what, true, true]);
      const lives = expiryOf(person.accessToken) > Date.now();
      const there = await new Client(honest, person.accessToken).send(ME);
      expect([what, there.errors[0]?.extensions.code]).toEqual([what, lives ? undefined : 'UNAUTHENTICATED']);
      // Whoever was refused refreshes, wherever, and is in again; the session itself goes by the database's clock.
      const again = await tokensAt(honest, person.refreshToken);
      expect((await new Client(honest, again.accessToken).send(ME)).errors).toEqual([]);
      await new Client(honest, again.accessToken).data(SIGN_OUT);
      for (const token of [person.accessToken, again.accessToken])
        for (const other of [honest, ...skewed.map((one) => one.url)])
          expect((await new Client(other, token).refusal(ME)).code).toBe('UNAUTHENTICATED');
      expect((await new Client(url).refusal(REFRESH, { refreshToken: again.refreshToken })).code).toBe(
        'UNAUTHENTICATED',
      );
    }
  }, 180_000);

  it('a gateway that is ahead refuses what it takes for over, and serves whoever refreshes there', async () => {
    const person = await personAt(at('ten minutes behind').url);
    const ahead = at('a day ahead');
    expect((await new Client(ahead.url, person.accessToken).refusal(ME)).code).toBe('UNAUTHENTICATED');
    const { accessToken } = await tokensAt(ahead.url, person.refreshToken);
    expect((await new Client(ahead.url, accessToken).send(ME)).errors).toEqual([]);
  }, 180_000);

  it('messages have the order of their numbers, whatever the clocks of those who wrote them', async () => {
    const [writer, reader] = await Promise.all([0, 1].map(() => personAt(at('a day ahead').url)));
    const other = await Talk.begin(writer!, reader!);
    const talk = await Talk.begin(writer!, reader!);
    const urls = [honest, ...skewed.map(({ url }) => url)];
    for (const url of urls) talk.listenAt(url);
    for (let round = 0; round < 3; round++)
      for (const [n, url] of urls.entries())
        await talk.say(`${round} ${n}`, new Client(url, writer!.accessToken));
    await talk.heard(60_000);
    for (const url of urls) {
      const { conversation } = await new Client(url, reader!.accessToken).data(HISTORY, { id: talk.id });
      const ids = conversation.messages.edges.map(({ node }: { node: { id: string } }) => node.id);
      expect(ids.slice(1)).toEqual(talk.sent);
    }
    // By the clocks this one is a day older than what was said before it.
    const late = new Client(at('a day behind').url, writer!.accessToken);
    await other.say('last', late);
    const inbox = async () =>
      (await new Client(honest, writer!.accessToken).data(LIVES, { first: 2 })).viewer.conversations.nodes;
    await expect.poll(inbox, { timeout: 60_000 }).toEqual([{ id: other.id }, { id: talk.id }]);
    await Promise.all([talk.end(), other.end()]);
  }, 180_000);

  it('they lead, count and lose nothing while no other is there, and hand over', async () => {
    const { gateways } = shared.cluster;
    const others = gateways.parts.filter((part) => !skewed.some((one) => one.part === part));
    const people: Person[] = await Promise.all(skewed.map(() => personAt(at('a day ahead').url)));
    const writers = people.map((person, n) => new Writer(person, skewed[n]!.url, new Date(0)).start());
    await Promise.all(others.map((part) => part.kill()));
    const least = () => Math.min(...writers.map(({ acknowledged }) => acknowledged.length));
    await vi.waitFor(() => expect(least()).toBeGreaterThan(5), { timeout: 120_000 });
    await Promise.all(others.map((part) => part.start()));
    await Promise.all(writers.map((writer) => writer.stop()));
    await expectExactly(writers);
  }, 180_000);
});

async function tokensAt(
  url: string,
  refreshToken: string,
): Promise<{ accessToken: string; refreshToken: string }> {
  return (await new Client(url).data(REFRESH, { refreshToken })).refreshSession;
}

function expiryOf(token: string): number {
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { exp: number };
  return claims.exp * 1_000;
}
