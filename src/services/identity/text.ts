import { isCleanText } from '../../auth/normalise.js';
import { whyNotPublicUrl } from '../../lib/public-url.js';
import { lengthOf } from '../../lib/text.js';
import { refuse } from '../../schema/errors.js';

/** What a field of text may be. */
export interface TextRule {
  longest: number;
  /** Line breaks are welcome. */
  lines?: boolean;
}

/**
 * Text about oneself as it is kept: composed, trimmed, without anything unseen. Null where nothing is left.
 * @throws BAD_USER_INPUT naming `field`
 */
export function checkText(input: string, field: string, { longest, lines = false }: TextRule): string | null {
  if (input.length > longest * 4) throw tooLong(field, longest);
  const text = input.normalize('NFC').trim();
  if (lengthOf(text) > longest) throw tooLong(field, longest);
  // Emoji are joined by characters that cannot be seen, and those may stand in text of several lines.
  const seen = lines ? text.replace(/[\r\n\t\u200d]/g, '') : text;
  if (!isCleanText(seen)) throw refuse.badInput('This text holds characters that cannot be seen.', field);
  return text === '' ? null : text;
}

/**
 * An address that others will follow: http or https, nobody's own network, no credentials.
 * @throws BAD_USER_INPUT naming `field`
 */
export function checkUrl(input: string, field: string, longest: number): string | null {
  const text = checkText(input, field, { longest });
  const why = text === null ? null : whyNotPublicUrl(text);
  if (why) throw refuse.badInput(`The address ${why}.`, field);
  return text;
}

/**
 * A short list of words: each once, none empty.
 * @throws BAD_USER_INPUT naming `field`
 */
export function checkWords(
  input: string[],
  field: string,
  { most, longest }: { most: number; longest: number },
): string[] {
  if (input.length > most) throw refuse.badInput(`At most ${most} of these.`, field);
  const words = input.map((word) => checkText(word, field, { longest }));
  return [...new Set(words.filter((word) => word !== null))];
}

const tooLong = (field: string, longest: number) =>
  refuse.badInput(`This is longer than ${longest} characters.`, field);
