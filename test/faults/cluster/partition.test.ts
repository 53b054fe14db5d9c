import mongoose from 'mongoose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { knowsCallers } from '../../setup/callers.js';
import { canCluster, sharedCluster, whole, type Shared } from './shared.js';
import { expectExactly } from './evidence.js';
import { StaleWriter } from './stale-writer.js';
import { Writer } from './writer.js';

/**
 * The primary is cut off from the other members, both ways, and everybody else still reaches it: the gateways too, and a
 * client that goes on writing to it. Where the system doesn't tell who calls, the others are frozen instead: then nobody
 * is elected, but the primary is alone just the same.
 */
describe.skipIf(!canCluster)('F2: a primary that is cut off from the others', () => {
  let shared: Shared;
  beforeAll(async () => {
    shared = await sharedCluster();
  });
  afterEach(() => whole(shared));

  it('acknowledges nothing from then on; the majority elects another, writes resume, nothing is lost', async () => {
    const { cluster, people } = shared;
    const { members } = cluster;
    const old = await members.primary();
    const others = members.parts.filter((_, index) => index !== old);
    const writers = people.map((person) => new Writer(person, cluster.url).start());
    const acknowledged = () => writers.flatMap((writer) => writer.acknowledged);
    await vi.waitFor(() => expect(acknowledged().length).toBeGreaterThan(20), { timeout: 15_000 });
    const stale = await StaleWriter.open(members.addresses[old]!.port);
    await stale.write();
    expect(stale.acknowledged).toEqual([0]);

    if (knowsCallers) await cluster.partition([old]);
    else others.forEach((part) => part.freeze(true));
    const since = performance.now();
    const writing = stale.writeUntilRefused();
    if (knowsCallers) {
      const resumed = () => acknowledged().filter(({ sentAt }) => sentAt > since).length;
      await vi.waitFor(() => expect(resumed()).toBeGreaterThan(20), { timeout: 20_000 });
      expect(await members.primary()).not.toBe(old);
    }
    await writing;
    expect(stale.acknowledged).toEqual([0]);
    expect(stale.attempts).toBeGreaterThan(1);

    cluster.heal();
    others.forEach((part) => part.freeze(false));
    await Promise.all(writers.map((writer) => writer.stop()));
    await expectExactly(writers);
    if (knowsCallers) {
      // What only the cut-off member had is taken back.
      const kept = await mongoose.connection.collection(StaleWriter.collection).distinct('n');
      expect(kept).toEqual([0]);
    }
    await stale.close();
  }, 60_000);
});
