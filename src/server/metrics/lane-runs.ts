import { Counter, Gauge, Histogram, type Metric } from 'prom-client';
import type { EventMetrics } from '../../events/metrics.js';

/** Measures the lanes of the event log while this gateway leads it, for the metrics endpoint. */
export class LaneRuns implements EventMetrics {
  private readonly leader = new Gauge({
    name: 'leela_event_leader',
    help: 'Whether this gateway leads the event log: 1 on one of them.',
    registers: [],
  });

  private readonly lag = new Gauge({
    name: 'leela_event_lane_lag_seconds',
    help: 'How far each lane of reactors is behind the event log; of the leader alone.',
    labelNames: ['lane'],
    registers: [],
  });

  private readonly sizes = new Histogram({
    name: 'leela_event_lane_batch_events',
    help: 'How many events a lane passes in one transaction.',
    labelNames: ['lane'],
    buckets: [1, 2, 5, 10, 20, 50, 100, 250, 500],
    registers: [],
  });

  private readonly retries = new Counter({
    name: 'leela_event_lane_retries_total',
    help: 'How often a lane met an error of the world around it and began again.',
    labelNames: ['lane'],
    registers: [],
  });

  private readonly deadLetters = new Counter({
    name: 'leela_event_dead_letters_total',
    help: 'Events that a lane could not digest and put aside.',
    labelNames: ['lane'],
    registers: [],
  });

  private readonly found = new Counter({
    name: 'leela_event_recovered_total',
    help: 'Events that a lane found by comparing the log with what it had passed, its place being gone.',
    labelNames: ['lane'],
    registers: [],
  });

  private readonly gone = new Counter({
    name: 'leela_events_swept_total',
    help: 'Events that every lane has passed and that were marked for removal.',
    registers: [],
  });

  /** All metrics, for a registry. */
  readonly metrics: readonly Metric[] = [
    ...[this.leader, this.lag, this.sizes, this.retries, this.deadLetters, this.found, this.gone],
  ];

  /** @param lanes all lanes, so that values that never changed are shown as zero */
  constructor(lanes: readonly string[]) {
    for (const lane of lanes)
      for (const counter of [this.retries, this.deadLetters]) counter.inc({ lane }, 0);
  }

  batch(lane: string, size: number, _milliseconds: number, lagMs: number): void {
    this.lag.set({ lane }, lagMs / 1_000);
    this.sizes.observe({ lane }, size);
  }

  idle(lane: string): void {
    this.lag.set({ lane }, 0);
  }

  leading(leading: boolean): void {
    this.leader.set(leading ? 1 : 0);
    // Only the leader reports lags; a follower must not repeat old values.
    if (!leading) this.lag.reset();
  }

  retried(lane: string): void {
    this.retries.inc({ lane });
  }

  deadLetter(lane: string): void {
    this.deadLetters.inc({ lane });
  }

  recovered(lane: string, events: number): void {
    this.found.inc({ lane }, events);
  }

  swept(events: number): void {
    this.gone.inc(events);
  }
}
