import { refuse } from '../schema/errors.js';
import type { TopicBus, TopicKind, Topics } from '../events/topics.js';

/** What one subscriber may have waiting before it counts as too slow. */
const LONGEST_QUEUE = 256;

/**
 * A topic as an async iterable with a bounded queue. It listens before it is returned, so nothing published after that
 * is missed. A subscriber that falls too far behind gets an error instead of endless memory, and subscribes again.
 */
export async function streamOf<K extends TopicKind>(
  topics: TopicBus,
  kind: K,
  id: string,
): Promise<AsyncIterableIterator<Topics[K]>> {
  const queue = new BoundedQueue<Topics[K]>();
  const stop = await topics.listen(kind, id, (message) => queue.push(message));
  const stream: AsyncIterableIterator<Topics[K]> = {
    next: () => queue.next(),
    async return() {
      queue.end();
      await stop();
      return { done: true, value: undefined };
    },
    async throw(error) {
      queue.end();
      await stop();
      throw error;
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

class BoundedQueue<T> {
  private readonly waiting: T[] = [];
  private readonly readers: {
    resolve: (result: IteratorResult<T>) => void;
    reject: (error: unknown) => void;
  }[] = [];
  private ended = false;
  private overflown = false;

  push(value: T): void {
    if (this.ended || this.overflown) return;
    const reader = this.readers.shift();
    if (reader) return reader.resolve({ done: false, value });
    if (this.waiting.length < LONGEST_QUEUE) this.waiting.push(value);
    else this.overflown = true;
  }

  next(): Promise<IteratorResult<T>> {
    const value = this.waiting.shift();
    if (value !== undefined) return Promise.resolve({ done: false, value });
    if (this.ended) return Promise.resolve({ done: true, value: undefined });
    if (this.overflown) {
      this.ended = true;
      return Promise.reject(refuse.rateLimited(1));
    }
    return new Promise((resolve, reject) => this.readers.push({ resolve, reject }));
  }

  end(): void {
    this.ended = true;
    this.waiting.length = 0;
    for (const reader of this.readers.splice(0)) reader.resolve({ done: true, value: undefined });
  }
}
