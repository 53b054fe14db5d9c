import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TicketPriority } from '../../src/models/support/index.js';
import {
  agentReplied,
  checkSla,
  customerReplied,
  mergedSla,
  openSla,
  paused,
  reopened,
  reprioritised,
  resumed,
  stopped,
  type SlaClocks,
  type SlaPlan,
} from '../../src/services/support/sla.js';

const at = (text: string): Date => new Date(`2026-06-${text}:00Z`);
const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const times = (first: number, resolution: number) => ({
  firstResponseMinutes: first,
  resolutionMinutes: resolution,
});
const plan: SlaPlan = {
  calendar: {
    timezone: 'UTC',
    weeklyHours: WORKDAYS.map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
    holidays: ['2026-06-04'],
  },
  targets: {
    [TicketPriority.LOW]: times(960, 4_800),
    [TicketPriority.MEDIUM]: times(240, 960),
    [TicketPriority.HIGH]: times(120, 480),
    [TicketPriority.URGENT]: times(60, 240),
  },
  warnMinutes: 60,
};
const { MEDIUM, HIGH, URGENT, LOW } = TicketPriority;

describe('service levels', () => {
  it('count working time, over nights, weekends and holidays', () => {
    // Monday 1 June 2026, 15:00: two hours are left of the day.
    const sla = openSla(plan, MEDIUM, at('01T15:00'));
    expect(sla.firstResponseDueAt).toEqual(at('02T11:00'));
    // 16 hours: two on Monday, eight on Tuesday, six on Wednesday.
    expect(sla.resolutionDueAt).toEqual(at('03T15:00'));
    // Thursday is a holiday, then a Friday.
    expect(openSla(plan, MEDIUM, at('03T16:00')).firstResponseDueAt).toEqual(at('05T12:00'));
    expect(openSla(plan, URGENT, at('06T12:00')).firstResponseDueAt).toEqual(at('08T10:00'));
    expect(sla.nextCheckAt).toEqual(at('02T10:00'));
  });

  it('T6.6 run from a customer’s message to the next public reply, and the first response counts once', () => {
    let sla: SlaClocks = openSla(plan, MEDIUM, at('01T09:00'));
    sla = agentReplied(sla, at('01T10:00'));
    expect(sla.firstRespondedAt).toEqual(at('01T10:00'));
    // The team replied last: no response clock runs.
    expect(sla.nextResponseDueAt).toBeNull();
    expect(sla.responseCheckAt).toBeNull();
    sla = customerReplied(sla, plan, MEDIUM, at('01T11:00'));
    expect(sla.nextResponseDueAt).toEqual(at('01T15:00'));
    // A second message does not move the clock.
    sla = customerReplied(sla, plan, MEDIUM, at('01T12:00'));
    expect(sla.nextResponseDueAt).toEqual(at('01T15:00'));
    sla = agentReplied(sla, at('01T14:00'));
    expect(sla).toMatchObject({ firstRespondedAt: at('01T10:00'), nextResponseDueAt: null, breached: false });
    // After the resolution nothing is due any more.
    sla = stopped(sla, plan, at('01T16:00'));
    expect(sla.nextCheckAt).toBeNull();
    expect(checkSla(sla, at('30T16:00'))).toMatchObject({ warn: false, breach: false });
    // A new cycle, without touching the metric.
    sla = reopened(sla, plan, MEDIUM, at('02T09:00'));
    expect(sla).toMatchObject({ firstRespondedAt: at('01T10:00'), resolutionDueAt: at('03T17:00') });
  });

  it('stand still while the ticket waits for the customer', () => {
    let sla: SlaClocks = agentReplied(openSla(plan, HIGH, at('01T09:00')), at('01T10:00'));
    sla = paused(sla, plan, at('01T11:00'));
    expect(sla.nextCheckAt).toBeNull();
    expect(checkSla(sla, at('20T11:00')).breach).toBe(false);
    sla = customerReplied(sla, plan, HIGH, at('02T10:00'));
    // Six hours of the resolution were left; seven working hours passed meanwhile.
    expect(sla).toMatchObject({ pausedMinutes: 7 * 60, pausedAt: null, resolutionDueAt: at('02T16:00') });
  });

  it('warn once before a deadline, and note a missed one once', () => {
    const sla = openSla(plan, HIGH, at('01T09:00'));
    expect(checkSla(sla, at('01T09:59')).warn).toBe(false);
    const warned = checkSla(sla, at('01T10:00'));
    expect(warned).toMatchObject({ warn: true, breach: false });
    expect(checkSla(warned.sla, at('01T10:30')).warn).toBe(false);
    const breached = checkSla(warned.sla, at('01T11:00'));
    expect(breached).toMatchObject({ warn: false, breach: true, sla: { breached: true } });
    expect(checkSla(breached.sla, at('01T12:00')).breach).toBe(false);
    // A late reply counts as a miss also where the job was not quick enough.
    expect(agentReplied(sla, at('01T11:30')).breached).toBe(true);
  });

  it('move with the priority, by the difference of the targets', () => {
    const sla = openSla(plan, MEDIUM, at('01T09:00'));
    const urgent = reprioritised(sla, plan, MEDIUM, URGENT, at('01T09:30'));
    expect(urgent).toMatchObject({ firstResponseDueAt: at('01T10:00'), resolutionDueAt: at('01T13:00') });
    const low = reprioritised(urgent, plan, URGENT, LOW, at('01T09:45'));
    expect(low.firstResponseDueAt).toEqual(openSla(plan, LOW, at('01T09:00')).firstResponseDueAt);
  });

  it('T6.9 take the earlier deadline of two', () => {
    const older = openSla(plan, HIGH, at('01T09:00'));
    const newer = openSla(plan, HIGH, at('01T13:00'));
    expect(mergedSla(newer, older)).toMatchObject({
      firstResponseDueAt: older.firstResponseDueAt,
      resolutionDueAt: older.resolutionDueAt,
      nextCheckAt: older.nextCheckAt,
    });
  });

  it('lose no working time through any number of pauses', () => {
    const step = fc.tuple(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 3_000 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.constantFrom(LOW, MEDIUM, HIGH), (steps, priority) => {
        let now = at('01T09:00').getTime();
        let sla: SlaClocks = openSla(plan, priority, new Date(now));
        let worked = 0;
        const target = plan.targets[priority].resolutionMinutes;
        for (const [work, wait] of steps) {
          const until = new Date(now + work * 60_000);
          worked += between(new Date(now), until);
          if (worked >= target) return;
          sla = paused(sla, plan, until);
          now = until.getTime() + wait * 60_000;
          sla = resumed(sla, plan, new Date(now));
        }
        expect(worked + between(new Date(now), sla.resolutionDueAt!)).toBe(target);
      }),
      { numRuns: 80 },
    );
  });
});

/** Working minutes by looking at each single one. */
function between(from: Date, to: Date): number {
  let count = 0;
  for (let time = from.getTime(); time < to.getTime(); time += 60_000) {
    const moment = new Date(time);
    const isWorkday = moment.getUTCDay() > 0 && moment.getUTCDay() < 6;
    const isHoliday = moment.toISOString().startsWith('2026-06-04');
    if (isWorkday && !isHoliday && moment.getUTCHours() >= 9 && moment.getUTCHours() < 17) count += 1;
  }
  return count;
}
