import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useProviders } from '../../src/integrations/generation/index.js';
import { HoldModel, HoldState } from '../../src/models/billing/hold.js';
import { UNFINISHED } from '../../src/models/studio/index.js';
import { failGeneration, runGeneration } from '../../src/services/studio/index.js';
import { person, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { done, FakeProvider, finishRuns, objectId, request, stored, wallet } from './generating.js';
import { CANCEL_GENERATION } from './operations.js';
import { claim } from './workers.js';

/** Numbers from 0 to 1 that follow from a seed, so that a failure can be repeated. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('50 interleavings of cancellation, completion, failure and death of one job', () => {
  let who: Person;
  let putBack: () => void;
  beforeAll(async () => {
    await testApp();
    who = await person();
  });
  afterAll(() => putBack());

  it.each(Array.from({ length: 50 }, (_, index) => index))(
    '%i ends in a refund or an output, never in both',
    async (seed) => {
      const next = chance(seed + 1);
      const before = await wallet(who);
      const fails = next() < 0.4;
      const provider = new FakeProvider(async ({ signal }) => {
        await turns(Math.floor(next() * 30));
        signal.throwIfAborted();
        return fails
          ? {
              state: 'failed',
              message: 'The provider refused this request. Change the prompt and try again.',
            }
          : done(Math.floor(next() * 255));
      });
      putBack = useProviders({ image: provider });
      const id = await request(who);
      const dying = new AbortController();
      const later = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
        await turns(Math.floor(next() * 40));
        return work().catch(() => undefined);
      };
      const claimed = await claim(objectId(id));
      const racers: Promise<unknown>[] = [
        runGeneration({ ...claimed, signal: dying.signal }).catch(() => undefined),
      ];
      // A second worker takes over from one that is taken for dead.
      if (next() < 0.5) racers.push(later(async () => runGeneration(await claim(objectId(id)))));
      if (next() < 0.6) racers.push(later(() => who.client.send(CANCEL_GENERATION, { id })));
      if (next() < 0.3) racers.push(later(() => failGeneration(objectId(id), 'The generation failed.')));
      if (next() < 0.4) racers.push(later(async () => dying.abort(new Error('killed'))));
      await Promise.all(racers);
      if ((UNFINISHED as readonly string[]).includes((await stored(id)).status)) await finishRuns(id);
      putBack();
      const row = await stored(id);
      const after = await wallet(who);
      const output = row.assets.length;
      expect(UNFINISHED).not.toContain(row.status);
      expect(output).toBeLessThanOrEqual(1);
      expect(row.settlement).toBe('done');
      expect({ coins: before.coins - after.coins, credits: before.credits - after.credits }).toEqual({
        coins: 5 * output,
        credits: 10 * output,
      });
      expect(row.cost).toEqual({ coins: 5 * output, credits: 10 * output });
      expect(output === 1 && row.status === 'failed').toBe(false);
      expect(await HoldModel.countDocuments({ subject: row._id, state: HoldState.HELD })).toBe(0);
    },
  );
});
