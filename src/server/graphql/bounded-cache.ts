import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import { LRUCache } from 'lru-cache';

/** Apollo's cache interface with a synchronous read. */
export interface BoundedCache<V> extends KeyValueCache<V> {
  now(key: string): V | undefined;
  /** Keeps an entry for ever, outside of the bounds. */
  pin(key: string, value: V): void;
}

/** Apollo's keys of documents end with the SHA-256 of their text. */
export const sha256Of = (key: string): string => key.slice(-64);

/**
 * An LRU with Apollo's cache interface. Bounded by the size of its entries, so that a flood of documents only evicts
 * others.
 */
export function boundedCache<V extends object | string>(
  options: { max: number } | { max: number; maxSize: number; sizeCalculation: (value: V) => number },
  nameOf: (key: string) => string = (key) => key,
): BoundedCache<V> {
  const entries = new LRUCache<string, { value: V }>(
    'maxSize' in options
      ? {
          max: options.max,
          maxSize: options.maxSize,
          sizeCalculation: ({ value }) => options.sizeCalculation(value),
        }
      : { max: options.max },
  );
  const pinned = new Map<string, V>();
  const now = (key: string): V | undefined => {
    const name = nameOf(key);
    return pinned.get(name) ?? entries.get(name)?.value;
  };
  return {
    now,
    pin(key, value) {
      pinned.set(nameOf(key), value);
      entries.delete(nameOf(key));
    },
    get: async (key) => now(key),
    set: async (key, value) => void entries.set(nameOf(key), { value }),
    delete: async (key) => entries.delete(nameOf(key)),
  };
}
