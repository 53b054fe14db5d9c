import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSlots, slotProblem, type Schedule } from '../../src/lib/free-slots.js';

const at = (text: string): Date => new Date(text);
const MINUTE = 60_000;
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const schedule = (
  more: Partial<Schedule> & { timezone?: string; from?: string; to?: string } = {},
): Schedule => {
  const { timezone = 'UTC', from = '09:00', to = '17:00', ...rest } = more;
  return {
    calendar: { timezone, weeklyHours: DAYS.map((weekday) => ({ weekday, from, to })) },
    ...{ timeOff: [], busy: [], bufferMinutes: 0, noticeMinutes: 0, now: at('2026-01-01T00:00:00Z') },
    ...rest,
  };
};
const day = (text: string) => ({ start: at(`${text}T00:00:00Z`), end: at(`${text}T23:59:59Z`) });
const starts = (one: Schedule, on: string, minutes: number) =>
  freeSlots(one, day(on), minutes, 1_000).map(({ start }) => start.toISOString().slice(11, 16));

describe('free slots', () => {
  it('T6.10 are half-open, and overlaps are taken whenever they begin', () => {
    const busy = [{ start: at('2026-06-01T10:00:00Z'), end: at('2026-06-01T11:00:00Z') }];
    const problem = (time: string, more: Partial<Schedule> = {}) =>
      slotProblem(schedule({ busy, ...more }), at(`2026-06-01T${time}:00Z`), 60);
    expect(problem('10:00')).toBe('SLOT_TAKEN');
    expect(problem('10:30')).toBe('SLOT_TAKEN');
    expect(problem('09:30')).toBe('SLOT_TAKEN');
    expect(problem('11:00')).toBeNull();
    expect(problem('09:00')).toBeNull();
    // The buffer of the booking before is part of its range, that of the new one lies behind it.
    expect(problem('09:00', { bufferMinutes: 15 })).toBe('SLOT_TAKEN');
    const buffered = [{ start: busy[0]!.start, end: at('2026-06-01T11:15:00Z') }];
    expect(problem('11:00', { busy: buffered })).toBe('SLOT_TAKEN');
    expect(problem('11:15', { busy: buffered })).toBeNull();
  });

  it('T6.13 keep local hours over a change of clocks', () => {
    const newYork = schedule({ timezone: 'America/New_York' });
    expect(starts(newYork, '2026-10-30', 60)[0]).toBe('13:00');
    expect(starts(newYork, '2026-11-02', 60)[0]).toBe('14:00');
    // The day of the change: no slot is missing or twice, and all lie within the hours.
    const all = freeSlots(
      schedule({ timezone: 'America/New_York', from: '00:00', to: '24:00' }),
      day('2026-11-01'),
      60,
      1_000,
    );
    const times = all.map(({ start }) => start.getTime());
    expect(new Set(times).size).toBe(times.length);
    for (let i = 1; i < times.length; i += 1) expect(times[i]! - times[i - 1]!).toBe(15 * MINUTE);
    const clock = (zone: string, on: string) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(
        freeSlots(newYork, day(on), 60, 1)[0]!.start,
      );
    expect(clock('Europe/Berlin', '2026-10-30')).toBe('14:00');
    expect(clock('Europe/Berlin', '2026-11-02')).toBe('15:00');
  });

  it('T6.14 end where the last one still fits', () => {
    const last = starts(schedule({ from: '09:00', to: '20:00' }), '2026-06-01', 90).at(-1);
    expect(last).toBe('18:30');
  });

  it('leave out the past, the notice period and time off', () => {
    const now = at('2026-06-01T10:00:00Z');
    expect(starts(schedule({ now }), '2026-06-01', 60)[0]).toBe('10:15');
    expect(starts(schedule({ now, noticeMinutes: 120 }), '2026-06-01', 60)[0]).toBe('12:00');
    const timeOff = [{ start: at('2026-06-01T00:00:00Z'), end: at('2026-06-01T16:00:00Z') }];
    expect(starts(schedule({ timeOff }), '2026-06-01', 60)).toEqual(['16:00']);
    expect(slotProblem(schedule({ timeOff }), at('2026-06-01T15:30:00Z'), 60)).toBe('TIME_OFF');
    expect(slotProblem(schedule(), at('2026-06-01T16:30:00Z'), 60)).toBe('OUTSIDE_HOURS');
    expect(slotProblem(schedule({ now }), at('2026-06-01T10:00:00Z'), 60)).toBe('TOO_SOON');
  });

  it('T6.12 can all be booked at that instant, and do not overlap what is booked', () => {
    const minutes = fc.integer({ min: 0, max: 14 * 24 * 12 }).map((five) => five * 5);
    const base = at('2026-10-20T00:00:00Z').getTime();
    const range = fc.tuple(minutes, fc.constantFrom(15, 60, 95)).map(([from, length]) => ({
      start: new Date(base + from * MINUTE),
      end: new Date(base + (from + length) * MINUTE),
    }));
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'),
        fc.array(range, { maxLength: 12 }),
        fc.array(range, { maxLength: 3 }),
        fc.constantFrom(0, 5, 30),
        fc.constantFrom(0, 60, 1_440),
        fc.constantFrom(15, 45, 60, 480),
        (timezone, busy, timeOff, bufferMinutes, noticeMinutes, length) => {
          const now = at('2026-10-22T13:37:00Z');
          const one = schedule({ timezone, busy, timeOff, bufferMinutes, noticeMinutes, now });
          const found = freeSlots(one, { start: now, end: at('2026-11-03T00:00:00Z') }, length, 1_000);
          for (const [index, { start, end }] of found.entries()) {
            // Each is checked against what is booked; asking for the hours again is slow, so every 20th stands for all.
            if (index % 20 === 0) expect(slotProblem(one, start, length)).toBeNull();
            for (const other of busy) expect(start < other.end && other.start < end).toBe(false);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
