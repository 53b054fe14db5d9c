/** The durations of the phases of a start, in milliseconds and in order. */
export class Phases {
  readonly milliseconds: Record<string, number> = {};

  /** @param since where the first phase begins, by `performance.now()` */
  constructor(private since: number = performance.now()) {}

  /** Ends the current phase under this name. The next one begins. */
  end(name: string): void {
    const now = performance.now();
    this.milliseconds[name] = Math.round((this.milliseconds[name] ?? 0) + now - this.since);
    this.since = now;
  }
}
