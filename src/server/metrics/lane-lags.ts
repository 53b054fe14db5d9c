import type { EventMetrics } from '../../events/metrics.js';
import type { LaneLag } from './metrics.js';

/** Remembers how far behind each lane of the event log last was, for the metrics endpoint. */
export class LaneLags implements EventMetrics {
  private readonly lags = new Map<string, number>();

  batch(lane: string, _size: number, _milliseconds: number, lagMs: number): void {
    this.lags.set(lane, lagMs);
  }

  idle(lane: string): void {
    this.lags.set(lane, 0);
  }

  leading(leading: boolean): void {
    // Whoever leads tells; a follower knows nothing and must not go on telling what was.
    if (!leading) this.lags.clear();
  }

  /** Milliseconds by lane. */
  read: LaneLag = async () => Object.fromEntries(this.lags);
}
