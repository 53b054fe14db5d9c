/**
 * A value that is available now, or a promise of it. Used where every node of a page asks for the same values: most
 * are available, and a promise for each would cost more than the work.
 */
export type Soon<T> = T | Promise<T>;

/** Applies `next` to a value, synchronously if the value is available. */
export function after<T, R>(value: Soon<T>, next: (value: T) => Soon<R>): Soon<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** All of some values, like `Promise.all`; synchronously if all of them are available. */
export function together<T extends readonly unknown[]>(
  values: readonly [...T],
): Soon<{ -readonly [I in keyof T]: Awaited<T[I]> }>;
export function together<T>(values: readonly Soon<T>[]): Soon<T[]>;
export function together(values: readonly unknown[]): Soon<unknown[]> {
  for (const value of values) if (value instanceof Promise) return Promise.all(values);
  return values as unknown[];
}
