/** So many entries are kept until it is their turn; what comes beyond is read. */
const MOST_KEPT = 100;

/** Entries that came with their signals: one whose turn it is need not be read. */
export class Brought<E> {
  private readonly entries = new Map<number, E>();

  /** Keeps one under its number. */
  put(seq: number, entry: E): void {
    if (this.entries.size < MOST_KEPT) this.entries.set(seq, entry);
  }

  /** Takes those that follow a number without a gap, and forgets those before. */
  takeBehind(after: number): E[] {
    for (const seq of this.entries.keys()) if (seq <= after) this.entries.delete(seq);
    const taken: E[] = [];
    for (let seq = after + 1, entry; (entry = this.entries.get(seq)); seq++) {
      taken.push(entry);
      this.entries.delete(seq);
    }
    return taken;
  }

  /** Forgets all. */
  clear(): void {
    this.entries.clear();
  }
}
