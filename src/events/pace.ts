/** A lane with a pace rests so many times as long as its last batch took: a busy machine is there for requests first. */
const RESTS = 4;

/** However long a batch took, what follows from events is not put off for longer than this by resting. */
const LONGEST_REST_MS = 1_000;

/** When the batches of a lane may begin. */
export class Pace {
  private begunAt = -Infinity;
  private tookMs = 0;

  /** @param leastMs from one beginning to the next, in milliseconds; 0: none has to wait for the other */
  constructor(private readonly leastMs: number) {}

  /** How many milliseconds the next batch still has to wait; none where this is not above 0. */
  get left(): number {
    if (this.leastMs === 0) return 0;
    const resting = Math.min(this.tookMs * RESTS, LONGEST_REST_MS);
    return this.begunAt + Math.max(this.leastMs, this.tookMs + resting) - performance.now();
  }

  /** Passes a batch. */
  async keep(pass: () => Promise<void>): Promise<void> {
    this.begunAt = performance.now();
    await pass();
    this.tookMs = performance.now() - this.begunAt;
  }
}
