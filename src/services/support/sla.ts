import { addWorkingTime, workingTimeBetween, type WorkCalendar } from '../../lib/working-hours.js';
import type { TicketPriority, TicketSla } from '../../models/support/index.js';

/*
 * The arithmetic of service levels: pure functions from one state of the clocks to the next. Two clocks run in working
 * time. The response clock runs from a customer's message to the next public reply of the team; the resolution clock runs
 * from the opening to the resolution and stands still while the ticket waits for the customer.
 */

const MINUTE_MS = 60_000;

/** The deadlines of a priority, in working minutes. */
export interface SlaTimes {
  firstResponseMinutes: number;
  resolutionMinutes: number;
}

/** The working hours and service levels of a team. */
export interface SlaPlan {
  calendar: WorkCalendar;
  targets: Record<TicketPriority, SlaTimes>;
  /** So long before a deadline the team is warned; half of the time at the most. */
  warnMinutes: number;
}

/** The clocks of a ticket. */
export type SlaClocks = { -readonly [K in keyof TicketSla]: TicketSla[K] };

/** The clocks of a new ticket. */
export function openSla(plan: SlaPlan, priority: TicketPriority, at: Date): SlaClocks {
  const times = plan.targets[priority];
  return checked({
    ...NO_CLOCK,
    ...resolutionClock(plan, at, times.resolutionMinutes * MINUTE_MS),
    ...responseClock(plan, at, times.firstResponseMinutes * MINUTE_MS, 'firstResponseDueAt'),
  });
}

const NO_CLOCK: SlaClocks = {
  firstResponseDueAt: null,
  resolutionDueAt: null,
  nextResponseDueAt: null,
  firstRespondedAt: null,
  pausedAt: null,
  pausedMinutes: 0,
  breached: false,
  warnedAt: null,
  resolutionLeftMs: null,
  responseWarnAt: null,
  responseCheckAt: null,
  resolutionWarnAt: null,
  resolutionCheckAt: null,
  nextCheckAt: null,
};

/** A public reply of the team, written by a person. Internal notes and automatic messages change no clock. */
export function agentReplied(sla: SlaClocks, at: Date): SlaClocks {
  return checked({
    ...sla,
    breached: sla.breached || isMissed(sla.responseCheckAt, at),
    firstRespondedAt: sla.firstRespondedAt ?? at,
    nextResponseDueAt: null,
    responseWarnAt: null,
    responseCheckAt: null,
  });
}

/** A message of a customer. The response clock begins, unless it runs already. */
export function customerReplied(
  sla: SlaClocks,
  plan: SlaPlan,
  priority: TicketPriority,
  at: Date,
): SlaClocks {
  const running = sla.pausedAt ? goOn(sla, plan, at) : sla;
  if (!running.firstRespondedAt || running.nextResponseDueAt) return checked(running);
  const milliseconds = plan.targets[priority].firstResponseMinutes * MINUTE_MS;
  return checked({ ...running, ...responseClock(plan, at, milliseconds, 'nextResponseDueAt') });
}

/** The ticket waits for the customer: the resolution clock stands still. */
export function paused(sla: SlaClocks, plan: SlaPlan, at: Date): SlaClocks {
  if (sla.pausedAt || !sla.resolutionDueAt) return sla;
  return checked({
    ...sla,
    breached: sla.breached || isMissed(sla.resolutionCheckAt, at),
    pausedAt: at,
    resolutionLeftMs: workingTimeBetween(plan.calendar, at, sla.resolutionDueAt),
    resolutionWarnAt: null,
    resolutionCheckAt: null,
  });
}

/** The ticket no longer waits: the resolution clock goes on with the time that was left. */
export function resumed(sla: SlaClocks, plan: SlaPlan, at: Date): SlaClocks {
  return sla.pausedAt ? checked(goOn(sla, plan, at)) : sla;
}

function goOn(sla: SlaClocks, plan: SlaPlan, at: Date): SlaClocks {
  const left = sla.resolutionLeftMs ?? 0;
  return {
    ...sla,
    ...(left > 0 ? resolutionClock(plan, at, left) : {}),
    pausedAt: null,
    resolutionLeftMs: null,
    pausedMinutes: sla.pausedMinutes + pausedSince(sla, plan, at),
  };
}

const pausedSince = ({ pausedAt }: SlaClocks, plan: SlaPlan, at: Date): number =>
  pausedAt ? Math.floor(workingTimeBetween(plan.calendar, pausedAt, at) / MINUTE_MS) : 0;

/** The ticket is resolved: no clock runs any more. */
export function stopped(sla: SlaClocks, plan: SlaPlan, at: Date): SlaClocks {
  return {
    ...sla,
    breached: sla.breached || isMissed(sla.resolutionCheckAt, at) || isMissed(sla.responseCheckAt, at),
    pausedMinutes: sla.pausedMinutes + pausedSince(sla, plan, at),
    pausedAt: null,
    resolutionLeftMs: null,
    nextResponseDueAt: null,
    ...{ responseWarnAt: null, responseCheckAt: null, resolutionWarnAt: null, resolutionCheckAt: null },
    nextCheckAt: null,
  };
}

