import { cut, lengthOf } from './length.js';
import { JOINER } from './visible.js';

/** The longest tag, in characters. */
export const MAX_TAG_LENGTH = 50;

/** A tag begins with a letter, a digit or an underscore, never with the mark of an emoji (#️⃣). */
const NAME = `[\\p{L}\\p{N}_](?:(?![\\ufe0e\\ufe0f])[\\p{L}\\p{Mn}\\p{Mc}\\p{N}_]|${JOINER})*`;
const TAG = new RegExp(`^${NAME}$`, 'u');
/** A # inside a word, an entity (&#39;) or an address (/#top) begins no tag. */
const HASHTAG = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_&#＃/])[#＃](${NAME})`, 'gu');
const HAS_LETTER = /\p{L}/u;

/** A tag in the one form that is stored (NFKC, lower case). Null if the text is no tag. */
export function normalizeTag(text: string): string | null {
  const tag = text
    .trim()
    .replace(/^[#＃]/, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC');
  return TAG.test(tag) && lengthOf(tag) <= MAX_TAG_LENGTH ? tag : null;
}

/** The closest valid tag for any name: characters that a tag cannot hold become `_`. Null if nothing is left. */
export function tagFrom(name: string): string | null {
  const words = name.normalize('NFKC').replace(/[^\p{L}\p{Mn}\p{Mc}\p{N}]+/gu, '_');
  return normalizeTag(cut(words.replace(/^[_\p{M}]+|_+$/gu, ''), MAX_TAG_LENGTH));
}

/** The #hashtags of a text, each once, in order. Plain numbers (#1) and overlong words are not tags. */
export function hashtagsOf(text: string): string[] {
  const tags = Array.from(text.matchAll(HASHTAG), ([, tag]) => normalizeTag(tag!));
  return [...new Set(tags.filter((tag): tag is string => tag !== null && HAS_LETTER.test(tag)))];
}
