/*
 * Reads objects of Stripe. Their form depends on the API version: answers to our requests have the pinned one, but
 * older accounts and endpoints send older ones. So each reader handles both.
 */

/** An object of Stripe, of any version. */
export type Raw = Record<string, unknown>;

/** The object at a path. Empty if there is none. */
export const at = (value: unknown, ...path: string[]): Raw => {
  let found = value;
  for (const key of path) found = (found as Raw | null | undefined)?.[key];
  return typeof found === 'object' && found !== null ? (found as Raw) : {};
};

/** A text, or null. */
export const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** A whole number, or null. */
export const whole = (value: unknown): number | null =>
  Number.isSafeInteger(value) ? (value as number) : null;

/** A time in seconds since 1970. Null if it is missing, never an invalid date. */
export const moment = (value: unknown): Date | null =>
  typeof value === 'number' && Number.isFinite(value) ? new Date(value * 1_000) : null;

/** An id, or the id of an expanded object. */
export const idOf = (value: unknown): string | null => text(value) ?? text(at(value)['id']);

/** The items of a list. */
export const items = (value: unknown): Raw[] => {
  const list = Array.isArray(value) ? (value as unknown[]) : at(value)['data'];
  return Array.isArray(list) ? (list as Raw[]) : [];
};

/** Metadata as texts. */
export const metadataOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(at(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
