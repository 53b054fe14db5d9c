/** How much may be under way, in all and of one key. */
export interface UnderwayLimits {
  all: number;
  each: number;
}

/** Counts what is under way, so that too much of it is refused at once and not let wait until it is late. */
export class Underway {
  private all = 0;
  private readonly each = new Map<string, number>();

  constructor(private readonly limits: UnderwayLimits) {}

  /** Runs `work` as one more of this key; null where there are too many already. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> | null {
    const same = this.each.get(key) ?? 0;
    if (this.all >= this.limits.all || same >= this.limits.each) return null;
    this.all += 1;
    this.each.set(key, same + 1);
    return work().finally(() => this.leave(key));
  }

  private leave(key: string): void {
    this.all -= 1;
    const same = this.each.get(key)! - 1;
    if (same > 0) this.each.set(key, same);
    else this.each.delete(key);
  }
}
