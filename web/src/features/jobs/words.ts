import type { JobRowFragment } from '@leela/client/documents/jobs.js';
import type { ApplicationStatus } from '@leela/client/schema.js';
import { formatEnum, formatMoney } from '../../ui/index.js';

/** The words of a salary range. Null if none is stated. */
export function salaryWords(salary: JobRowFragment['salary']): string | null {
  if (!salary) return null;
  const { min, max, currency, period } = salary;
  const amounts = [min, max].filter((amount) => amount != null).map((one) => formatMoney(one, currency));
  return amounts.length === 0 ? null : `${amounts.join(' to ')} a ${period.toLowerCase()}`;
}

/** Where and how a job is done, in one line. */
export const placeWords = ({ department, location, isRemote, employmentType }: JobRowFragment): string =>
  [department, location, isRemote && 'Remote', formatEnum(employmentType)].filter(Boolean).join(' · ');

/** The colour of the state of an application. */
export const STATUS_TONE: Record<ApplicationStatus, 'good' | 'warn' | 'bad' | 'accent' | undefined> = {
  DRAFT: 'warn',
  SUBMITTED: 'accent',
  UNDER_REVIEW: 'accent',
  INTERVIEWING: 'accent',
  OFFERED: 'good',
  HIRED: 'good',
  REJECTED: 'bad',
  WITHDRAWN: undefined,
};
