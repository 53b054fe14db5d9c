/** A user's quiet hours in local time, such as `22:00` to `07:00`. */
export interface Hours {
  from: string;
  to: string;
}

const DAY_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const MOST_FORMATS = 1_000;

/** Minutes since local midnight in a time zone. UTC if this machine does not know the zone. */
export function localMinutes(at: Date, zone: string): number {
  const text = formatOf(zone).format(at);
  return minutesOf(text);
}

/** When the quiet hours that contain a moment end. Null if the moment is in none. Equal times mean no quiet hours. */
export function quietUntil(at: Date, { from, to }: Hours, zone: string): Date | null {
  const [begin, end, now] = [minutesOf(from), minutesOf(to), localMinutes(at, zone)];
  const isQuiet = begin <= end ? now >= begin && now < end : now >= begin || now < end;
  if (!isQuiet) return null;
  const minute = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
  const until = new Date(minute + ahead(now, end) * MINUTE_MS);
  // The clocks may change in between; then the result is off by an hour.
  const off = ahead(localMinutes(until, zone), end);
  const corrected = new Date(until.getTime() + (off > DAY_MINUTES / 2 ? off - DAY_MINUTES : off) * MINUTE_MS);
  // A skipped local time never occurs; then the quiet hours end when the clock jumps.
  return localMinutes(corrected, zone) === end ? corrected : until;
}

const ahead = (from: number, to: number): number => (to - from + DAY_MINUTES) % DAY_MINUTES;

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-GB', { ...clock, timeZone: zone });
  } catch {
    format = new Intl.DateTimeFormat('en-GB', { ...clock, timeZone: 'UTC' });
  }
  if (formats.size >= MOST_FORMATS) formats.clear();
  formats.set(zone, format);
  return format;
}
