import mongoose from 'mongoose';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createScheduler } from '../../src/jobs/scheduler.js';
import { JobRuns } from '../../src/server/metrics/job-runs.js';
import { createMetrics } from '../../src/server/metrics/metrics.js';
import { testApp } from '../setup/app.js';

const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
beforeAll(testApp);

describe('the metrics of jobs', () => {
  it('tell how often each ran and failed on this gateway, and when it last succeeded', async () => {
    const names = ['measured-good', 'measured-bad', 'measured-never'];
    const runs = new JobRuns(names);
    const metrics = createMetrics({ more: runs.metrics });
    const job = (name: string, run: () => Promise<void>, every = '* * * * * *') => ({
      ...{ name, every, run, quiet: true, timeoutMs: 60_000 },
    });
    const scheduler = createScheduler({
      connection: mongoose.connection,
      logger,
      metrics: runs,
      pollMs: 20,
      jobs: [
        job('measured-good', async () => undefined),
        job('measured-bad', () => Promise.reject(new Error('No'))),
        job('measured-never', async () => undefined, '0 0 29 2 *'),
      ],
    });
    const begun = Date.now() / 1_000;
    await scheduler.start();
    const text = () => metrics.registry.metrics();
    await vi.waitFor(
      async () => {
        expect(await text()).toMatch(/leela_job_runs_total\{job="measured-good",outcome="done"\} [1-9]/);
        expect(await text()).toMatch(/leela_job_runs_total\{job="measured-bad",outcome="failed"\} [1-9]/);
      },
      { timeout: 15_000, interval: 50 },
    );
    await scheduler.stop();
    const lines = await text();
    for (const never of ['job="measured-never",outcome="done"', 'job="measured-good",outcome="failed"'])
      expect(lines).toContain(`leela_job_runs_total{${never}} 0`);
    const success = /leela_job_last_success_timestamp_seconds\{job="measured-good"\} ([\d.e+]+)/.exec(lines);
    expect(Number(success![1])).toBeGreaterThanOrEqual(begun);
    expect(lines).not.toContain('last_success_timestamp_seconds{job="measured-bad"}');
    expect(lines).toMatch(/leela_job_duration_seconds_count\{job="measured-good"\} [1-9]/);
    metrics.close();
  });
});
