/** How long a period is. */
export type PeriodLength = 'daily' | 'weekly' | 'monthly';

/** A day, a week or a month in the local calendar of a user. */
export interface Period {
  /** Its first day, as YYYY-MM-DD, so that later ones are greater. */
  key: string;
  /** When it begins. */
  start: Date;
  /** When the next one begins. */
  end: Date;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** From the beginning of a period into the next one, never further, also when the clocks change. */
const INTO_NEXT_MS = { daily: 1.3 * DAY_MS, weekly: 7.3 * DAY_MS, monthly: 31.3 * DAY_MS };

const formats = new Map<string, Intl.DateTimeFormat>();
const MOST_FORMATS = 1_000;

/** The date that a calendar in this time zone shows, as YYYY-MM-DD. */
export function localDate(at: Date, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    if (formats.size >= MOST_FORMATS) formats.clear();
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    formats.set(zone, (format = new Intl.DateTimeFormat('en-CA', { ...parts, timeZone: zone })));
  }
  return format.format(at);
}

/** The period that contains a moment. */
export function periodAt(at: Date, length: PeriodLength, zone: string): Period {
  const key = firstDay(localDate(at, zone), length);
  const start = startOf(key, zone);
  const next = firstDay(localDate(new Date(start.getTime() + INTO_NEXT_MS[length]), zone), length);
  return { key, start, end: startOf(next, zone) };
}

/**
 * The period that has begun since `last`, or null. It must be later by the calendar and begin after `last` ended in
 * its own time zone. So a change of the time zone, or an hour that occurs twice, never makes two periods of one.
 */
export function periodSince(last: Period, at: Date, length: PeriodLength, zone: string): Period | null {
  const now = periodAt(at, length, zone);
  return follows(now, last) ? now : null;
}

/** The next period that `periodSince` will return. */
export function periodAfter(last: Period, at: Date, length: PeriodLength, zone: string): Period {
  let period = periodAt(at, length, zone);
  do period = periodAt(period.end, length, zone);
  while (!follows(period, last));
  return period;
}

function follows(period: Period, last: Period): boolean {
  return period.key > last.key && period.start >= last.end;
}

function firstDay(date: string, length: PeriodLength): string {
  if (length === 'monthly') return `${date.slice(0, 7)}-01`;
  if (length === 'daily') return date;
  const day = new Date(`${date}T00:00:00Z`);
  const sinceMonday = (day.getUTCDay() + 6) % 7;
  return new Date(day.getTime() - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

/**
 * When a date begins, to the second. A binary search, because clock changes can make a day begin at another time than
 * midnight.
 */
function startOf(date: string, zone: string): Date {
  const midnight = Date.parse(`${date}T00:00:00Z`) / 1_000;
  let before = midnight - 16 * 3_600;
  let from = midnight + 16 * 3_600;
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (localDate(new Date(middle * 1_000), zone) >= date) from = middle;
    else before = middle;
  }
  return new Date(from * 1_000);
}
