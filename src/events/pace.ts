/**
 * A lane with a pace rests this many times as long as its last batch took: on a busy machine requests have priority.
 */
const RESTS = 4;

/** Resting never delays the effects of events by more than this. */
const LONGEST_REST_MS = 1_000;

/** Decides when the batches of a lane may begin. */
export class Pace {
  private begunAt = -Infinity;
  private tookMs = 0;

  /** @param leastMs minimum milliseconds between two beginnings; 0 for no wait */
  constructor(private readonly leastMs: number) {}

  /** Milliseconds until the next batch may begin. 0 or less means now. */
  get left(): number {
    if (this.leastMs === 0) return 0;
    const resting = Math.min(this.tookMs * RESTS, LONGEST_REST_MS);
    return this.begunAt + Math.max(this.leastMs, this.tookMs + resting) - performance.now();
  }

  /** Runs a batch and notes its duration. */
  async keep(pass: () => Promise<void>): Promise<void> {
    this.begunAt = performance.now();
    await pass();
    this.tookMs = performance.now() - this.begunAt;
  }
}
