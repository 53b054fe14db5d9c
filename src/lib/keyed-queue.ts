/**
 * Runs work of one key in sequence and work of different keys in parallel, to avoid write conflicts and retries in
 * the database. It orders this process only; across processes the database decides.
 */
export class KeyedQueue {
  private readonly last = new Map<string, Promise<unknown>>();

  /**
   * Runs `work` after everything queued before it under the same key, or any of several keys, has ended or failed.
   */
  run<T>(key: string | readonly string[], work: () => Promise<T>): Promise<T> {
    const keys = typeof key === 'string' ? [key] : key;
    const mine = Promise.allSettled(keys.map((one) => this.last.get(one))).then(work);
    for (const one of keys) this.last.set(one, mine);
    const done = (): void => {
      for (const one of keys) if (this.last.get(one) === mine) this.last.delete(one);
    };
    mine.then(done, done);
    return mine;
  }

  /** Whether work runs or waits under this key. */
  isBusy(key: string): boolean {
    return this.last.has(key);
  }

  /** Number of keys with work. */
  get size(): number {
    return this.last.size;
  }
}
