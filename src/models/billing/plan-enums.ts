import { registerEnumType } from 'type-graphql';

/** Whether a plan is of the platform or of a single agent. */
export enum PlanKind {
  PLATFORM = 'platform',
  AGENT = 'agent',
}
registerEnumType(PlanKind, {
  name: 'PlanKind',
  description: 'The kinds of plans.',
  valuesConfig: {
    PLATFORM: { description: 'The features of the whole platform.' },
    AGENT: { description: 'A single agent.' },
  },
});

/** The code of a plan: platform plans by name, agent plans by period (S3§2.2). */
export enum PlanCode {
  FREE = 'free',
  PRO = 'pro',
  ENTERPRISE = 'enterprise',
  DAILY = 'daily',
  WEEKLY = 'weekly',
  MONTHLY = 'monthly',
}
registerEnumType(PlanCode, {
  name: 'PlanCode',
  description: 'The code of a plan.',
  valuesConfig: {
    FREE: { description: 'The platform plan without a price.' },
    PRO: { description: 'The platform plan for creators.' },
    ENTERPRISE: { description: 'The platform plan for organisations.' },
    DAILY: { description: 'The agent plan that is billed by day.' },
    WEEKLY: { description: 'The agent plan that is billed by week.' },
    MONTHLY: { description: 'The agent plan that is billed by month.' },
  },
});

/** The length of a billing period. */
export enum BillingInterval {
  DAY = 'day',
  WEEK = 'week',
  MONTH = 'month',
  YEAR = 'year',
}
registerEnumType(BillingInterval, {
  name: 'BillingInterval',
  description: 'The length of a billing period.',
  valuesConfig: {
    DAY: { description: 'A period of one day.' },
    WEEK: { description: 'A period of seven days.' },
    MONTH: { description: 'One calendar month. The day of the month is kept where a month has it.' },
    YEAR: { description: 'One calendar year.' },
  },
});

/** How a coupon reduces a price. */
export enum CouponKind {
  PERCENT = 'percent',
  AMOUNT = 'amount',
}
registerEnumType(CouponKind, {
  name: 'CouponKind',
  description: 'The kinds of discount.',
  valuesConfig: {
    PERCENT: { description: 'By a percentage of the price.' },
    AMOUNT: { description: 'By an amount in one currency.' },
  },
});

/** Which invoices of a subscription a coupon reduces. */
export enum CouponDuration {
  ONCE = 'once',
  REPEATING = 'repeating',
  FOREVER = 'forever',
}
registerEnumType(CouponDuration, {
  name: 'CouponDuration',
  description: 'The invoices of a subscription that a coupon reduces.',
  valuesConfig: {
    ONCE: { description: 'The first invoice.' },
    REPEATING: { description: 'All invoices of a number of months.' },
    FOREVER: { description: 'All invoices of it.' },
  },
});

/** The state of a platform subscription (S2§1.1: active, inactive, cancelled; the processor has finer ones). */
export enum PlatformSubscriptionStatus {
  ACTIVE = 'active',
  TRIALING = 'trialing',
  PAST_DUE = 'past_due',
  INCOMPLETE = 'incomplete',
  INACTIVE = 'inactive',
  CANCELLED = 'cancelled',
}
registerEnumType(PlatformSubscriptionStatus, {
  name: 'PlatformSubscriptionStatus',
  description: 'The state of a platform subscription.',
  valuesConfig: {
    ACTIVE: { description: 'Paid, or the free plan.' },
    TRIALING: { description: 'In the trial period. Nothing has been charged.' },
    PAST_DUE: { description: 'A payment failed. Access stays until `graceUntil`.' },
    INCOMPLETE: { description: 'The first payment is not confirmed. No access yet.' },
    INACTIVE: { description: 'Unpaid or paused. No access.' },
    CANCELLED: { description: 'Ended. No access.' },
  },
});
