/**
 * Counts concurrent work by key, so that work over the limit is refused immediately instead of queued until it is
 * late.
 */
export class Underway {
  private readonly counts = new Map<string, number>();

  /** `most` is the limit per key. */
  constructor(private readonly most: () => number) {}

  /** Runs `work` under this key. Null if the limit is reached. */
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
