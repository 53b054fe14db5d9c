/**
 * Processes pieces of work in batches: pieces of one turn of the event loop form a batch, and pieces that arrive
 * while a batch is under way form the next one. An idle process does not wait, and batches grow with the load.
 */
export class Gathering<T> {
  private waiting: T[] = [];
  private planned = false;
  private busy = false;

  /** `go` processes up to `most()` pieces in the order of arrival. It handles its errors itself. */
  constructor(
    private readonly most: () => number,
    private readonly go: (pieces: T[]) => Promise<void>,
  ) {}

  /** Adds a piece of work. */
  add(piece: T): void {
    this.waiting.push(piece);
    this.plan();
  }

  private plan(): void {
    if (this.planned || this.busy || this.waiting.length === 0) return;
    this.planned = true;
    setImmediate(() => void this.begin());
  }

  private async begin(): Promise<void> {
    this.planned = false;
    this.busy = true;
    try {
      await this.go(this.waiting.splice(0, this.most()));
    } finally {
      this.busy = false;
      this.plan();
    }
  }
}
