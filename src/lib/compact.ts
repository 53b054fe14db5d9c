/** A copy without null and undefined values: stored documents omit missing fields. */
export function compact<T extends object>(value: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== null && part !== undefined),
  ) as {
    [K in keyof T]: NonNullable<T[K]>;
  };
}