/** The ticket is open again: a new cycle of the resolution. The metric of the first response stays. */
export function reopened(sla: SlaClocks, plan: SlaPlan, priority: TicketPriority, at: Date): SlaClocks {
  const { resolutionMinutes } = plan.targets[priority];
  return checked({ ...sla, ...resolutionClock(plan, at, resolutionMinutes * MINUTE_MS), warnedAt: null });
}

/** Another priority: deadlines that are not met yet move by the difference of the targets. */
export function reprioritised(
  sla: SlaClocks,
  plan: SlaPlan,
  from: TicketPriority,
  to: TicketPriority,
  at: Date,
): SlaClocks {
  const [before, after] = [plan.targets[from], plan.targets[to]];
  const byResolution = (after.resolutionMinutes - before.resolutionMinutes) * MINUTE_MS;
  const byResponse = (after.firstResponseMinutes - before.firstResponseMinutes) * MINUTE_MS;
  const next = { ...sla };
  if (sla.pausedAt) next.resolutionLeftMs = Math.max(0, (sla.resolutionLeftMs ?? 0) + byResolution);
  else if (sla.resolutionCheckAt)
    Object.assign(
      next,
      resolutionClock(plan, at, signedLeft(plan, at, sla.resolutionCheckAt) + byResolution),
    );
  if (sla.responseCheckAt) {
    const which = sla.firstRespondedAt ? 'nextResponseDueAt' : 'firstResponseDueAt';
    const left = signedLeft(plan, at, sla.responseCheckAt) + byResponse;
    Object.assign(next, responseClock(plan, at, left, which));
  }
  return checked(next);
}

/** The clocks of a ticket into which another is merged: of two deadlines the earlier holds. */
export function mergedSla(into: SlaClocks, other: SlaClocks): SlaClocks {
  const next = {
    ...into,
    breached: into.breached || other.breached,
    firstRespondedAt: earlier(into.firstRespondedAt, other.firstRespondedAt),
    firstResponseDueAt: earlier(into.firstResponseDueAt, other.firstResponseDueAt),
    nextResponseDueAt: earlier(into.nextResponseDueAt, other.nextResponseDueAt),
    resolutionDueAt: earlier(into.resolutionDueAt, other.resolutionDueAt),
    responseWarnAt: earlier(into.responseWarnAt, other.responseWarnAt),
    responseCheckAt: earlier(into.responseCheckAt, other.responseCheckAt),
    resolutionWarnAt: earlier(into.resolutionWarnAt, other.resolutionWarnAt),
    resolutionCheckAt: earlier(into.resolutionCheckAt, other.resolutionCheckAt),
  };
  if (into.pausedAt) Object.assign(next, { resolutionWarnAt: null, resolutionCheckAt: null });
  return checked(next);
}

/** What is due at a moment: whether the team is warned, whether a deadline was missed, and the clocks after that. */
export function checkSla(sla: SlaClocks, at: Date): { warn: boolean; breach: boolean; sla: SlaClocks } {
  const due = (moment: Date | null): boolean => moment !== null && moment <= at;
  const breach = due(sla.responseCheckAt) || due(sla.resolutionCheckAt);
  const warn = !breach && (due(sla.responseWarnAt) || due(sla.resolutionWarnAt));
  const later = (moment: Date | null): Date | null => (due(moment) ? null : moment);
  return {
    warn,
    breach,
    sla: checked({
      ...sla,
      breached: sla.breached || breach,
      warnedAt: warn ? at : sla.warnedAt,
      responseWarnAt: later(sla.responseWarnAt),
      responseCheckAt: later(sla.responseCheckAt),
      resolutionWarnAt: later(sla.resolutionWarnAt),
      resolutionCheckAt: later(sla.resolutionCheckAt),
    }),
  };
}

function resolutionClock(plan: SlaPlan, at: Date, milliseconds: number): Partial<SlaClocks> {
  const due = addWorkingTime(plan.calendar, at, milliseconds);
  return { resolutionDueAt: due, resolutionCheckAt: due, resolutionWarnAt: warnAt(plan, at, milliseconds) };
}

function responseClock(
  plan: SlaPlan,
  at: Date,
  milliseconds: number,
  which: 'firstResponseDueAt' | 'nextResponseDueAt',
): Partial<SlaClocks> {
  const due = addWorkingTime(plan.calendar, at, milliseconds);
  return { [which]: due, responseCheckAt: due, responseWarnAt: warnAt(plan, at, milliseconds) };
}

function warnAt(plan: SlaPlan, at: Date, milliseconds: number): Date | null {
  if (milliseconds <= 0) return null;
  const before = Math.min(plan.warnMinutes * MINUTE_MS, milliseconds / 2);
  return addWorkingTime(plan.calendar, at, milliseconds - before);
}

/** Working time up to a deadline; below 0 behind it. */
const signedLeft = (plan: SlaPlan, at: Date, due: Date): number =>
  workingTimeBetween(plan.calendar, at, due) - workingTimeBetween(plan.calendar, due, at);

const isMissed = (due: Date | null, at: Date): boolean => due !== null && due < at;

const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b));

/** With the moment at which the job has to look next. */
function checked(sla: SlaClocks): SlaClocks {
  const { responseWarnAt, responseCheckAt, resolutionWarnAt, resolutionCheckAt } = sla;
  const ahead = [responseWarnAt, responseCheckAt, resolutionWarnAt, resolutionCheckAt];
  return { ...sla, nextCheckAt: ahead.reduce(earlier, null) };
}
