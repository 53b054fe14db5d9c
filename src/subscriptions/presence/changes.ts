/** Users with a changed presence, gathered for a moment and processed in batches, one after the other. */
export class Changes {
  private waiting = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly gatherMs: number,
    private readonly work: (people: string[]) => Promise<void>,
  ) {}

  /** Adds a user with a changed presence. */
  note(person: string): void {
    this.waiting.add(person);
    this.timer ??= setTimeout(() => void this.flush(), this.gatherMs).unref();
  }

  /** Processes the waiting users and waits for all running work. */
  async close(): Promise<void> {
    await this.flush();
  }

  private flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const people = [...this.waiting];
    this.waiting.clear();
    // Failures are reported where they occur; they must not stop later batches.
    if (people.length > 0) this.working = this.working.then(() => this.work(people)).catch(() => undefined);
    return this.working;
  }
}
