/** A copy without what is null or undefined: stored documents leave out what they don't have. */
export function compact<T extends object>(value: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== null && part !== undefined),
  ) as {
    [K in keyof T]: NonNullable<T[K]>;
  };
}
