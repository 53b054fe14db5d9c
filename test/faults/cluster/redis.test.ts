import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Part } from '../../../src/cli/cluster/part.js';
import { DeadLetterModel, EventBatchModel, LeaseModel } from '../../../src/models/system/index.js';
import { Client } from '../../setup/client.js';
import { Talk } from './listener.js';
import { canCluster, sharedCluster, whole, type Shared } from './shared.js';

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }`;
const UNREAD = `query ($id: ID!) { conversation(id: $id) { unreadCount } }`;
/** Gateways look by themselves for what they may have missed; nobody waits longer than this for a lost signal. */
const DELAY_MS = 20_000;

describe.skipIf(!canCluster)('Redis', () => {
  let shared: Shared;
  let talk: Talk;
  beforeAll(async () => {
    shared = await sharedCluster();
  });
  beforeEach(async () => {
    const [writer, reader] = shared.people;
    talk = await Talk.begin(writer!, reader!);
    for (const index of [0, 1]) talk.listenAt(shared.cluster.gateways.url(index));
    await talk.say('before');
    await talk.heard(DELAY_MS);
  });
  afterEach(async () => {
    await talk.end();
    await whole(shared);
    // What could not be published waited; it was not taken for something that never can be.
    expect(await DeadLetterModel.find().lean()).toEqual([]);
  });

  it('F5: that is killed, cut off or silent costs delay: each message is acknowledged, and heard once, in order', async () => {
    const redis = shared.cluster.proxies.get('redis')!;
    await shared.cluster.redis.crash();
    for (let n = 0; n < 5; n++) await talk.say(`killed ${n}`);
    await talk.heard(DELAY_MS);

    redis.cut();
    for (let n = 0; n < 5; n++) await talk.say(`cut ${n}`);
    redis.heal();
    await talk.heard(DELAY_MS);

    await redis.stall();
    const took: number[] = [];
    for (let n = 0; n < 5; n++) took.push(await talk.say(`silent ${n}`));
    // Nobody who writes waits for the one that only carries signals.
    expect(Math.max(...took)).toBeLessThan(2_000);
    redis.heal();
    await talk.heard(DELAY_MS);
  }, 90_000);

  it('F5: that is away or silent: limits of signing in refuse, everything else is served', async () => {
    const { cluster, people } = shared;
    const redis = cluster.proxies.get('redis')!;
    const part = await cluster.gateways.add({ RATE_LIMIT: 'on' });
    const url = cluster.gateways.url(cluster.gateways.parts.indexOf(part));
    const [person] = people;
    const input = { login: person!.username, password: person!.password };
    const visitor = new Client(url);
    const signIn = () => visitor.send(SIGN_IN, { input });
    expect((await signIn()).errors).toEqual([]);
    for (const away of [async () => redis.cut(), () => redis.stall()]) {
      await away();
      const late = delay(6_000, null, { ref: false });
      const refused = await Promise.race([signIn(), late]);
      expect(refused?.errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
      const read = new Client(url, person!.accessToken).data('{ viewer { user { id } } }');
      expect((await Promise.race([read, late]))?.viewer.user.id).toBe(person!.id);
      redis.heal();
      await vi.waitFor(async () => expect((await signIn()).errors).toEqual([]), { timeout: DELAY_MS });
    }
    await part.stop();
    cluster.gateways.parts.splice(cluster.gateways.parts.indexOf(part), 1);
  }, 60_000);

  it('F5: that is cut off holds up no lane: what is unread is counted meanwhile', async () => {
    const redis = shared.cluster.proxies.get('redis')!;
    const unread = async (): Promise<number> => {
      const { conversation } = await shared.people[1]!.client.data(UNREAD, { id: talk.id });
      return conversation.unreadCount;
    };
    // All that was said before, the words of welcome among them.
    const before = talk.sent.length + 1;
    redis.cut();
    for (let n = 1; n <= 3; n++) {
      await talk.say(`cut ${n}`);
      await vi.waitFor(async () => expect(await unread()).toBe(before + n), { timeout: DELAY_MS });
    }
    redis.heal();
    await talk.heard(DELAY_MS);
  }, 90_000);

  it('F4: a gateway killed between commit and publish: another publishes what was committed', async () => {
    const { cluster } = shared;
    const { parts } = cluster.gateways;
    const leader = await leaderOf(parts);
    const other = parts.find((part) => part !== leader)!;
    await talk.leave(parts.indexOf(leader));
    // What is published goes nowhere: it is committed and acknowledged, and the leader still has it in hand.
    await cluster.proxies.get('redis')!.stall();
    await talk.say('in hand');
    await leader.kill();
    cluster.heal();
    await vi.waitFor(async () => expect(await leaderOf(parts)).toBe(other), { timeout: 30_000 });
    await talk.heard(DELAY_MS);
    const left = () => EventBatchModel.countDocuments({ unpublished: true });
    await vi.waitFor(async () => expect(await left()).toBe(0), { timeout: DELAY_MS });
    await leader.start();
  }, 60_000);
});

/** The gateway that leads the event log. */
async function leaderOf(parts: readonly Part[]): Promise<Part> {
  const lease = await LeaseModel.findById('events').lean();
  const pid = Number(lease?.holder?.split(':').at(-2));
  const leader = parts.find(({ running }) => running?.mark.pid === pid);
  if (!leader) throw new Error(`Nobody here has the lease: ${lease?.holder}`);
  return leader;
}
