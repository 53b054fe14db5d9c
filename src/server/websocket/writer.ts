/** However long a round of writing takes, what comes next waits no longer than this. */
const LONGEST_WAIT_MS = 50;

/** Something that has frames to write. */
export interface Pending {
  flush(): void;
}

/**
 * Writes what waits for all sockets, round by round. Handing a frame to the kernel costs more than making it, so frames
 * for one socket go together: when little happens a round comes at once, and in a storm as long after the last one as
 * that one took. So a storm makes rounds rarer and larger, and leaves half of the time to everything else.
 */
export class Writer {
  private waiting: Pending[] = [];
  private took = 0;
  private ended = 0;

  /** Has this one's frames written in the next round. */
  add(pending: Pending): void {
    if (this.waiting.push(pending) > 1) return;
    const wait = this.ended + Math.min(this.took, LONGEST_WAIT_MS) - performance.now();
    if (wait > 1) setTimeout(() => this.round(), wait);
    else setImmediate(() => this.round());
  }

  private round(): void {
    const started = performance.now();
    const all = this.waiting;
    this.waiting = [];
    for (const pending of all) pending.flush();
    this.ended = performance.now();
    this.took = this.ended - started;
  }
}
