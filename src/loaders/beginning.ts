/** After every character, so that a range from a prefix to it matches what begins with the prefix. */
const LAST_CHARACTER = '\u{10FFFF}';

/** Matches texts with this prefix. A range and not a pattern, so no character needs an escape. */
export const beginning = (prefix: string): { $gte: string; $lt: string } => ({
  $gte: prefix,
  $lt: prefix + LAST_CHARACTER,
});
