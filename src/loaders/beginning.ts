/** Above every character, so that a range from a prefix to it holds what begins with the prefix. */
const LAST_CHARACTER = '\u{10FFFF}';

/** What begins so: a range of strings, so nothing in the prefix can be a pattern. */
export const beginning = (prefix: string): { $gte: string; $lt: string } => ({
  $gte: prefix,
  $lt: prefix + LAST_CHARACTER,
});
