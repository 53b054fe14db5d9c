import { UNSPACED_CLASS } from './search.js';

/**
 * A handle ends before a script that is written without spaces (`@miraさん`), but not before another letter (`@miraé`).
 */
const END = `(?![A-Za-z0-9_@＠]|(?![${UNSPACED_CLASS}])[\\p{L}\\p{M}\\p{N}])`;
/** An @ inside a word begins no mention, so that mail addresses are not mentions. */
const START = '(?<![\\p{L}\\p{M}\\p{N}_@＠/.+-])';
/** After a script without spaces (`你好@mira`) too, unless it looks like a mail address (`用户@host.example`). */
const UNSPACED_START = `(?<=[${UNSPACED_CLASS}])(?!.[A-Za-z0-9_-]{1,63}\\.[\\p{L}\\p{N}])`;

const MENTION = new RegExp(`(?:${START}|${UNSPACED_START})[@＠]([A-Za-z0-9_]{3,30})${END}`, 'gu');

/** The usernames after an @ in a text, lower case, each once, in order. */
export function mentionsOf(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(MENTION), ([, name]) => name!.toLowerCase()))];
}

/** The text that replaces a mention of an erased user. It is no longer than any mention, and no mention itself. */
const FORMER_MENTION = '@***';

/** A text without the mentions of these users. */
export function removeMentions(text: string, usernames: readonly string[]): string {
  const gone = new Set(usernames.map((name) => name.toLowerCase()));
  return text.replace(MENTION, (mention, name: string) =>
    gone.has(name.toLowerCase()) ? FORMER_MENTION : mention,
  );
}
