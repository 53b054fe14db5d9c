import type { Types } from 'mongoose';
import type { EventRegistrationStatus, EventRole } from '../models/calendar/index.js';

type ObjectId = Types.ObjectId;

/** Events of events and their registrations. */
export interface CalendarEvents {
  'event.published': { event: ObjectId; organizer: ObjectId; group: ObjectId | null };
  /** Title, times or place changed. `recipients` are some of the participants. */
  'event.changed': { event: ObjectId; recipients: ObjectId[] };
  /** The end of the last occurrence changed. */
  'event.rescheduled': { event: ObjectId; endsAt: Date };
  /**
   * An event was called off. `recipients` are some of the participants; of several such events, the first has the
   * group of the event.
   */
  'event.cancelled': { event: ObjectId; recipients: ObjectId[]; group?: ObjectId | null };
  'event.completed': { event: ObjectId; group: ObjectId | null };
  /** An occurrence starts soon. `recipients` are some of the participants. */
  'event.reminded': { event: ObjectId; startsAt: Date; recipients: ObjectId[] };
  'event.invited': { event: ObjectId; registration: ObjectId; user: ObjectId; by: ObjectId };
  /** A registration was made or changed its status. */
  'event.registration-changed': {
    event: ObjectId;
    registration: ObjectId;
    user: ObjectId;
    organizer: ObjectId;
    role: EventRole;
    /** Null when it was made. */
    from: EventRegistrationStatus | null;
    to: EventRegistrationStatus;
    /** Whether a place became free for a user on the waitlist. */
    promoted?: boolean;
  };
  'event.rated': {
    event: ObjectId;
    registration: ObjectId;
    user: ObjectId;
    rating: number;
    previous: number | null;
  };
  /** A rating was removed with its registration. */
  'event.unrated': { event: ObjectId; rating: number };
  'event.certificate-issued': { event: ObjectId; registration: ObjectId; user: ObjectId };
}
