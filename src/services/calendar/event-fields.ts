import type { Types } from 'mongoose';
import type {
  EventMode,
  EventType,
  EventVisibility,
  RecurrenceDay,
  RecurrenceFrequency,
} from '../../models/calendar/index.js';

/** How an event repeats, as clients say it. */
export interface RecurrenceFields {
  frequency: RecurrenceFrequency;
  interval?: number | null;
  count?: number | null;
  until?: Date | null;
  byDay?: RecurrenceDay[] | null;
  byMonthDay?: number[] | null;
  bySetPos?: number[] | null;
}

/** Where an event takes place, as clients say it. */
export interface LocationFields {
  venue?: string | null;
  address?: string | null;
  city?: string | null;
  country?: string | null;
  platform?: string | null;
  latitude?: number | null;
  longitude?: number | null;
}

/** What an event is made of, as clients say it. A missing field stays as it is, null empties it. */
export interface EventFields {
  title?: string | null;
  description?: string | null;
  type?: EventType | null;
  mode?: EventMode | null;
  visibility?: EventVisibility | null;
  startsAt?: Date | null;
  endsAt?: Date | null;
  timezone?: string | null;
  isAllDay?: boolean | null;
  recurrence?: RecurrenceFields | null;
  location?: LocationFields | null;
  virtualLink?: string | null;
  registrationRequired?: boolean | null;
  capacity?: number | null;
  waitlistEnabled?: boolean | null;
  registrationDeadline?: Date | null;
  fee?: { amount: number; currency: string } | null;
  agenda?: { startsAt: Date; title: string; description?: string | null }[] | null;
  tags?: string[] | null;
  coverImage?: string | null;
  coHostIds?: Types.ObjectId[] | null;
}
