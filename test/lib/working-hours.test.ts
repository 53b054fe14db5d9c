import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingTime, hoursBetween, workingTimeBetween } from '../../src/lib/working-hours.js';

const at = (text: string): Date => new Date(text);
const HOUR = 3_600_000;
const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const berlin = {
  timezone: 'Europe/Berlin',
  weeklyHours: WORKDAYS.map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
  holidays: ['2026-12-25'],
};

describe('working hours', () => {
  it('go on the next working day, over a weekend and a holiday', () => {
    // Thursday 24 December, 16:00 in Berlin: one hour is left, Friday is a holiday, then the weekend.
    expect(addWorkingTime(berlin, at('2026-12-24T15:00:00Z'), 2 * HOUR)).toEqual(at('2026-12-28T09:00:00Z'));
    expect(addWorkingTime(berlin, at('2026-12-26T12:00:00Z'), 0)).toEqual(at('2026-12-26T12:00:00Z'));
    expect(addWorkingTime(berlin, at('2026-12-24T08:00:00Z'), 8 * HOUR)).toEqual(at('2026-12-24T16:00:00Z'));
  });

  it('follow the clock on the wall over a change of clocks', () => {
    const hours = (day: string) =>
      hoursBetween(berlin, { start: at(`${day}T00:00:00Z`), end: at(`${day}T23:00:00Z`) })[0]!.start;
    expect(hours('2026-10-23')).toEqual(at('2026-10-23T07:00:00Z'));
    expect(hours('2026-10-26')).toEqual(at('2026-10-26T08:00:00Z'));
    const allDay = {
      timezone: 'Europe/Berlin',
      weeklyHours: [{ weekday: 'sunday', from: '00:00', to: '24:00' }],
    };
    const between = (from: string, to: string) => workingTimeBetween(allDay, at(from), at(to)) / HOUR;
    // The Sundays on which clocks change have 25 and 23 hours.
    expect(between('2026-10-24T00:00:00Z', '2026-10-27T00:00:00Z')).toBe(25);
    expect(between('2026-03-28T00:00:00Z', '2026-03-31T00:00:00Z')).toBe(23);
  });

  it('are one range where days touch, and none without hours', () => {
    const always = {
      timezone: 'UTC',
      weeklyHours: [...WORKDAYS, 'saturday', 'sunday'].map((weekday) => ({
        weekday,
        from: '00:00',
        to: '24:00',
      })),
    };
    expect(
      hoursBetween(always, { start: at('2026-05-01T00:00:00Z'), end: at('2026-05-04T00:00:00Z') }),
    ).toHaveLength(1);
    expect(addWorkingTime(always, at('2026-05-01T10:00:00Z'), 30 * HOUR)).toEqual(at('2026-05-02T16:00:00Z'));
    expect(addWorkingTime({ timezone: 'UTC', weeklyHours: [] }, at('2026-05-01T00:00:00Z'), 1)).toBeNull();
  });

  it('add up: what is added lies between, in any zone and over any change of clocks', () => {
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'UTC',
    );
    const time = fc.integer({ min: 0, max: 95 }).map((quarter) => clock(quarter * 15));
    const entry = fc
      .tuple(fc.constantFrom(...WORKDAYS, 'sunday'), time, time)
      .filter(([, from, to]) => from < to)
      .map(([weekday, from, to]) => ({ weekday, from, to }));
    fc.assert(
      fc.property(
        zone,
        fc.array(entry, { minLength: 1, maxLength: 6 }),
        fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 60 * HOUR }),
        (timezone, weeklyHours, from, milliseconds) => {
          const calendar = { timezone, weeklyHours };
          const due = addWorkingTime(calendar, from, milliseconds);
          if (!due) return;
          expect(due > from).toBe(true);
          expect(workingTimeBetween(calendar, from, due)).toBe(milliseconds);
        },
      ),
      { numRuns: 150 },
    );
  });
});

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
