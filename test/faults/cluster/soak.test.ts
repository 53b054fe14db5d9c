import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { soak } from '../../soak/soak.js';
import { FAULTS } from '../../soak/chaos.js';
import { canCluster, sharedCluster, whole, type Shared } from './shared.js';

/** The short form of `npm run soak`: each fault once or twice. */
describe.skipIf(!canCluster)('a soak', () => {
  let shared: Shared;
  beforeAll(async () => {
    shared = await sharedCluster();
  });
  afterEach(() => whole(shared));

  it('ends with every client having exactly what the database has, in order, none twice', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const { problems, ...figures } = await soak(shared.cluster, {
      seed,
      clients: 20,
      conversations: 4,
      milliseconds: 10_000,
      faultEveryMs: 1_400,
      messageEveryMs: 800,
      loseEveryMs: 4_000,
      report: () => undefined,
    });
    expect({ seed, problems }).toEqual({ seed, problems: [] });
    expect(Object.keys(figures.faults).sort()).toEqual([...FAULTS].sort());
    expect(figures.messages).toBeGreaterThan(10);
    expect(figures.deliveries).toBeGreaterThan(figures.messages);
  }, 120_000);
});
