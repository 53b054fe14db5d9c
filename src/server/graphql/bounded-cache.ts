import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import { LRUCache } from 'lru-cache';

/** An LRU in the shape that Apollo asks for. Bounded by what its entries weigh, so that floods only push each other out. */
export function boundedCache<V extends object | string>(
  options: { max: number } | { max: number; maxSize: number; sizeCalculation: (value: V) => number },
): KeyValueCache<V> {
  const entries = new LRUCache<string, { value: V }>(
    'maxSize' in options
      ? {
          max: options.max,
          maxSize: options.maxSize,
          sizeCalculation: ({ value }) => options.sizeCalculation(value),
        }
      : { max: options.max },
  );
  return {
    get: async (key) => entries.get(key)?.value,
    set: async (key, value) => void entries.set(key, { value }),
    delete: async (key) => entries.delete(key),
  };
}
