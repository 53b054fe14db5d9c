import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import { LRUCache } from 'lru-cache';

/** Apollo's shape of a cache, which can be looked into without a promise. */
export interface BoundedCache<V> extends KeyValueCache<V> {
  now(key: string): V | undefined;
}

/** Apollo's keys of documents end in the SHA-256 of their text. */
export const sha256Of = (key: string): string => key.slice(-64);

/** An LRU in the shape that Apollo asks for. Bounded by what its entries weigh, so that floods only push each other out. */
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
  const now = (key: string): V | undefined => entries.get(nameOf(key))?.value;
  return {
    now,
    get: async (key) => now(key),
    set: async (key, value) => void entries.set(nameOf(key), { value }),
    delete: async (key) => entries.delete(nameOf(key)),
  };
}
