import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { canCluster, sharedCluster, whole, type Shared } from './shared.js';
import { expectExactly } from './evidence.js';
import { Visitors } from './visitors.js';
import { Writer } from './writer.js';

/** As many as fit in so long, at least these; or so many as LEELA_KILLS says: 100 take about eight minutes on two busy cores. */
const KILLING_MS = 10_000;
const LEAST_KILLS = 5;
/** About as long as a write takes: at which point of one the kill comes is left to chance. */
const LONGEST_WRITE_MS = 40;
const KILLS = Number(process.env.LEELA_KILLS ?? 0);

describe.skipIf(!canCluster)('gateways', () => {
  let shared: Shared;
  beforeAll(async () => {
    shared = await sharedCluster();
  });
  afterEach(() => whole(shared));

  it(
    'F6: kill -9 at any moment of any of them leaves no half write, and a repetition is the same write',
    async () => {
      const { cluster, people } = shared;
      const writers = people.map((person) => new Writer(person, cluster.url).start());
      const acknowledged = () => writers.reduce((sum, writer) => sum + writer.acknowledged.length, 0);
      const end = performance.now() + KILLING_MS;
      const goOn = (kills: number) =>
        KILLS ? kills < KILLS : kills < LEAST_KILLS || performance.now() < end;
      for (let kills = 0; goOn(kills); kills++) {
        const victim = cluster.gateways.parts[kills % 2]!;
        await victim.up();
        // Writes are under way, and not at a round number: each kill finds them in another state.
        const enough = acknowledged() + 3 + Math.floor(Math.random() * 10);
        await vi.waitFor(() => expect(acknowledged()).toBeGreaterThan(enough), {
          timeout: 60_000,
          interval: 3,
        });
        await delay(Math.random() * LONGEST_WRITE_MS);
        await victim.crash();
      }
      await Promise.all(writers.map((writer) => writer.stop()));
      await expectExactly(writers);
      const again = writers.flatMap((writer) => writer.acknowledged).filter(({ sent }) => sent > 1);
      expect(again.length).toBeGreaterThan(0);
    },
    180_000 + KILLS * 10_000,
  );

  it('F7: SIGTERM of one after the other fails no request, and closes sockets such that clients come back', async () => {
    const { cluster, people } = shared;
    const visitors = new Visitors(cluster.url, people);
    await visitors.start();
    for (const part of cluster.gateways.parts) {
      const before = visitors.answered;
      await vi.waitFor(() => expect(visitors.answered).toBeGreaterThan(before + 20), { timeout: 10_000 });
      await part.stop();
      await part.start();
    }
    await visitors.stop();
    expect(visitors.failed).toEqual([]);
    expect(new Set(visitors.closeCodes)).toEqual(new Set([1001]));
  }, 180_000);
});
