import type { SuggestionCategory, SuggestionPriority, SuggestionStatus } from '@leela/client/schema.js';
import { Badge, formatEnum } from '../../ui/index.js';

const TONES: Record<SuggestionStatus, 'accent' | 'good' | 'warn' | 'bad' | undefined> = {
  SUBMITTED: undefined,
  UNDER_REVIEW: 'warn',
  PLANNED: 'accent',
  IN_PROGRESS: 'accent',
  COMPLETED: 'good',
  DECLINED: 'bad',
};

const choice = <T extends string>(values: readonly T[]) =>
  values.map((value) => ({ value, label: value === 'UI' ? 'Interface' : formatEnum(value) }));

/** The states of a suggestion, for a choice. */
export const STATUSES = choice<SuggestionStatus>(Object.keys(TONES) as SuggestionStatus[]);
/** The categories of a suggestion, for a choice. */
export const CATEGORIES = choice<SuggestionCategory>([
  'FEATURE',
  'UI',
  'PERFORMANCE',
  'ACCESSIBILITY',
  'BUG',
]);
/** The priorities of a suggestion, for a choice. */
export const PRIORITIES = choice<SuggestionPriority>(['LOW', 'MEDIUM', 'HIGH']);

/** The status of a suggestion. */
export function StatusBadge({ status }: { status: SuggestionStatus }) {
  return <Badge tone={TONES[status]}>{formatEnum(status)}</Badge>;
}

/** Whether users can vote for a suggestion in this state. */
export const takesVotes = (status: SuggestionStatus): boolean =>
  status !== 'COMPLETED' && status !== 'DECLINED';
