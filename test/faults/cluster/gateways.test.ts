import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { canCluster, sharedCluster, whole, type Shared } from './shared.js';
import { expectExactly } from './evidence.js';
import { Visitors } from './visitors.js';
import { Writer } from './writer.js';

/** `npm run soak` does it for as long as one likes. */
const KILLS = 8;

describe.skipIf(!canCluster)('gateways', () => {
  let shared: Shared;
  beforeAll(async () => {
    shared = await sharedCluster();
  });
  afterEach(() => whole(shared));

  it('F6: kill -9 at any moment of any of them leaves no half write, and a repetition is the same write', async () => {
    const { cluster, people } = shared;
    const writers = people.map((person) => new Writer(person, cluster.url).start());
    const acknowledged = () => writers.reduce((sum, writer) => sum + writer.acknowledged.length, 0);
    for (let kill = 0; kill < KILLS; kill++) {
      const victim = cluster.gateways.parts[kill % 2]!;
      await victim.up();
      // Not at a round number: each kill finds the requests in another state.
      const enough = acknowledged() + 7 + Math.floor(Math.random() * 10);
      await vi.waitFor(() => expect(acknowledged()).toBeGreaterThan(enough), {
        timeout: 20_000,
        interval: 3,
      });
      await victim.crash();
    }
    await Promise.all(writers.map((writer) => writer.stop()));
    await expectExactly(writers);
    const again = writers.flatMap((writer) => writer.acknowledged).filter(({ sent }) => sent > 1);
    expect(again.length).toBeGreaterThan(0);
  }, 90_000);

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
  }, 60_000);
});
