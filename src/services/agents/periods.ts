import { addCalendar } from '../../lib/civil-time.js';
import { AgentPeriod } from '../../models/agents/index.js';

const UNITS = {
  [AgentPeriod.DAILY]: 'day',
  [AgentPeriod.WEEKLY]: 'week',
  [AgentPeriod.MONTHLY]: 'month',
} as const;

/** How long a subscription gives access after a renewal that could not be paid. */
export const GRACE_MS = 3 * 24 * 60 * 60 * 1_000;

/**
 * The end of the n-th period of a subscription. It is counted from the first start and not from the last end: a monthly
 * subscription that starts on 31 January ends on 28 February, then on 31 March.
 */
export const endOfPeriod = (startsAt: Date, period: AgentPeriod, periods: number): Date =>
  addCalendar(startsAt, periods, UNITS[period]);

/** The end of the grace period of a subscription that expired at this time. */
export const endOfGrace = (expiresAt: Date): Date => new Date(expiresAt.getTime() + GRACE_MS);

/** Tokens that a subscription covers in one period. Beyond them, answers cost credits. */
export const INCLUDED_TOKENS = {
  [AgentPeriod.DAILY]: 100_000,
  [AgentPeriod.WEEKLY]: 500_000,
  [AgentPeriod.MONTHLY]: 2_000_000,
};
