/**
 * Runs what concerns one key one after the other, and different keys side by side: what would only meet conflicts and
 * repeat itself in the database waits here instead. It orders this process alone; among several the database decides.
 */
export class KeyedQueue {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `work` once everything queued before it under the same key, or any of several, is over, however that ended. */
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

  /** Whether something is at work or waits under this key. */
  isBusy(key: string): boolean {
    return this.last.has(key);
  }

  /** How many keys are busy. */
  get size(): number {
    return this.last.size;
  }
}
