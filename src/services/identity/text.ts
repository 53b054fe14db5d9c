import { whyNotPublicUrl } from '../../lib/public-url.js';
import { isCleanLanguage, isLonger, visibleText } from '../../lib/text.js';
import { refuse } from '../../schema/errors.js';

/** The rule of a text field. */
export interface TextRule {
  longest: number;
  /** Whether line breaks are allowed. */
  lines?: boolean;
}

/**
 * The stored form of a text: normalised, trimmed, without invisible characters. Null if nothing is visible.
 * @throws BAD_USER_INPUT naming `field`
 */
export function checkText(input: string, field: string, { longest, lines = false }: TextRule): string | null {
  if (isLonger(input.trim(), longest)) throw tooLong(field, longest);
  const text = input.normalize('NFC').trim();
  if (isLonger(text, longest)) throw tooLong(field, longest);
  if (!isCleanLanguage(text, { lines }))
    throw refuse.badInput('This text has invisible or control characters.', field);
  return visibleText(text) || null;
}

/**
 * A public link: http or https, no internal host, no credentials.
 * @throws BAD_USER_INPUT naming `field`
 */
export function checkUrl(input: string, field: string, longest: number): string | null {
  const text = checkText(input, field, { longest });
  const why = text === null ? null : whyNotPublicUrl(text);
  if (why) throw refuse.badInput(`The address ${why}.`, field);
  return text;
}

/** A handle at another site, or its path (`company/leela`). */
const HANDLE = /^@?[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_.-]*(?:\/[\p{L}\p{M}\p{N}_.-]+)?$/u;

/**
 * A handle at another site, or an http(s) address.
 * @throws BAD_USER_INPUT naming `field`
 */
export function checkHandleOrUrl(input: string, field: string, longest: number): string | null {
  const text = checkText(input, field, { longest });
  if (text === null || HANDLE.test(text)) return text;
  const why = whyNotPublicUrl(text);
  if (why) throw refuse.badInput('This is neither a handle nor an http or https address.', field);
  return text;
}

/**
 * A short list of texts: each once, none empty.
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
  refuse.tooLong(`This is longer than ${longest} characters.`, field, longest);
