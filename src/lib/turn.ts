/**
 * Gathers items from all requests of the process and processes them together at the end of the turn of the event
 * loop. Nothing waits longer than the turn, and nothing is read before it was requested.
 */
export class Turn<T> {
  private gathered: T[] = [];

  constructor(private readonly end: (all: T[]) => void) {}

  /** Adds an item for the end of this turn. During that end, the item belongs to the next turn. */
  add(one: T): void {
    this.gathered.push(one);
    // After everything else in this turn: resolvers return in microtasks.
    if (this.gathered.length === 1) setImmediate(() => this.over());
  }

  private over(): void {
    const all = this.gathered;
    this.gathered = [];
    this.end(all);
  }
}
