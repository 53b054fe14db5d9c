import type { Collection } from 'mongoose';

const CHUNK = 2_000;

/** Inserts what `make` says for every number of a range, many at a time. */
export async function insert(
  collection: Collection,
  from: number,
  to: number,
  make: (n: number) => object,
): Promise<void> {
  for (let start = from; start < to; start += CHUNK) {
    const numbers = Array.from({ length: Math.min(CHUNK, to - start) }, (_, index) => start + index);
    await collection.insertMany(numbers.map(make), { ordered: false });
  }
}
