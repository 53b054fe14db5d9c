/** People about whom something changed, gathered for a moment and worked off together, one round after the other. */
export class Changes {
  private waiting = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly gatherMs: number,
    private readonly work: (people: string[]) => Promise<void>,
  ) {}

  /** Something changed about this person. */
  note(person: string): void {
    this.waiting.add(person);
    this.timer ??= setTimeout(() => void this.flush(), this.gatherMs).unref();
  }

  /** Works off what waits, and waits for all that is under way. */
  async close(): Promise<void> {
    await this.flush();
  }

  private flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const people = [...this.waiting];
    this.waiting.clear();
    // Failures are told where they happen; they must not stop what comes next.
    if (people.length > 0) this.working = this.working.then(() => this.work(people)).catch(() => undefined);
    return this.working;
  }
}
