import type { MailMessage } from './mail.js';

/** The longest value: names and devices are short, and strangers must not send long texts by our mails. */
const LONGEST = 200;

const UNITS: Record<string, string> = { minutes: 'minute', hours: 'hour', days: 'day' };

/** The values of a mail in its language: times, durations, and harmless texts. */
export function wordsOf(message: MailMessage, language: string): Record<string, string> {
  const words: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.data) as [string, unknown][]) {
    if (value instanceof Date) words[name] = time(value, language, message.timezone, name === 'on');
    else if (typeof value === 'number') words[name] = amount(value, language, UNITS[name]);
    else if (typeof value === 'string') words[name] = name === 'name' ? unlinked(value) : harmless(value);
  }
  return words;
}

/**
 * A text on one line, without control characters (which could start a header or a paragraph), invisible characters,
 * and anything that mail programs turn into a link, so that names cannot advertise.
 */
export function harmless(text: string): string {
  return oneLine(text)
    .replace(/:\/\/|\bwww\./gi, ' ')
    .trim()
    .slice(0, LONGEST);
}

/**
 * A user's own name in a greeting, without anything that mail programs turn into a link: a stranger can sign up with
 * another user's address.
 */
export function unlinked(text: string): string {
  return harmless(
    text
      .replace(/(?<=\S)[.\u3002\uff0e\uff61\u2024:\uff1a/\uff0f@\uff20\\]+(?=\S)|[:/@\\]+/g, ' ')
      .replace(/\+?\d[\d\s().-]{4,}\d/g, ' '),
  );
}

function time(at: Date, language: string, timezone: string | undefined, dayOnly: boolean): string {
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  const format = (timeZone: string) =>
    new Intl.DateTimeFormat(language, { ...day, ...(dayOnly ? {} : clock), timeZone }).format(at);
  try {
    return format(timezone ?? 'UTC');
  } catch {
    // A zone that this machine does not know must not prevent the mail.
    return format('UTC');
  }
}

function amount(value: number, language: string, unit: string | undefined): string {
  const style = unit ? ({ style: 'unit', unit, unitDisplay: 'long' } as const) : {};
  return new Intl.NumberFormat(language, style).format(value);
}

/** The longest paragraph of a mail. */
const LONGEST_PARAGRAPH = 2_000;

/** A paragraph without control characters and line ends. Unlike `harmless` it keeps links: staff may send them. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_PARAGRAPH);
}

/** A stranger's text as paragraphs of a mail, without anything that mail programs turn into a link. */
export function strangersWords(text: string): string[] {
  return paragraphsOf(text).map((line) => oneLine(line).replace(/:\/\/|\bwww\./gi, ' '));
}

/** A text as paragraphs of a mail: its lines, without empty ones. */
export const paragraphsOf = (text: string): string[] =>
  text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
