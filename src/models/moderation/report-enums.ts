import { registerEnumType } from 'type-graphql';

/**
 * The reportable types, by the names of their GraphQL types. A type joins by a value here and `evidence` in its
 * `targets` row.
 */
export enum ReportTarget {
  POST = 'Post',
  COMMENT = 'Comment',
  STORY = 'Story',
  USER = 'User',
  MESSAGE = 'Message',
  COMMUNITY_POST = 'CommunityPost',
  GROUP = 'Group',
  SUGGESTION = 'Suggestion',
  EVENT = 'Event',
  CANVAS_PROJECT = 'CanvasProject',
  TOOL_REVIEW = 'ToolReview',
}
registerEnumType(ReportTarget, {
  name: 'ReportTargetType',
  description: 'The types of content that can be reported.',
  valuesConfig: {
    POST: { description: 'A post of a user.' },
    COMMENT: { description: 'A comment on content.' },
    STORY: { description: 'A story of a user.' },
    USER: { description: 'A user: their name, image or conduct.' },
    MESSAGE: { description: 'A message that the viewer received.' },
    COMMUNITY_POST: { description: 'A post of the community.' },
    GROUP: { description: 'A group of the community.' },
    SUGGESTION: { description: 'A suggestion of a user.' },
    EVENT: { description: 'An event by its id.' },
    CANVAS_PROJECT: { description: 'A canvas project of a user.' },
    TOOL_REVIEW: { description: 'A review of a tool.' },
  },
});

/** The reasons of a report. */
export enum ReportReason {
  SPAM = 'spam',
  HARASSMENT = 'harassment',
  HATE_SPEECH = 'hate-speech',
  MISINFORMATION = 'misinformation',
  INAPPROPRIATE = 'inappropriate',
  COPYRIGHT = 'copyright',
  DUPLICATE = 'duplicate',
  OFF_TOPIC = 'off-topic',
  OTHER = 'other',
}
registerEnumType(ReportReason, {
  name: 'ReportReason',
  description: 'The reasons of a report.',
  valuesConfig: {
    SPAM: { description: 'The content is advertising, fraud or repetition.' },
    HARASSMENT: { description: 'The content threatens, insults or stalks a user.' },
    HATE_SPEECH: { description: 'The content attacks people for what they are.' },
    MISINFORMATION: { description: 'The content is false and misleading.' },
    INAPPROPRIATE: { description: 'The content shows violence, nudity or similar.' },
    COPYRIGHT: { description: 'The content infringes a copyright.' },
    DUPLICATE: { description: 'The same content was already posted.' },
    OFF_TOPIC: { description: 'The content does not fit its place.' },
    OTHER: { description: 'Another reason, named in `details`.' },
  },
});

/** The status of a case. */
export enum ModerationStatus {
  PENDING = 'pending',
  IN_REVIEW = 'in_review',
  RESOLVED = 'resolved',
}
registerEnumType(ModerationStatus, {
  name: 'ModerationStatus',
  description: 'The status of a moderation case.',
  valuesConfig: {
    PENDING: { description: 'The case waits for a moderator.' },
    IN_REVIEW: { description: 'A moderator is reviewing the case.' },
    RESOLVED: { description: 'A decision was made.' },
  },
});

/** The priority of a case. */
export enum ModerationPriority {
  LOW = 'low',
  NORMAL = 'normal',
  HIGH = 'high',
  URGENT = 'urgent',
}
registerEnumType(ModerationPriority, {
  name: 'ModerationPriority',
  description: 'The priorities of moderation cases.',
  valuesConfig: {
    LOW: { description: 'The lowest priority.' },
    NORMAL: { description: 'The usual priority.' },
    HIGH: { description: 'A higher priority than usual.' },
    URGENT: { description: 'The highest priority.' },
  },
});
