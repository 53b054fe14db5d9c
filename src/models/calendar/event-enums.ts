import { registerEnumType } from 'type-graphql';

/** The type of an event. */
export enum EventType {
  MEETUP = 'meetup',
  WEBINAR = 'webinar',
  WORKSHOP = 'workshop',
  CONFERENCE = 'conference',
  HACKATHON = 'hackathon',
  OTHER = 'other',
}
registerEnumType(EventType, {
  name: 'EventType',
  description: 'The kind of an event.',
  valuesConfig: {
    CONFERENCE: { description: 'A conference with several talks.' },
    HACKATHON: { description: 'A hackathon: teams build something in a short time.' },
    MEETUP: { description: 'An informal meeting.' },
    OTHER: { description: 'An event of another kind.' },
    WEBINAR: { description: 'A talk over the internet.' },
    WORKSHOP: { description: 'A course with exercises.' },
  },
});

/** The mode of an event. The kind of the location follows from it. */
export enum EventMode {
  ONLINE = 'online',
  IN_PERSON = 'in-person',
  HYBRID = 'hybrid',
}
registerEnumType(EventMode, {
  name: 'EventMode',
  description: 'Whether an event takes place online, at an address, or both.',
  valuesConfig: {
    ONLINE: { description: 'The event is online only.' },
    IN_PERSON: { description: 'The event is at an address only.' },
    HYBRID: { description: 'It takes place at an address and online.' },
  },
});

/** The stored state of an event. Upcoming and ongoing follow from the clock. */
export enum EventState {
  DRAFT = 'draft',
  PUBLISHED = 'published',
  CANCELLED = 'cancelled',
  COMPLETED = 'completed',
}

/** The status of an event in the API. */
export enum EventStatus {
  DRAFT = 'draft',
  UPCOMING = 'upcoming',
  ONGOING = 'ongoing',
  COMPLETED = 'completed',
  CANCELLED = 'cancelled',
}
registerEnumType(EventStatus, {
  name: 'EventStatus',
  description: 'The status of an event.',
  valuesConfig: {
    DRAFT: { description: 'Not published. Only the organizer and co-hosts see it.' },
    UPCOMING: { description: 'Published. The next occurrence has not started.' },
    ONGOING: { description: 'Published. An occurrence takes place now.' },
    COMPLETED: { description: 'The last occurrence is over.' },
    CANCELLED: { description: 'Called off by the organizer.' },
  },
});

/** Who may see an event. */
export enum EventVisibility {
  PUBLIC = 'public',
  MEMBERS_ONLY = 'members-only',
  INVITE_ONLY = 'invite-only',
}
registerEnumType(EventVisibility, {
  name: 'EventVisibility',
  description: 'The visibility of an event.',
  valuesConfig: {
    PUBLIC: { description: 'Everybody. For an event of a group: everybody who may see the group.' },
    MEMBERS_ONLY: {
      description: 'Members of the group. For an event without a group: every signed-in user.',
    },
    INVITE_ONLY: {
      description: 'The organizer, the co-hosts, and users with an invitation or registration.',
    },
  },
});

/** How often an event repeats (RFC 5545). */
export enum RecurrenceFrequency {
  DAILY = 'daily',
  WEEKLY = 'weekly',
  MONTHLY = 'monthly',
  YEARLY = 'yearly',
}
registerEnumType(RecurrenceFrequency, {
  name: 'RecurrenceFrequency',
  description: 'The frequency of a recurrence.',
  valuesConfig: {
    DAILY: { description: 'An event by days.' },
    WEEKLY: { description: 'An event by weeks.' },
    MONTHLY: { description: 'An event by months.' },
    YEARLY: { description: 'An event by years.' },
  },
});

/** A day of the week, by its name in RFC 5545. */
export enum RecurrenceDay {
  MONDAY = 'MO',
  TUESDAY = 'TU',
  WEDNESDAY = 'WE',
  THURSDAY = 'TH',
  FRIDAY = 'FR',
  SATURDAY = 'SA',
  SUNDAY = 'SU',
}
registerEnumType(RecurrenceDay, {
  name: 'RecurrenceDay',
  description: 'A day of the week.',
  valuesConfig: {
    MONDAY: { description: 'The weekday Monday.' },
    TUESDAY: { description: 'The weekday Tuesday.' },
    WEDNESDAY: { description: 'The weekday Wednesday.' },
    THURSDAY: { description: 'The weekday Thursday.' },
    FRIDAY: { description: 'The weekday Friday.' },
    SATURDAY: { description: 'The weekday Saturday.' },
    SUNDAY: { description: 'The weekday Sunday.' },
  },
});

/** Which occurrences of a recurring event a change is about. */
export enum OccurrenceScope {
  THIS = 'this',
  THIS_AND_FOLLOWING = 'this_and_following',
}
registerEnumType(OccurrenceScope, {
  name: 'OccurrenceScope',
  description: 'The occurrences of a recurring event that a change concerns.',
  valuesConfig: {
    THIS: { description: 'One occurrence. Stored as an exception by its original start.' },
    THIS_AND_FOLLOWING: {
      description: 'One occurrence and all later ones. They become an event of their own.',
    },
  },
});
