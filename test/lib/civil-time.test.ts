import { describe, expect, it } from 'vitest';
import {
  addCalendar,
  bucketsOf,
  daysBetween,
  localDay,
  periodOf,
  toMoment,
} from '../../src/lib/civil-time.js';

const at = (text: string): Date => new Date(text);

describe('civil time', () => {
  it('adds calendar months from an anchor, at the last day where a month is short', () => {
    const anchor = at('2027-01-31T09:00:00Z');
    const after = [1, 2, 3].map((n) => addCalendar(anchor, n, 'month').toISOString().slice(0, 10));
    expect(after).toEqual(['2027-02-28', '2027-03-31', '2027-04-30']);
  });

  it('keeps the local time over a change of clocks', () => {
    const anchor = at('2027-03-27T08:00:00Z');
    expect(addCalendar(anchor, 1, 'day', 'Europe/Berlin')).toEqual(at('2027-03-28T07:00:00Z'));
  });

  it('knows local days, weeks from Monday and days of 23 hours', () => {
    expect(localDay(at('2026-11-29T23:30:00Z'), 'Asia/Tokyo')).toBe('2026-11-30');
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
    expect(periodOf(at('2026-11-29T12:00:00Z'), 'week', 'utc').start).toEqual(at('2026-11-23T00:00:00Z'));
    const day = periodOf(at('2027-03-28T12:00:00Z'), 'day', 'Europe/Berlin');
    expect((day.end.getTime() - day.start.getTime()) / 3_600_000).toBe(23);
  });

  it('has all buckets of a half-open range, and marks those that are cut', () => {
    const range = { start: at('2026-11-28T06:00:00Z'), end: at('2026-12-01T00:00:00Z') };
    const buckets = bucketsOf(range, 'day', 'utc', at('2026-11-30T01:00:00Z'));
    expect(buckets.map(({ key, partial }) => [key, partial])).toEqual([
      ['2026-11-28', true],
      ['2026-11-29', false],
      ['2026-11-30', true],
    ]);
  });

  it('moves a local time that does not exist forward', () => {
    expect(toMoment('2027-03-28T02:30', 'Europe/Berlin')).toEqual(at('2027-03-28T01:30:00Z'));
    expect(toMoment('nonsense', 'utc')).toBeNull();
  });
});
