import { DateTime, IANAZone } from 'luxon';

/*
 * Civil time: what a moment is called in a time zone. All functions are pure; the caller passes the moment. Zones are IANA
 * names. Ranges are half-open: the start belongs to them, the end does not.
 */

/** The length of a calendar period. */
export type CalendarUnit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A half-open range of time. */
export interface TimeRange {
  start: Date;
  end: Date;
}

/** Whether a text is the name of an IANA time zone. */
export const isTimeZone = (zone: string): boolean => IANAZone.isValidZone(zone);

const inZone = (at: Date, zone: string): DateTime => {
  const time = DateTime.fromJSDate(at, { zone });
  if (!time.isValid) throw new RangeError(`Not a time zone: ${zone}.`);
  return time;
};

/** The local day of a moment, as `2026-11-29`. */
export const localDay = (at: Date, zone: string): string => inZone(at, zone).toISODate()!;

/** Number of local days from one day to another, both as `2026-11-29`. */
export const daysBetween = (from: string, to: string): number =>
  DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days;

/** The local day so many days after another, both as `2026-11-29`. */
export const addDays = (day: string, days: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate()!;

/** The calendar period that a moment is in: local midnights, weeks from Monday. */
export function periodOf(at: Date, unit: CalendarUnit, zone: string): TimeRange {
  const start = inZone(at, zone).startOf(unit);
  return {
    start: start.toJSDate(),
    end: start
      .plus({ [`${unit}s`]: 1 })
      .startOf(unit)
      .toJSDate(),
  };
}

/**
 * The moment a number of calendar units after an anchor, at the anchor's local time. A day that a month lacks becomes the
 * month's last: 31 January + 1 month is 28 or 29 February, and + 2 months is 31 March again. A time that a clock change
 * skips moves forward by the gap; one that it repeats is the first.
 */
export function addCalendar(
  anchor: Date,
  amount: number,
  unit: 'day' | 'week' | 'month' | 'year',
  zone = 'utc',
): Date {
  return inZone(anchor, zone)
    .plus({ [`${unit}s`]: amount })
    .toJSDate();
}

/** The moment of a local date and time, such as `2026-03-29T02:30`, in a zone. Null where it is not one. */
export function toMoment(local: string, zone: string): Date | null {
  const time = DateTime.fromISO(local, { zone });
  return time.isValid ? time.toJSDate() : null;
}

/** Minutes since local midnight by the clock on the wall, and the ISO weekday (1 is Monday) of a moment. */
export function wallClock(at: Date, zone: string): { minutes: number; weekday: number; day: string } {
  const time = inZone(at, zone);
  return { minutes: time.hour * 60 + time.minute, weekday: time.weekday, day: time.toISODate()! };
}

/** A bucket of a chart. */
export interface Bucket extends TimeRange {
  /** The local date (and hour) of its start. */
  key: string;
  /** Whether the bucket is cut off by the range or still running at `now`. */
  partial: boolean;
}

/**
 * All buckets of a range, empty ones included, in order. The first and the last are whole periods and marked partial where
 * the range, or the present moment, cuts them.
 */
export function bucketsOf({ start, end }: TimeRange, unit: CalendarUnit, zone: string, now: Date): Bucket[] {
  const buckets: Bucket[] = [];
  for (let at = periodOf(start, unit, zone); at.start < end; at = periodOf(at.end, unit, zone)) {
    const partial = at.start < start || at.end > end || at.end > now;
    buckets.push({ ...at, partial, key: bucketKey(at.start, unit, zone) });
  }
  return buckets;
}

/** The name of a bucket by its start. */
export function bucketKey(start: Date, unit: CalendarUnit, zone: string): string {
  const time = inZone(start, zone);
  return unit === 'hour' ? time.toFormat("yyyy-MM-dd'T'HH:mm") : time.toISODate()!;
}
