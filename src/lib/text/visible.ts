/** Scripts whose words need joiners (U+200C, U+200D) within them. */
const JOINING = [
  ...[
    'Arabic',
    'Syriac',
    'Mongolian',
    'Nko',
    'Mandaic',
    'Devanagari',
    'Bengali',
    'Gurmukhi',
    'Gujarati',
    'Oriya',
  ],
  ...['Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Tibetan', 'Thai', 'Lao'],
]
  .map((script) => `\\p{scx=${script}}`)
  .join('');

/** A joiner between two letters of a script that uses joiners, as a part of a pattern. */
export const JOINER = `(?<=[${JOINING}])[\\u200c\\u200d](?=[${JOINING}])`;

/** Joiners between emoji, and the selectors that choose how a character before them looks. */
const EMOJI_JOINER = '(?<=[\\p{Emoji}\\ufe0f])\\u200d(?=\\p{Emoji})';
const SELECTOR =
  '(?<=[\\p{Emoji}\\p{S}\\p{scx=Han}])[\\ufe0e\\ufe0f]|(?<=\\p{scx=Han})[\\u{e0100}-\\u{e01ef}]';
const MONGOLIAN_SELECTOR = '(?<=\\p{scx=Mongolian})[\\u180b-\\u180f]';
/** Flags of regions: a black flag and letters that occur only in emoji. */
const FLAG = '(?<=\\u{1f3f4}[\\u{e0020}-\\u{e007f}]{0,6})[\\u{e0020}-\\u{e007f}]';

const MEANT = new RegExp([JOINER, EMOJI_JOINER, SELECTOR, MONGOLIAN_SELECTOR, FLAG].join('|'), 'gu');

/** Control characters, unpaired surrogates, marks that reorder text, and invisible characters. */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{DI}\u061c\u200e\u200f\u2028-\u202e\ufff9-\ufffb]/u;
const EACH_INVISIBLE = new RegExp(INVISIBLE.source, 'gu');

/** A visible character: neither space, mark nor filler. U+2800 is a symbol without dots. */
const INK = /(?![\p{DI}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether a handle or an address is free of control and invisible characters, joiners included. */
export function isCleanText(text: string): boolean {
  return !INVISIBLE.test(text);
}

/**
 * Whether a text of any language is free of control and invisible characters. Joiners between letters of scripts that
 * use them, joined emoji and their selectors are part of the language. Line breaks and tabs only with `lines`.
 */
export function isCleanLanguage(text: string, { lines = false } = {}): boolean {
  const meant = text.replace(MEANT, '');
  return isCleanText(lines ? meant.replace(/[\r\n\t]/g, '') : meant);
}

/** A text without the invisible characters that have no meaning at their position. */
export function withoutInvisible(text: string, replacement = ''): string {
  const meant = new Set(Array.from(text.matchAll(MEANT), ({ index }) => index));
  return text.replace(EACH_INVISIBLE, (found, index: number) => (meant.has(index) ? found : replacement));
}

/** Whether a text has a visible character. */
export function hasInk(text: string): boolean {
  return INK.test(text);
}

/** A trimmed text. Empty if it has no visible character. */
export function visibleText(text: string): string {
  const trimmed = text.trim();
  return hasInk(trimmed) ? trimmed : '';
}
