import { registerEnumType } from 'type-graphql';

/** The category of a suggestion. */
export enum SuggestionCategory {
  UI = 'ui',
  FEATURE = 'feature',
  BUG = 'bug',
  PERFORMANCE = 'performance',
  ACCESSIBILITY = 'accessibility',
}
registerEnumType(SuggestionCategory, {
  name: 'SuggestionCategory',
  description: 'The categories of suggestions.',
  valuesConfig: {
    ACCESSIBILITY: { description: 'Use by people with disabilities.' },
    BUG: { description: 'A fault of the platform.' },
    FEATURE: { description: 'A new feature.' },
    PERFORMANCE: { description: 'Speed and use of resources.' },
    UI: { description: 'The user interface.' },
  },
});

/** The progress of a suggestion. */
export enum SuggestionStatus {
  SUBMITTED = 'submitted',
  UNDER_REVIEW = 'under_review',
  PLANNED = 'planned',
  IN_PROGRESS = 'in_progress',
  COMPLETED = 'completed',
  DECLINED = 'declined',
}
registerEnumType(SuggestionStatus, {
  name: 'SuggestionStatus',
  description: 'The progress of a suggestion.',
  valuesConfig: {
    SUBMITTED: { description: 'The suggestion is new.' },
    UNDER_REVIEW: { description: 'The team examines the suggestion.' },
    PLANNED: { description: 'The suggestion will be carried out.' },
    IN_PROGRESS: { description: 'The work has begun.' },
    COMPLETED: { description: 'The suggestion is carried out. Votes are closed.' },
    DECLINED: { description: 'The suggestion is declined. Votes are closed.' },
  },
});

/** The states in which voting is closed. */
export const CLOSED_SUGGESTIONS: readonly SuggestionStatus[] = [
  SuggestionStatus.COMPLETED,
  SuggestionStatus.DECLINED,
];

/** The urgency of a suggestion. */
export enum SuggestionPriority {
  LOW = 'low',
  MEDIUM = 'medium',
  HIGH = 'high',
}
registerEnumType(SuggestionPriority, {
  name: 'SuggestionPriority',
  description: 'The priorities of suggestions.',
  valuesConfig: {
    LOW: { description: 'The lowest priority.' },
    MEDIUM: { description: 'The usual priority.' },
    HIGH: { description: 'The highest priority.' },
  },
});
