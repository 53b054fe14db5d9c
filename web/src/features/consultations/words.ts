import type { ConsultationCategory, ConsultationStatus, Weekday } from '@leela/client/schema.js';
import { formatEnum, formatMoney } from '../../ui/index.js';

const NAMES: ConsultationCategory[] = ['TECHNICAL', 'BUSINESS', 'CREATIVE', 'CAREER'];

/** All subject areas. */
export const CATEGORIES = NAMES.map((value) => ({ value, label: formatEnum(value) }));

const DAYS: Weekday[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** The days of the week. */
export const WEEKDAYS = DAYS.map((value) => ({ value, label: formatEnum(value) }));

/** The currencies of prices. */
export const CURRENCIES = ['USD', 'EUR', 'GBP'].map((value) => ({ value, label: value }));

/** A price as it is typed, such as 49.50, in minor units. Null if the field is empty or zero. */
export const priceOf = (typed: string | undefined, currency: string) =>
  Number(typed) > 0 ? { amount: Math.round(Number(typed) * 100), currency } : null;

/** The colour of a status. */
export const STATUS_TONE: Record<ConsultationStatus, 'good' | 'warn' | 'bad' | 'accent' | undefined> = {
  DRAFT: undefined,
  SCHEDULED: 'warn',
  CONFIRMED: 'good',
  IN_PROGRESS: 'accent',
  COMPLETED: undefined,
  CANCELLED: 'bad',
};

/** The words of a rate. */
export const rateWords = (rate: { amount: number; currency: string } | null | undefined): string =>
  rate ? `${formatMoney(rate.amount, rate.currency)} an hour` : 'Free of charge';

/** The time zone of the device. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
