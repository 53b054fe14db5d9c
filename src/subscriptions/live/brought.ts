/** The most entries that wait for their turn; others are read from the database. */
const MOST_KEPT = 100;

/** Entries that came with their signals, which need not be read when it is their turn. */
export class Brought<E> {
  private readonly entries = new Map<number, E>();

  /** Adds an entry under its number. */
  put(seq: number, entry: E): void {
    if (this.entries.size < MOST_KEPT) this.entries.set(seq, entry);
  }

  /** Removes and returns the entries that follow a number without a gap. Drops older ones. */
  takeBehind(after: number): E[] {
    for (const seq of this.entries.keys()) if (seq <= after) this.entries.delete(seq);
    const taken: E[] = [];
    for (let seq = after + 1, entry; (entry = this.entries.get(seq)); seq++) {
      taken.push(entry);
      this.entries.delete(seq);
    }
    return taken;
  }

  /** Drops all entries. */
  clear(): void {
    this.entries.clear();
  }
}
