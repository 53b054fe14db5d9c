import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { canCluster, sharedCluster, whole, type Shared } from './shared.js';
import { expectExactly } from './evidence.js';
import { Writer } from './writer.js';

describe.skipIf(!canCluster)('F1: kill -9 of the primary under writes', () => {
  let shared: Shared;
  beforeAll(async () => {
    shared = await sharedCluster();
  });
  afterEach(() => whole(shared));

  it('loses no acknowledged write, doubles none, and writes resume with the next primary', async () => {
    const { cluster, people } = shared;
    const writers = people.map((person) => new Writer(person, cluster.url).start());
    const acknowledged = () => writers.flatMap((writer) => writer.acknowledged);
    await vi.waitFor(() => expect(acknowledged().length).toBeGreaterThan(30), { timeout: 10_000 });

    const primary = cluster.members.parts[await cluster.members.primary()]!;
    await primary.kill();
    const killed = performance.now();
    const resumed = () => acknowledged().filter(({ sentAt }) => sentAt > killed).length;
    await vi.waitFor(() => expect(resumed()).toBeGreaterThan(30), { timeout: 15_000 });
    await primary.start();
    await Promise.all(writers.map((writer) => writer.stop()));

    await expectExactly(writers);
  }, 60_000);
});
