import type { MailMessage } from './mail.js';

/** No value may be longer: names and devices are short, and a mail is no place for a stranger's essay. */
const LONGEST = 200;

const UNITS: Record<string, string> = { minutes: 'minute', hours: 'hour', days: 'day' };

/** The values of a mail in the words of its language: times, durations, and texts that can't pose as more than they are. */
export function wordsOf(message: MailMessage, language: string): Record<string, string> {
  const words: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.data) as [string, unknown][]) {
    if (value instanceof Date) words[name] = time(value, language, message.timezone, name === 'on');
    else if (typeof value === 'number') words[name] = amount(value, language, UNITS[name]);
    else if (typeof value === 'string') words[name] = harmless(value);
  }
  return words;
}

/**
 * A text on one line: no control characters, which could begin a header or a paragraph of its own, no invisible ones,
 * and nothing that mail programs turn into a link, so that a name can't advertise in our mail.
 */
export function harmless(text: string): string {
  return text
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/:\/\/|\bwww\./gi, ' ')
    .trim()
    .slice(0, LONGEST);
}

function time(at: Date, language: string, timezone: string | undefined, dayOnly: boolean): string {
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  const format = (timeZone: string) =>
    new Intl.DateTimeFormat(language, { ...day, ...(dayOnly ? {} : clock), timeZone }).format(at);
  try {
    return format(timezone ?? 'UTC');
  } catch {
    // A zone that this machine does not know is no reason to send nothing.
    return format('UTC');
  }
}

function amount(value: number, language: string, unit: string | undefined): string {
  const style = unit ? ({ style: 'unit', unit, unitDisplay: 'long' } as const) : {};
  return new Intl.NumberFormat(language, style).format(value);
}
