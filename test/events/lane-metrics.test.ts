import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LaneRuns } from '../../src/server/metrics/lane-runs.js';
import { createMetrics } from '../../src/server/metrics/metrics.js';
import { closeLogDatabase, emptyLog, openLogDatabase } from './database.js';
import { emit, labelOf, recordingLane, runLanes, stopRunners } from './lanes.js';

beforeAll(openLogDatabase);
afterAll(closeLogDatabase);
beforeEach(emptyLog);
afterEach(stopRunners);

describe('the metrics of the event log', () => {
  it('tell who leads, how far each lane is, and what it could not digest', async () => {
    const runs = new LaneRuns(['good', 'choosy']);
    const metrics = createMetrics({ more: runs.metrics });
    const choosy = recordingLane('choosy');
    const lanes = [
      recordingLane('good'),
      {
        ...choosy,
        handle: async (...[events, tx]: Parameters<typeof choosy.handle>) => {
          if (events.some((event) => labelOf(event) === 'bad')) throw new Error('indigestible');
          await choosy.handle(events, tx);
        },
      },
    ];
    const runner = await runLanes(lanes, { metrics: runs });
    const ids = await emit('one', 'bad', 'three');
    await Promise.all(['good', 'choosy'].map((lane) => runner.passed(lane, ids)));
    // The database may tell that the events are passed a moment before the lane hears of its own commit.
    await vi.waitFor(async () => {
      const text = await metrics.registry.metrics();
      expect(text).toContain('leela_event_leader 1');
      expect(text).toContain('leela_event_dead_letters_total{lane="choosy"} 1');
      expect(text).toContain('leela_event_dead_letters_total{lane="good"} 0');
      expect(text).toContain('leela_event_lane_batch_events_sum{lane="good"} 3');
    });
    await stopRunners();
    expect(await metrics.registry.metrics()).toContain('leela_event_leader 0');
    metrics.close();
  });
});
