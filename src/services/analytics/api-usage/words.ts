const LONGEST = 200;
const HIDDEN = '…';

/** Values in quotes of any kind, objects and lists, addresses, and numbers that may be telephone or card numbers. */
const PRIVATE = [
  /"[^"]*"?|“[^”]*”?|«[^»]*»?|`[^`]*`?/g,
  /(^|[\s(])'[^']*'(?=[\s.,;:)]|$)/g,
  /[[{].*[\]}]/gs,
  /\S+@\S+/g,
  /https?:\/\/\S+/g,
  /\d[\d\s-]{4,}\d/g,
];

/** The message of an error without what a user may have written: refusals quote inputs. */
export function withoutPrivateWords(message: string): string {
  const text = PRIVATE.reduce(
    (rest, pattern) =>
      rest.replace(pattern, (_, before?: unknown) => `${typeof before === 'string' ? before : ''}${HIDDEN}`),
    message.slice(0, 1_000),
  );
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}
