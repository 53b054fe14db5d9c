/** Code points per user-perceived character before it counts more than once: flags and families have up to 11. */
const CODE_POINTS = 12;
/** Texts of these characters have one code point per character, except for line breaks. */
const SIMPLE = /^[\t\n\u0020-\u007e\u00a0-\u02ff]*$/;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The length of a text in user-perceived characters: an emoji or a letter with its marks counts once. A character of
 * many code points counts once for every 12, so a limit also bounds the stored bytes.
 */
export function lengthOf(text: string): number {
  if (SIMPLE.test(text)) return text.length;
  let length = 0;
  for (const { segment } of graphemes.segment(text))
    length += segment.length <= CODE_POINTS ? 1 : Math.ceil([...segment].length / CODE_POINTS);
  return length;
}

/** Whether a text has more than `limit` characters. Stops counting at the limit. */
export function isLonger(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  // No character that counts once has more UTF-16 units.
  return text.length > limit * CODE_POINTS * 2 || lengthOf(text) > limit;
}

/** The beginning of a text, at most `limit` characters, never cut within a character. */
export function cut(text: string, limit: number): string {
  if (!isLonger(text, limit)) return text;
  let kept = '';
  let length = 0;
  for (const { segment } of graphemes.segment(text.slice(0, limit * CODE_POINTS * 2))) {
    length += lengthOf(segment);
    if (length > limit) break;
    kept += segment;
  }
  return kept;
}
