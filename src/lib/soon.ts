/**
 * A value that is here already, or on its way. What asks the same things of every node of a page answers so: most of it
 * is here by then, and a promise for each would cost more than the answers.
 */
export type Soon<T> = T | Promise<T>;

/** What `next` makes of a value: at once where the value is here. */
export function after<T, R>(value: Soon<T>, next: (value: T) => Soon<R>): Soon<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** All of some values, as `Promise.all`: at once where all of them are here. */
export function together<T extends readonly unknown[]>(
  values: readonly [...T],
): Soon<{ -readonly [I in keyof T]: Awaited<T[I]> }>;
export function together<T>(values: readonly Soon<T>[]): Soon<T[]>;
export function together(values: readonly unknown[]): Soon<unknown[]> {
  for (const value of values) if (value instanceof Promise) return Promise.all(values);
  return values as unknown[];
}
