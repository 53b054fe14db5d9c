/**
 * What is gathered until the event loop turns, and then done together: whatever this turn has brought, from all requests
 * of the process. Nothing waits longer than the turn takes, so nothing is done that began before it was asked for.
 */
export class Turn<T> {
  private gathered: T[] = [];

  constructor(private readonly end: (all: T[]) => void) {}

  /** Puts something to what is done at the end of this turn; at its end already, to the next one's. */
  add(one: T): void {
    this.gathered.push(one);
    // After all that this turn still has to say: resolvers answer in microtasks.
    if (this.gathered.length === 1) setImmediate(() => this.over());
  }

  private over(): void {
    const all = this.gathered;
    this.gathered = [];
    this.end(all);
  }
}
