import type { ConsultationCategory, ConsultationStatus } from '@leela/client/schema.js';
import { formatEnum, formatMoney } from '../../ui/index.js';

const NAMES: ConsultationCategory[] = ['TECHNICAL', 'BUSINESS', 'CREATIVE', 'CAREER'];

/** All subject areas. */
export const CATEGORIES = NAMES.map((value) => ({ value, label: formatEnum(value) }));

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
