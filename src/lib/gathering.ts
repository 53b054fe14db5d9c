/**
 * Lets work that comes piece by piece go together: what comes in one turn of the event loop goes as one, and what comes
 * while that is under way waits, and goes together when it is over. So an idle process waits for nothing, and a busy one
 * does the more at once the busier it is.
 */
export class Gathering<T> {
  private waiting: T[] = [];
  private planned = false;
  private busy = false;

  /** `go` takes the pieces in the order in which they came, at most so many; it answers for all that becomes of them. */
  constructor(
    private readonly most: () => number,
    private readonly go: (pieces: T[]) => Promise<void>,
  ) {}

  /** One more piece. */
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
