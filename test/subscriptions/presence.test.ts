import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OnPresenceChange, Presence, PresenceChange } from '../../src/events/presence.js';
import { memoryPresence, redisPresence } from '../../src/subscriptions/presence/index.js';
import { findRedis, startRedis, type TestRedis } from '../setup/redis.js';

/** Nobody is taken for dead, or Redis for away, because this machine is slow. */
const QUICK = { graceMs: 10, gatherMs: 1, beatMs: 20, lifeMs: 60_000, askMs: 10_000 };
/** Such as to be found dead soon, and late enough for what a test does before. */
const SHORT_LIFE_MS = 2_000;

/** Changes as they are told, and how to wait for one. */
function listener() {
  const told: PresenceChange[] = [];
  const waiting = new Set<() => void>();
  return {
    told,
    on: async (changes: readonly PresenceChange[]): Promise<void> => {
      told.push(...changes);
      waiting.forEach((look) => look());
    },
    /** The first change of a person to this, past or future. */
    change: (person: string, online: boolean): Promise<PresenceChange> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = told.find((one) => one.person === person && one.online === online);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

const somebody = (): string => randomBytes(12).toString('hex');

describe('presence in memory', () => {
  it('takes somebody to be online until the last socket is gone for a while', async () => {
    const heard = listener();
    const presence = memoryPresence(heard.on, QUICK);
    const [mira, jonas] = [somebody(), somebody()];
    const leave = [presence.arrive(mira), presence.arrive(mira)];
    await heard.change(mira, true);
    expect(await presence.online([mira, jonas])).toEqual(new Set([mira]));
    leave[0]!();
    leave[0]!();
    expect(await presence.online([mira])).toEqual(new Set([mira]));
    leave[1]!();
    expect(await presence.online([mira])).toEqual(new Set([mira]));
    await heard.change(mira, false);
    expect(await presence.online([mira])).toEqual(new Set());
    expect(heard.told.map(({ online }) => online)).toEqual([true, false]);
    await presence.close();
  });

  it('says nothing of who comes back at once, and tells of everybody when it stops', async () => {
    const heard = listener();
    const presence = memoryPresence(heard.on, { ...QUICK, graceMs: 10_000 });
    const mira = somebody();
    presence.arrive(mira)();
    presence.arrive(mira);
    await heard.change(mira, true);
    await presence.close();
    expect(heard.told.map(({ online }) => online)).toEqual([true, false]);
  });
});

describe.skipIf(!(await findRedis()))('presence in Redis', () => {
  let server: TestRedis;
  const connections: Redis[] = [];
  const open: Presence[] = [];

  beforeAll(async () => void (server = await startRedis()));
  afterEach(async () => {
    await Promise.all(open.splice(0).map((presence) => presence.close()));
    connections.splice(0).forEach((redis) => redis.disconnect());
  });
  afterAll(() => server.stop());

  /** A gateway of its own, with its own connection. */
  function gateway(patience: Partial<typeof QUICK> = {}, prepare: (redis: Redis) => void = () => undefined) {
    const redis = new Redis(server.url, { maxRetriesPerRequest: 1 });
    redis.on('error', () => undefined);
    connections.push(redis);
    prepare(redis);
    const heard = listener();
    const presence = redisPresence(redis, heard.on, { ...QUICK, ...patience });
    open.push(presence);
    return { presence, heard, redis };
  }

  it('knows at every gateway who is at any, and tells of a change once', async () => {
    const [one, other] = [gateway(), gateway()];
    const mira = somebody();
    const leaveOne = one.presence.arrive(mira);
    await one.heard.change(mira, true);
    expect(await other.presence.online([somebody(), mira])).toEqual(new Set([mira]));

    const marker = somebody();
    const leaveOther = other.presence.arrive(mira);
    other.presence.arrive(marker);
    await other.heard.change(marker, true);
    leaveOne();
    // Whoever leaves after her is told of after her leaving was worked off.
    const later = somebody();
    one.presence.arrive(later)();
    await one.heard.change(later, false);
    expect(await one.presence.online([mira])).toEqual(new Set([mira]));
    leaveOther();
    await other.heard.change(mira, false);
    expect(await one.presence.online([mira])).toEqual(new Set());
    const about = [...one.heard.told, ...other.heard.told].filter(({ person }) => person === mira);
    expect(about.map(({ online }) => online)).toEqual([true, false]);
  });

  it('F6 tells of the people of a gateway that was killed, once, and not of those who are elsewhere too', async () => {
    const [one, other] = [gateway(), gateway()];
    const dying = gateway({ beatMs: 1_000_000, lifeMs: SHORT_LIFE_MS });
    const [mira, jonas] = [somebody(), somebody()];
    dying.presence.arrive(mira);
    dying.presence.arrive(jonas);
    await dying.heard.change(jonas, true);
    one.presence.arrive(jonas);
    // Nobody is told that he is at another one, too: whoever comes behind him shows that Redis knows.
    const behind = somebody();
    one.presence.arrive(behind);
    await one.heard.change(behind, true);
    // Silence from now on, as a kill makes it.
    const silent = Date.now();
    dying.redis.disconnect();
    open.splice(2, 1);
    const gone = await Promise.race([one.heard.change(mira, false), other.heard.change(mira, false)]);
    expect(Math.abs(gone.at.getTime() - silent)).toBeLessThan(SHORT_LIFE_MS + 5_000);
    expect(await one.presence.online([mira, jonas])).toEqual(new Set([jonas]));
    const told = [...one.heard.told, ...other.heard.told].filter(
      ({ online, person }) => !online && [mira, jonas].includes(person),
    );
    expect(told.map(({ person }) => person)).toEqual([mira]);
  });

  it('goes on saying that it lives while it tells of the many people of one that died', async () => {
    let release = (): void => undefined;
    const busy = new Promise<void>((resolve) => (release = resolve));
    const redis = new Redis(server.url, { maxRetriesPerRequest: 1 });
    connections.push(redis);
    const said = vi.spyOn(redis, 'evalsha');
    const told = vi.fn<OnPresenceChange>(() => busy);
    open.push(redisPresence(redis, told, QUICK));
    const dying = gateway({ beatMs: 1_000_000, lifeMs: 50 });
    const mira = somebody();
    dying.presence.arrive(mira);
    await dying.heard.change(mira, true);
    dying.redis.disconnect();
    open.pop();
    // One after the other: it is the first that is told of.
    await expect.poll(() => told.mock.calls.length).toBe(1);
    const before = said.mock.calls.length;
    try {
      await expect.poll(() => said.mock.calls.length).toBeGreaterThan(before + 6);
    } finally {
      release();
    }
  });

  it('lets the people of a gateway that stops come back elsewhere without a word', async () => {
    const [one, stopping] = [gateway(), gateway({ graceMs: SHORT_LIFE_MS })];
    const [mira, jonas] = [somebody(), somebody()];
    stopping.presence.arrive(mira);
    stopping.presence.arrive(jonas);
    await stopping.heard.change(jonas, true);
    open.splice(1, 1);
    await stopping.presence.close();
    one.presence.arrive(mira);
    await one.heard.change(jonas, false);
    expect(one.heard.told.filter(({ person }) => person === mira)).toEqual([]);
    expect(await one.presence.online([mira, jonas])).toEqual(new Set([mira]));
  });

  it('F5 puts right what a Redis did not hear while it was cut off', async () => {
    let cut = false;
    const refuse = async (): Promise<never> => Promise.reject(new Error('cut off'));
    const [one, other] = [
      gateway({ askMs: 1_000 }, (redis) => {
        const way = redis.evalsha.bind(redis) as (...words: unknown[]) => Promise<unknown>;
        redis.evalsha = ((...words: unknown[]) => (cut ? refuse() : way(...words))) as never;
      }),
      gateway({ askMs: 1_000 }),
    ];
    const [mira, jonas] = [somebody(), somebody()];
    const leave = one.presence.arrive(mira);
    await one.heard.change(mira, true);
    cut = true;
    // One goes and one comes: the number of people is the same as before.
    leave();
    one.presence.arrive(jonas);
    await expect.poll(async () => (await one.presence.online([mira])).size).toBe(0);
    expect(await other.presence.online([mira, jonas])).toEqual(new Set([mira]));
    cut = false;
    await expect.poll(async () => [...(await other.presence.online([mira, jonas]))]).toEqual([jonas]);
  });

  it('F5 puts right what a Redis that was started anew has forgotten', async () => {
    const [one, other] = [gateway({ askMs: 1_000 }), gateway({ askMs: 1_000 })];
    const mira = somebody();
    one.presence.arrive(mira);
    await one.heard.change(mira, true);
    await server.restart();
    // Whoever asks meanwhile knows at least whom they have themselves.
    expect(await one.presence.online([mira])).toEqual(new Set([mira]));
    await expect
      .poll(async () => [...(await other.presence.online([mira]))], { timeout: 15_000, interval: 50 })
      .toEqual([mira]);
  });
});
