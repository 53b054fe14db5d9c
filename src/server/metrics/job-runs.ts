import { Counter, Gauge, Histogram, type Metric } from 'prom-client';
import type { JobMetrics } from '../../jobs/job.js';

/** Counts the jobs that ran on this gateway, for the metrics endpoint. A job runs on one gateway at a time. */
export class JobRuns implements JobMetrics {
  private readonly runs = new Counter({
    name: 'leela_job_runs_total',
    help: 'Runs of jobs that ended on this gateway, by job and outcome (done, failed).',
    labelNames: ['job', 'outcome'],
    registers: [],
  });

  private readonly duration = new Histogram({
    name: 'leela_job_duration_seconds',
    help: 'How long runs of jobs take, by job.',
    labelNames: ['job'],
    buckets: [0.01, 0.1, 1, 10, 60, 600],
    registers: [],
  });

  private readonly lastSuccess = new Gauge({
    name: 'leela_job_last_success_timestamp_seconds',
    help: 'When a job last succeeded on this gateway, by job; the latest of all gateways counts.',
    labelNames: ['job'],
    registers: [],
  });

  /** All metrics, for a registry. */
  readonly metrics: readonly Metric[] = [this.runs, this.duration, this.lastSuccess];

  /** @param names all jobs, so that a job that has never run is shown with zeros */
  constructor(names: readonly string[]) {
    for (const job of names) for (const outcome of ['done', 'failed']) this.runs.inc({ job, outcome }, 0);
  }

  ran(job: string, milliseconds: number, outcome: 'done' | 'failed'): void {
    this.runs.inc({ job, outcome });
    this.duration.observe({ job }, milliseconds / 1_000);
    if (outcome === 'done') this.lastSuccess.set({ job }, Date.now() / 1_000);
  }
}
