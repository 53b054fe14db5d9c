import { describe, expect, test } from 'vitest';
import { periodBefore, periodBetween } from '../../src/lib/insight-period.js';
import { cover } from '../../src/lib/rollup-levels.js';
import {
  InsightBucket,
  InsightRange,
  periodOfRange,
} from '../../src/resolvers/analytics/insight-range.input.js';

const range = (from: string, to: string, more: Partial<InsightRange> = {}): InsightRange =>
  Object.assign(new InsightRange(), { from, to, ...more });
const iso = ({ from, to }: { from: Date; to: Date }) => [from.toISOString(), to.toISOString()];

describe('ranges', () => {
  test('T7.4: a day belongs to the range as a whole, in its zone', () => {
    const period = periodOfRange(range('2026-09-07', '2026-09-07', { timezone: 'America/Chicago' }));
    expect(iso(period)).toEqual(['2026-09-07T05:00:00.000Z', '2026-09-08T05:00:00.000Z']);
    expect(period.buckets).toHaveLength(1);
  });

  test('T7.4: refuse an unknown zone and an end before the start, with the field', () => {
    expect(() => periodOfRange(range('2026-09-07', '2026-09-08', { timezone: 'Mars/Olympus' }))).toThrow(
      /time zone is unknown/,
    );
    expect(() => periodOfRange(range('2026-09-08T00:00:00Z', '2026-09-08T00:00:00Z'))).toThrow(/ends before/);
  });

  test('T7.4: the period before has as many local days, across a change of clocks', () => {
    const week = periodOfRange(range('2026-03-23', '2026-03-29', { timezone: 'Europe/Berlin' }));
    expect(iso(week)).toEqual(['2026-03-22T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
    expect(iso(periodBefore(week))).toEqual(['2026-03-15T23:00:00.000Z', '2026-03-22T23:00:00.000Z']);
  });

  test('T7.6: weeks begin on Monday, and what runs or is cut is partial', () => {
    const period = periodBetween({
      ...{ from: new Date('2026-10-04T00:00:00Z'), to: new Date('2026-10-19T00:00:00Z') },
      ...{ unit: 'week', zone: 'UTC', now: new Date('2026-10-14T12:00:00Z') },
    });
    expect(period.buckets.map(({ key, partial }) => [key, partial])).toEqual([
      ['2026-09-28', true],
      ['2026-10-05', false],
      ['2026-10-12', true],
    ]);
    // Two weeks and half a day are over: the period before is as long.
    expect(iso(periodBefore(period))).toEqual(['2026-09-19T00:00:00.000Z', '2026-09-29T12:00:00.000Z']);
  });

  test('T7.18: at most 1,000 buckets', () => {
    const three = range('2024-01-01', '2026-12-31', { bucket: InsightBucket.HOUR });
    expect(() => periodOfRange(three)).toThrow(/up to 1000/);
    expect(
      periodOfRange(range('2024-01-01', '2026-12-31', { bucket: InsightBucket.WEEK })).buckets.length,
    ).toBe(157);
  });
});

describe('the periods that a range is read from', () => {
  const pieces = (from: string, to: string) =>
    cover(new Date(from), new Date(to)).map(({ level, ...piece }) => [
      level,
      ...iso(piece).map((at) => at.slice(0, 16)),
    ]);

  test('are the greatest that fit', () => {
    expect(pieces('2026-01-30T22:30:00Z', '2026-03-02T01:15:00Z')).toEqual([
      ['quarter', '2026-01-30T22:30', '2026-01-30T23:00'],
      ['hour', '2026-01-30T23:00', '2026-01-31T00:00'],
      ['day', '2026-01-31T00:00', '2026-02-01T00:00'],
      ['month', '2026-02-01T00:00', '2026-03-01T00:00'],
      ['day', '2026-03-01T00:00', '2026-03-02T00:00'],
      ['hour', '2026-03-02T00:00', '2026-03-02T01:00'],
      ['quarter', '2026-03-02T01:00', '2026-03-02T01:15'],
    ]);
  });

  test('meet the midnights of a zone that is half an hour off', () => {
    const period = periodOfRange(range('2026-11-01', '2026-11-01', { timezone: 'Asia/Kolkata' }));
    expect(cover(period.from, period.to).map(({ level }) => level)).toEqual(['quarter', 'hour', 'quarter']);
  });
});
