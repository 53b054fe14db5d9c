import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate, periodAfter, periodAt, periodSince, type Period } from '../../src/lib/local-period.js';

const HOUR = 3_600_000;
const at = (text: string) => new Date(text);
const ZONES = [
  ...[
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Asia/Kathmandu',
  ],
  ...[
    'Australia/Lord_Howe',
    'Antarctica/Troll',
    'Africa/Cairo',
    'America/Havana',
    'Asia/Beirut',
    'Pacific/Chatham',
  ],
];
const LENGTHS = ['daily', 'weekly', 'monthly'] as const;

describe('periods of a calendar', () => {
  it('begin where the person lives', () => {
    const now = at('2026-03-31T23:30:00Z');
    expect(periodAt(now, 'daily', 'UTC')).toEqual({
      key: '2026-03-31',
      start: at('2026-03-31T00:00:00Z'),
      end: at('2026-04-01T00:00:00Z'),
    });
    expect(periodAt(now, 'monthly', 'Europe/Berlin')).toEqual({
      key: '2026-04-01',
      start: at('2026-03-31T22:00:00Z'),
      end: at('2026-04-30T22:00:00Z'),
    });
    expect(periodAt(now, 'weekly', 'America/New_York')).toMatchObject({
      key: '2026-03-30',
      start: at('2026-03-30T04:00:00Z'),
    });
    expect(periodAt(now, 'monthly', 'Asia/Kathmandu').start).toEqual(at('2026-03-31T18:15:00Z'));
  });

  it('79: are one although a clock shows an hour twice or leaves midnight out', () => {
    // Havana goes from 01:00 back to 00:00, Cairo and Beirut from 00:00 to 01:00.
    for (const [zone, night] of [
      ['America/Havana', '2026-11-01T00:00:00Z'],
      ['Africa/Cairo', '2026-04-23T12:00:00Z'],
      ['Asia/Beirut', '2026-03-28T12:00:00Z'],
      ['Europe/Berlin', '2026-10-24T12:00:00Z'],
      ['Antarctica/Troll', '2026-03-28T12:00:00Z'],
    ] as const) {
      let last = periodAt(at(night), 'daily', zone);
      const begun: string[] = [];
      for (let minute = 0; minute < 48 * 60; minute += 5) {
        const period = periodSince(last, new Date(at(night).getTime() + minute * 60_000), 'daily', zone);
        if (period) begun.push((last = period).key);
      }
      expect(begun, zone).toHaveLength(2);
      expect(new Set(begun).size).toBe(2);
    }
  });

  it('79: are as many as the calendar has, wherever somebody says to be at each moment', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 * 4 }), fc.constantFrom(...ZONES)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.constantFrom(...LENGTHS), steps, (length, moves) => {
        let now = at('2026-10-20T11:00:00Z').getTime();
        const begin = now;
        let last: Period = periodAt(new Date(now), length, 'UTC');
        const starts: Period[] = [last];
        for (const [quarters, zone] of moves) {
          now += quarters * (HOUR / 4);
          const period = periodSince(last, new Date(now), length, zone);
          if (!period) continue;
          expect(period.key > last.key).toBe(true);
          expect(period.start.getTime()).toBeLessThanOrEqual(now);
          expect(period.start.getTime()).toBeGreaterThanOrEqual(last.end.getTime());
          starts.push((last = period));
          // Asked again at once, there or anywhere else, there is no second one.
          for (const other of ZONES) expect(periodSince(last, new Date(now), length, other)).toBeNull();
        }
        // The world's dates lie 26 hours apart at most: so much can be gained once, and never again.
        const days = (now - begin + 26 * HOUR) / (24 * HOUR) + 1;
        const most = { daily: days, weekly: days / 7 + 1, monthly: days / 28 + 1 }[length];
        expect(starts.length - 1).toBeLessThanOrEqual(most);
      }),
      { numRuns: 150 },
    );
  });

  it('are found by those who wait for the next one, and not before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LENGTHS),
        fc.constantFrom(...ZONES),
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 366 * 24 }),
        (length, from, to, hours) => {
          const now = new Date(at('2026-01-01T00:30:00Z').getTime() + hours * HOUR);
          const last = periodAt(now, length, from);
          const next = periodAfter(last, now, length, to);
          expect(next.start.getTime()).toBeGreaterThan(now.getTime());
          expect(periodSince(last, next.start, length, to)).toEqual(next);
          expect(periodSince(last, new Date(next.start.getTime() - 1_000), length, to)).toBeNull();
          expect(localDate(next.start, to)).toBe(localDate(new Date(next.start.getTime() + 60_000), to));
        },
      ),
      { numRuns: 150 },
    );
  });
});
