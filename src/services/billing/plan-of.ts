import { type BilledSubscription, PlatformSubscriptionStatus } from '../../models/billing/index.js';
import { PlatformPlan } from '../../models/identity/index.js';

const DAY_MS = 24 * 3_600_000;

/** How long a failed payment leaves access, counted from the start of the period that is not paid. */
export const GRACE_DAYS = 14;

/** How long a renewal may be unheard of before access ends: processors collect an hour later, and webhooks may be late. */
const RENEWAL_SLACK_MS = 3 * DAY_MS;

/** The part of a subscription that decides about access. */
export type Accessible = Pick<
  BilledSubscription,
  'status' | 'currentPeriodStart' | 'currentPeriodEnd' | 'cancelAtPeriodEnd' | 'graceUntil'
>;

/** Until when a subscription that cannot collect leaves access. Follows from the fetched state alone, not from when we heard. */
export function graceOf({
  status,
  currentPeriodStart,
}: Pick<Accessible, 'status' | 'currentPeriodStart'>): Date | null {
  if (status !== 'past_due' || !currentPeriodStart) return null;
  return new Date(currentPeriodStart.getTime() + GRACE_DAYS * DAY_MS);
}

/** Until when a subscription gives access: null for never, an open end where the processor names none. */
export function accessUntil(subscription: Accessible): Date | 'open' | null {
  const { status, currentPeriodEnd, cancelAtPeriodEnd, graceUntil } = subscription;
  if (status === 'past_due') return graceUntil;
  if (status !== 'active' && status !== 'trialing') return null;
  if (!currentPeriodEnd) return 'open';
  return cancelAtPeriodEnd ? currentPeriodEnd : new Date(currentPeriodEnd.getTime() + RENEWAL_SLACK_MS);
}

/** Whether a subscription gives access at a moment. */
export function isLive(subscription: Accessible, at: Date): boolean {
  const until = accessUntil(subscription);
  return until === 'open' || (until !== null && until > at);
}

/** The processor's states that can still lead to money: a second such subscription of a plan is a duplicate. */
export const UNENDED = ['trialing', 'active', 'past_due', 'unpaid', 'paused'] as const;

const STATUS: Record<BilledSubscription['status'], PlatformSubscriptionStatus> = {
  incomplete: PlatformSubscriptionStatus.INCOMPLETE,
  incomplete_expired: PlatformSubscriptionStatus.INACTIVE,
  trialing: PlatformSubscriptionStatus.TRIALING,
  active: PlatformSubscriptionStatus.ACTIVE,
  past_due: PlatformSubscriptionStatus.PAST_DUE,
  canceled: PlatformSubscriptionStatus.CANCELLED,
  unpaid: PlatformSubscriptionStatus.INACTIVE,
  paused: PlatformSubscriptionStatus.INACTIVE,
};

/** The state that the API names; past due without grace left is inactive. */
export function statusOf(subscription: Accessible, at: Date): PlatformSubscriptionStatus {
  if (subscription.status === 'past_due' && !isLive(subscription, at))
    return PlatformSubscriptionStatus.INACTIVE;
  return STATUS[subscription.status];
}

/** The subscription that counts: one that gives access before one that does not, the first made before later ones. */
export function chosen<T extends Accessible & Pick<BilledSubscription, 'providerCreatedAt'>>(
  all: readonly T[],
  at: Date,
): T | null {
  const rank = (one: T): number =>
    isLive(one, at) ? 0 : UNENDED.includes(one.status as never) ? 1 : one.status === 'incomplete' ? 2 : 3;
  const time = (one: T): number => one.providerCreatedAt.getTime();
  // Of those that give access the first one counts, of those that are over the last one.
  const order = (a: T, b: T): number =>
    rank(a) - rank(b) || (rank(a) < 2 ? time(a) - time(b) : time(b) - time(a));
  return [...all].sort(order)[0] ?? null;
}

/** The plan that an account has at a moment, from what is stored on it: no read, no webhook needed for it to end. */
export function planAt(
  { plan, accessUntil: until }: { plan: PlatformPlan; accessUntil?: Date | null },
  at: Date,
): PlatformPlan {
  return until && until <= at ? PlatformPlan.FREE : plan;
}
