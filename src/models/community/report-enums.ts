import { registerEnumType } from 'type-graphql';

/** What can be reported; values are the names of GraphQL types. A later domain adds a row here and one in rules/community. */
export enum ReportTarget {
  POST = 'Post',
  COMMENT = 'Comment',
  STORY = 'Story',
  USER = 'User',
  MESSAGE = 'Message',
}
registerEnumType(ReportTarget, {
  name: 'ReportTargetType',
  description: 'What can be reported.',
  valuesConfig: {
    POST: { description: 'A post.' },
    COMMENT: { description: 'A comment.' },
    STORY: { description: 'A story.' },
    USER: { description: 'A person: their name, picture or conduct.' },
    MESSAGE: { description: 'A message that one got.' },
  },
});

/** Why something is reported: the union of S1 (`category`) and S4§20 (`reason`). */
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
  description: 'Why something is reported.',
  valuesConfig: {
    SPAM: { description: 'Advertising, fraud, the same again and again.' },
    HARASSMENT: { description: 'It threatens, insults or pursues somebody.' },
    HATE_SPEECH: { description: 'It attacks people for what they are.' },
    MISINFORMATION: { description: 'It tells what is not so, to mislead.' },
    INAPPROPRIATE: { description: 'Violence, nudity and the like.' },
    COPYRIGHT: { description: 'It is somebody else’s work.' },
    DUPLICATE: { description: 'It stands there already.' },
    OFF_TOPIC: { description: 'It does not belong where it stands.' },
    OTHER: { description: 'Something else, which `details` has to say.' },
  },
});

/** How far a case has come (S4§20). */
export enum ModerationStatus {
  PENDING = 'pending',
  IN_REVIEW = 'in_review',
  RESOLVED = 'resolved',
}
registerEnumType(ModerationStatus, {
  name: 'ModerationStatus',
  description: 'How far a case of moderation has come.',
  valuesConfig: {
    PENDING: { description: 'Nobody has looked at it yet.' },
    IN_REVIEW: { description: 'A moderator is looking at it.' },
    RESOLVED: { description: 'It is decided.' },
  },
});

/** How soon a case wants to be looked at (S4§20). */
export enum ModerationPriority {
  LOW = 'low',
  NORMAL = 'normal',
  HIGH = 'high',
  URGENT = 'urgent',
}
registerEnumType(ModerationPriority, {
  name: 'ModerationPriority',
  description: 'How soon a case wants to be looked at.',
});
