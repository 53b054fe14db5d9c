/** The longest tag, in characters. */
export const MAX_TAG_LENGTH = 50;

const TAG = /^[\p{L}\p{M}\p{N}_]+$/u;
/** A # inside of a word, of an entity (&#39;) or of an address (/#top) begins no tag. */
const HASHTAG = /(?<![\p{L}\p{M}\p{N}_&#/])#([\p{L}\p{M}\p{N}_]+)/gu;
/** An @ inside of a word begins no mention, so that mail addresses mention nobody. */
const MENTION = /(?<![\p{L}\p{M}\p{N}_@/.+-])@([A-Za-z0-9_]{3,30})(?![\p{L}\p{M}\p{N}_@])/gu;
const HAS_LETTER = /\p{L}/u;

/** A tag in the one way that it is stored (compatible forms made equal, lower case), or null when it is none. */
export function normalizeTag(text: string): string | null {
  const tag = text.trim().replace(/^#/, '').normalize('NFKC').toLowerCase().normalize('NFKC');
  return TAG.test(tag) && lengthOf(tag) <= MAX_TAG_LENGTH ? tag : null;
}

/** The nearest tag to any name: what a tag cannot hold becomes `_`. Null when nothing is left. */
export function tagFrom(name: string): string | null {
  const words = name.normalize('NFKC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '_');
  return normalizeTag([...words.replace(/^_+|_+$/g, '')].slice(0, MAX_TAG_LENGTH).join(''));
}

/** The #hashtags of a text, each once, in order. Mere numbers (#1) and overlong words are words, not tags. */
export function hashtagsOf(text: string): string[] {
  const tags = Array.from(text.matchAll(HASHTAG), ([, tag]) => normalizeTag(tag!));
  return [...new Set(tags.filter((tag): tag is string => tag !== null && HAS_LETTER.test(tag)))];
}

/** The usernames after an @ in a text, lower case, each once, in order. */
export function mentionsOf(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(MENTION), ([, name]) => name!.toLowerCase()))];
}

/** What stands where somebody was mentioned who is gone: no longer than any mention, and none itself. */
const FORMER_MENTION = '@***';

/** A text without the mentions of these people. */
export function removeMentions(text: string, usernames: readonly string[]): string {
  const gone = new Set(usernames.map((name) => name.toLowerCase()));
  return text.replace(MENTION, (mention, name: string) =>
    gone.has(name.toLowerCase()) ? FORMER_MENTION : mention,
  );
}

/** How long a text is as people count: by characters, not by UTF-16 units. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
