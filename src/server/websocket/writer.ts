/** The longest wait for the next round, however long a round takes. */
const LONGEST_WAIT_MS = 50;

/** A socket with frames to write. */
export interface Pending {
  flush(): void;
}

/**
 * Writes the waiting frames of all sockets in rounds. Passing a frame to the kernel costs more than creating it, so
 * frames of one socket are joined. The pause between rounds is as long as the last round, so under load rounds become
 * rarer and larger, and half of the time remains for other work.
 */
export class Writer {
  private waiting: Pending[] = [];
  private took = 0;
  private ended = 0;

  /** Writes the frames of this one in the next round. */
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
