/** Scripts that are written without spaces between words, or join particles to them. */
const UNSPACED = 'Han Hiragana Katakana Bopomofo Hangul Thai Lao Khmer Myanmar Tibetan'
  .split(' ')
  .map((script) => `\\p{scx=${script}}`)
  .join('');

/** A character of a script that is written without spaces, for use in a character class. */
export const UNSPACED_CLASS = UNSPACED;

const RUN = new RegExp(`[${UNSPACED}]+`, 'gu');
const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u0060\u00b4\uff07]/g;

/** A text in the form that search compares: compatible characters made equal, lower case, one kind of apostrophe. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').replace(APOSTROPHES, "'").toLowerCase().normalize('NFKC');
}

/**
 * The words of a text in the form that search compares. Scripts without spaces become overlapping pairs of
 * characters, so a word is found anywhere in a sentence.
 */
export function searchTokens(text: string, { single = true } = {}): string[] {
  const words = searchForm(text).split(/[^\p{L}\p{M}\p{N}_]+/u);
  return words.flatMap((word) =>
    word
      .replace(RUN, (run) => ` ${pairsOf(run, single).join(' ')} `)
      .split(' ')
      .filter(Boolean),
  );
}

/**
 * What the text index holds for a text besides the text itself. Null for plain ASCII, which the index handles well.
 */
export function searchTextOf(...texts: readonly (string | null | undefined)[]): string | null {
  const text = texts.filter(Boolean).join(' ');
  return /^[\x00-\x7f]*$/.test(text) ? null : [...new Set(searchTokens(text))].join(' ');
}

/** Single characters are indexed too, because a query may be one character. */
function pairsOf(run: string, single: boolean): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  const pairs = characters.slice(1).map((character, index) => characters[index]! + character);
  return single ? [...characters, ...pairs] : pairs;
}
