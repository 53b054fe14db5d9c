/**
 * Runs what concerns one key one after the other, and different keys side by side: what would only meet conflicts and
 * repeat itself in the database waits here instead. It orders this process alone; among several the database decides.
 */
export class KeyedQueue {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `work` once everything queued before it under the same key is over, however that ended. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.last.set(key, mine);
    const done = (): void => {
      if (this.last.get(key) === mine) this.last.delete(key);
    };
    mine.then(done, done);
    return mine;
  }

  /** How many keys are busy. */
  get size(): number {
    return this.last.size;
  }
}
