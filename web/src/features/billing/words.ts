import type { BillingInterval, PlatformSubscriptionStatus } from '@leela/client/schema.js';

/** How a period is said behind a price. */
export const PER: Record<BillingInterval, string> = {
  DAY: 'a day',
  WEEK: 'a week',
  MONTH: 'a month',
  YEAR: 'a year',
};

/** The name of a rhythm of payments. */
export const RHYTHM: Record<BillingInterval, string> = {
  DAY: 'Daily',
  WEEK: 'Weekly',
  MONTH: 'Monthly',
  YEAR: 'Yearly',
};

/** The colour of the state of a subscription. */
export const STATUS_TONE: Record<PlatformSubscriptionStatus, 'good' | 'warn' | 'bad' | undefined> = {
  ACTIVE: 'good',
  TRIALING: 'good',
  PAST_DUE: 'bad',
  INCOMPLETE: 'warn',
  CANCELLED: 'warn',
  INACTIVE: undefined,
};

/** The words of a means of payment, such as `Visa •••• 4242`. */
export function methodWords(
  method: { kind: string; brand?: string | null; last4?: string | null } | null | undefined,
): string {
  if (!method) return '';
  const name = method.brand ?? method.kind.toLowerCase().replaceAll('_', ' ');
  const words = name.charAt(0).toUpperCase() + name.slice(1);
  return method.last4 ? `${words} •••• ${method.last4}` : words;
}
