import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilDay,
  firstStart,
  lastStart,
  occurrenceStarts,
  ruleText,
  type Series,
} from '../../src/lib/recurrence.js';
import {
  lastEnd,
  nextReminder,
  occurrencesWithin,
  standingAt,
  type EventTimes,
} from '../../src/lib/series.js';

const FAR = new Date('2100-01-01T00:00:00Z');
const series = (start: string, zone: string, rule: Partial<Series['rule']>, allDay = false): Series => ({
  ...{ start: new Date(start), zone, allDay },
  rule: { frequency: 'daily', interval: 1, ...rule },
});
const starts = (one: Series, most = 100): string[] =>
  occurrenceStarts(one, one.start, FAR, most).map((at) => at.toISOString());

const weekly = series('2026-10-12T16:00:00Z', 'Europe/Berlin', {
  ...{ frequency: 'weekly', byDay: ['MO'], count: 4 },
});

describe('recurrence', () => {
  it('T4.1 keeps the local hour over a change of clocks, in whatever zone the server is', () => {
    expect(starts(weekly)).toEqual([
      '2026-10-12T16:00:00.000Z',
      '2026-10-19T16:00:00.000Z',
      '2026-10-26T17:00:00.000Z',
      '2026-11-02T17:00:00.000Z',
    ]);
    const daily = series('2026-03-10T17:00:00Z', 'Europe/Berlin', { count: 30 });
    const days = occurrenceStarts(daily, daily.start, FAR).map((at) => civilDay(at, 'Europe/Berlin'));
    expect(days).toHaveLength(30);
    expect(new Set(days).size).toBe(30);
  });

  it('T4.1 gives the same under other values of TZ', () => {
    const script = `
      import { RRuleTemporal } from 'rrule-temporal';
      import { Temporal } from 'temporal-polyfill';
      const dtstart = Temporal.ZonedDateTime.from('2026-10-12T18:00[Europe/Berlin]');
      const rule = new RRuleTemporal({ freq: 'WEEKLY', count: 4, byDay: ['MO'], dtstart });
      console.log(rule.all().map((at) => new Date(at.epochMilliseconds).toISOString()).join());`;
    const under = (TZ: string) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        ...{ env: { ...process.env, TZ }, encoding: 'utf8', cwd: process.cwd() },
      }).trim();
    expect(under('America/Los_Angeles')).toBe(starts(weekly).join());
    expect(under('Asia/Kolkata')).toBe(starts(weekly).join());
  });

  it('T4.3 skips days that a month lacks', () => {
    const monthly = series('2026-01-31T17:00:00Z', 'Europe/Berlin', { frequency: 'monthly', count: 3 });
    expect(starts(monthly).map((at) => at.slice(0, 10))).toEqual(['2026-01-31', '2026-03-31', '2026-05-31']);
    const leap = series('2024-02-29T12:00:00Z', 'UTC', { frequency: 'yearly', count: 3 });
    expect(starts(leap).map((at) => at.slice(0, 10))).toEqual(['2024-02-29', '2028-02-29', '2032-02-29']);
  });

  it('T4.3 counts an occurrence at exactly UNTIL', () => {
    const until = new Date('2020-10-25T01:00:00Z');
    const daily = series('2020-10-24T00:30:00Z', 'Europe/Amsterdam', { until });
    expect(starts(daily)).toEqual(['2020-10-24T00:30:00.000Z', '2020-10-25T00:30:00.000Z']);
    const exact = series('2026-01-01T17:00:00Z', 'UTC', { until: new Date('2026-01-03T17:00:00Z') });
    expect(starts(exact)).toHaveLength(3);
    expect(lastStart(exact)?.toISOString()).toBe('2026-01-03T17:00:00.000Z');
  });

  it('T4.3 takes days of the week in the zone of the event', () => {
    const denver = series('2022-09-25T07:00:00Z', 'America/Denver', {
      ...{ frequency: 'weekly', byDay: ['MO', 'WE', 'TH'], count: 3 },
    });
    const days = occurrenceStarts(denver, denver.start, FAR).map((at) => civilDay(at, 'America/Denver'));
    expect(days).toEqual(['2022-09-26', '2022-09-28', '2022-09-29']);
    expect(firstStart(denver)?.toISOString()).toBe('2022-09-26T07:00:00.000Z');
  });

  it('T4.3 expands a rule without end within its window only, at most so many', () => {
    const endless = series('2026-01-01T17:00:00Z', 'UTC', {});
    expect(lastStart(endless)).toBeNull();
    const window = occurrenceStarts(
      endless,
      new Date('2030-01-01T00:00:00Z'),
      new Date('2030-01-04T00:00:00Z'),
    );
    expect(window.map((at) => at.toISOString().slice(0, 10))).toEqual([
      '2030-01-01',
      '2030-01-02',
      '2030-01-03',
    ]);
    expect(starts(endless, 7)).toHaveLength(7);
    expect(() => starts(series('2026-01-01T17:00:00Z', 'UTC', { interval: 0 }))).toThrow();
  });

  it('repeats whole days by date, also where a midnight is skipped', () => {
    // In Beirut clocks went from 00:00 to 01:00 on 26 March 2022 (27 March local).
    const days = series('2022-03-25T22:00:00Z', 'Asia/Beirut', { count: 4 }, true);
    expect(occurrenceStarts(days, days.start, FAR).map((at) => civilDay(at, 'Asia/Beirut'))).toEqual([
      '2022-03-26',
      '2022-03-27',
      '2022-03-28',
      '2022-03-29',
    ]);
  });

  it('writes the rule as RFC 5545 has it', () => {
    expect(ruleText(weekly)).toBe('FREQ=WEEKLY;BYDAY=MO;COUNT=4');
    const until = new Date('2026-07-31T22:00:00Z');
    const rule = { frequency: 'monthly', interval: 2, until, byDay: ['FR'], bySetPos: [-1] } as const;
    expect(ruleText({ rule, zone: 'UTC', allDay: false })).toBe(
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=FR;BYSETPOS=-1;UNTIL=20260731T220000Z',
    );
    expect(ruleText({ rule: { ...rule, bySetPos: [] }, zone: 'Europe/Berlin', allDay: true })).toContain(
      'UNTIL=20260801',
    );
  });

  it('holds for any zone, start and rule: strictly rising, at the same local time, never more than asked', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'),
        fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2028, 0) }),
        fc.constantFrom('daily', 'weekly', 'monthly', 'yearly'),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 20 }),
        (zone, at, frequency, interval, count) => {
          const start = new Date(Math.floor(at / 60_000) * 60_000);
          const one: Series = { start, zone, allDay: false, rule: { frequency, interval, count } };
          const found = occurrenceStarts(one, start, FAR, 50);
          expect(found.length).toBeLessThanOrEqual(count);
          expect(found[0]).toEqual(start);
          const clock = (moment: Date) =>
            new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: zone }).format(moment);
          for (const [index, moment] of found.entries()) {
            if (index > 0) expect(moment.getTime()).toBeGreaterThan(found[index - 1]!.getTime());
            expect(clock(moment)).toBe(clock(start));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a series', () => {
  const times = (more: Partial<EventTimes> = {}): EventTimes => ({
    startsAt: new Date('2026-10-12T16:00:00Z'),
    endsAt: new Date('2026-10-12T18:00:00Z'),
    ...{ timezone: 'Europe/Berlin', isAllDay: false, exceptions: [] },
    recurrence: weekly.rule,
    ...more,
  });
  const all = (one: EventTimes) => occurrencesWithin(one, new Date(0), FAR, 100);

  it('leaves out and moves occurrences by their original start', () => {
    const [, second, third] = all(times());
    const changed = times({
      exceptions: [
        { originalStart: second!.startsAt, cancelled: true },
        {
          ...{ originalStart: third!.startsAt, cancelled: false, title: 'Moved' },
          startsAt: new Date('2026-12-01T10:00:00Z'),
          endsAt: new Date('2026-12-01T11:00:00Z'),
        },
      ],
    });
    expect(all(changed).map(({ startsAt, title }) => [startsAt.toISOString(), title])).toEqual([
      ['2026-10-12T16:00:00.000Z', undefined],
      ['2026-11-02T17:00:00.000Z', undefined],
      ['2026-12-01T10:00:00.000Z', 'Moved'],
    ]);
    expect(lastEnd(changed).toISOString()).toBe('2026-12-01T11:00:00.000Z');
    // One that runs at the beginning of a window belongs to it; one that ends there does not.
    const from = (iso: string) => occurrencesWithin(times(), new Date(iso), FAR, 100).length;
    expect([from('2026-10-12T17:59:59Z'), from('2026-10-12T18:00:00Z')]).toEqual([4, 3]);
  });

  it('stands at the occurrence that runs or comes next, and at the last when all are over', () => {
    const at = (iso: string) => standingAt(times(), new Date(iso));
    expect(at('2026-10-01T00:00:00Z').nextAt.toISOString()).toBe('2026-10-12T16:00:00.000Z');
    expect(at('2026-10-12T17:00:00Z').nextAt.toISOString()).toBe('2026-10-12T16:00:00.000Z');
    expect(at('2026-10-12T18:00:00Z').nextAt.toISOString()).toBe('2026-10-19T16:00:00.000Z');
    expect(at('2027-01-01T00:00:00Z')).toMatchObject({
      ...{ nextAt: new Date('2026-11-02T17:00:00Z'), advanceAt: null },
    });
  });

  it('reminds a day and an hour before each occurrence', () => {
    const due = (iso: string) => nextReminder(times(), new Date(iso))?.toISOString();
    expect(due('2026-10-01T00:00:00Z')).toBe('2026-10-11T16:00:00.000Z');
    expect(due('2026-10-11T16:00:00Z')).toBe('2026-10-12T15:00:00.000Z');
    expect(due('2026-10-12T15:00:00Z')).toBe('2026-10-18T16:00:00.000Z');
    expect(due('2026-11-02T16:00:00Z')).toBeUndefined();
  });
});
