import { registerEnumType } from 'type-graphql';

/** The status of a registration. */
export enum EventRegistrationStatus {
  INVITED = 'invited',
  PENDING = 'pending',
  CONFIRMED = 'confirmed',
  WAITLISTED = 'waitlisted',
  ATTENDED = 'attended',
  NO_SHOW = 'no_show',
  CANCELLED = 'cancelled',
}
registerEnumType(EventRegistrationStatus, {
  name: 'EventRegistrationStatus',
  description: 'The status of a registration.',
  valuesConfig: {
    INVITED: { description: 'Invited by the organizer. Takes no place until the user registers.' },
    PENDING: { description: 'Waits for payment of the fee. The place is held until `heldUntil`.' },
    CONFIRMED: { description: 'Has a place.' },
    WAITLISTED: { description: 'Waits for a free place.' },
    ATTENDED: { description: 'The participant was there.' },
    NO_SHOW: { description: 'Had a place and was not there.' },
    CANCELLED: { description: 'Cancelled by the user or the organizer, or the fee was not paid in time.' },
  },
});

/** The role of a participant. */
export enum EventRole {
  ATTENDEE = 'attendee',
  SPEAKER = 'speaker',
  ORGANIZER = 'organizer',
}
registerEnumType(EventRole, {
  name: 'EventRole',
  description: 'The role of a participant.',
  valuesConfig: {
    ATTENDEE: { description: 'A participant of the event.' },
    ORGANIZER: { description: 'A user who organises the event.' },
    SPEAKER: { description: 'A user who speaks at the event.' },
  },
});

/** The source of a registration. */
export enum RegistrationSource {
  WEBSITE = 'website',
  EMAIL = 'email',
  SOCIAL = 'social',
  PARTNER = 'partner',
}
registerEnumType(RegistrationSource, {
  name: 'RegistrationSource',
  description: 'The source of a registration.',
  valuesConfig: {
    EMAIL: { description: 'A registration from a mail.' },
    PARTNER: { description: 'A registration from a partner.' },
    SOCIAL: { description: 'A registration from a social network.' },
    WEBSITE: { description: 'A registration from the website.' },
  },
});

/** The experience level of a participant. */
export enum ExperienceLevel {
  BEGINNER = 'beginner',
  INTERMEDIATE = 'intermediate',
  ADVANCED = 'advanced',
}
registerEnumType(ExperienceLevel, {
  name: 'ExperienceLevel',
  description: 'The experience of a participant.',
  valuesConfig: {
    BEGINNER: { description: 'Little or no experience.' },
    INTERMEDIATE: { description: 'Some years of experience.' },
    ADVANCED: { description: 'Much experience in the field.' },
  },
});
