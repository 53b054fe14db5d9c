/** Counts what is under way by key, so that too much of it is refused at once and not let wait until it is late. */
export class Underway {
  private readonly counts = new Map<string, number>();

  /** `most` is how much there may be of one key. */
  constructor(private readonly most: () => number) {}

  /** Runs `work` as one more of this key; null where there are too many already. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> | null {
    const count = this.counts.get(key) ?? 0;
    if (count >= this.most()) return null;
    this.counts.set(key, count + 1);
    return work().finally(() => this.leave(key));
  }

  private leave(key: string): void {
    const count = this.counts.get(key)! - 1;
    if (count > 0) this.counts.set(key, count);
    else this.counts.delete(key);
  }
}
