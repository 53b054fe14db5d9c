import type { Types } from 'mongoose';
import { Field, InputType, Int } from 'type-graphql';
import {
  EventMode,
  EventType,
  EventVisibility,
  MOST_CO_HOSTS,
  OccurrenceScope,
  RecurrenceDay,
  RecurrenceFrequency,
} from '../../models/calendar/index.js';
import {
  ChoiceField,
  ClientIdField,
  DateField,
  FlagField,
  IdField,
  IdListField,
  IntField,
  ListField,
  NumberField,
  TextField,
  TextListField,
  UrlField,
} from '../../schema/input.js';

const nullable = true;

/** How an event repeats. */
@InputType({ description: 'The recurrence of an event by RFC 5545. Give `count` or `until`, not both.' })
export class RecurrenceInput {
  @ChoiceField(() => RecurrenceFrequency, { description: 'The frequency of the recurrence.' })
  frequency: RecurrenceFrequency;

  @IntField({ description: 'Every how many periods. Defaults to 1.', nullable, min: 1, max: 366 })
  interval?: number | null;

  @IntField({ description: 'Number of occurrences.', nullable, min: 1, max: 1_000 })
  count?: number | null;

  @DateField({
    description: 'Time after which no occurrence starts. An occurrence at exactly this time counts.',
    nullable,
  })
  until?: Date | null;

  @ListField(() => RecurrenceDay, { description: 'Days of the week.', nullable, most: 7 })
  byDay?: RecurrenceDay[] | null;

  @Field(() => [Int], { nullable, description: 'Days of the month, 1 to 31, or -1 to -31 from its end.' })
  byMonthDay?: number[] | null;

  @Field(() => [Int], {
    nullable,
    description: 'Positions of the days of a month or year that count: 1 is the first, -1 the last.',
  })
  bySetPos?: number[] | null;
}

/** Where an event takes place. */
@InputType({ description: 'The place of an event.' })
export class EventLocationInput {
  @TextField({ description: 'The venue of the event.', nullable, max: 200 })
  venue?: string | null;

  @TextField({ description: 'The address of the place.', nullable, max: 500 })
  address?: string | null;

  @TextField({ description: 'The city of the place.', nullable, max: 100 })
  city?: string | null;

  @TextField({ description: 'The country of the place.', nullable, max: 100 })
  country?: string | null;

  @TextField({ description: 'The platform of an online event, such as Zoom.', nullable, max: 100 })
  platform?: string | null;

  @NumberField({ description: 'The latitude in degrees north.', nullable, min: -90, max: 90 })
  latitude?: number | null;

  @NumberField({ description: 'The longitude in degrees east.', nullable, min: -180, max: 180 })
  longitude?: number | null;
}

/** What an event costs. */
@InputType({ description: 'The fee of an event.' })
export class EventFeeInput {
  @IntField({ description: 'The amount in minor units, such as cents. 0 is free.', min: 0, max: 100_000_000 })
  amount: number;

  @TextField({ description: 'The ISO 4217 code of the currency, such as EUR.', min: 3, max: 3 })
  currency: string;
}

/** One item of an agenda. */
@InputType({ description: 'One item of the agenda.' })
export class EventAgendaItemInput {
  @DateField({ description: 'Time at which the item starts.' })
  startsAt: Date;

  @TextField({ description: 'The title of the event.', max: 100 })
  title: string;

  @TextField({ description: 'The description of the event.', nullable, max: 300 })
  description?: string | null;
}

/** What new events and changes share. */
@InputType()
abstract class EventContentInput {
  @TextField({ description: 'The description of the event.', nullable, max: 5_000 })
  description?: string | null;

  @ChoiceField(() => EventType, { description: 'The kind of event. Defaults to MEETUP.', nullable })
  type?: EventType | null;

  @ChoiceField(() => EventMode, {
    description: 'Whether the event takes place online, at an address, or both. Defaults to ONLINE.',
    nullable,
  })
  mode?: EventMode | null;

  @ChoiceField(() => EventVisibility, {
    description: 'The visibility of the event. Defaults to PUBLIC.',
    nullable,
  })
  visibility?: EventVisibility | null;

  @TextField({ description: 'The IANA time zone. Defaults to UTC.', nullable, min: 1, max: 64 })
  timezone?: string | null;

  @FlagField({
    description: 'Whether the event takes whole local days: those of start and end. Defaults to false.',
    nullable,
  })
  isAllDay?: boolean | null;

  @ChoiceField(() => RecurrenceInput, { description: 'The recurrence of the event.', nullable })
  recurrence?: RecurrenceInput | null;

  @ChoiceField(() => EventLocationInput, { description: 'The place of the event.', nullable })
  location?: EventLocationInput | null;

  @UrlField({ description: 'The link to join online. Shown to participants only.', nullable })
  virtualLink?: string | null;

  @FlagField({ description: 'Whether only registered users take part. Defaults to false.', nullable })
  registrationRequired?: boolean | null;

  @IntField({ description: 'Number of places. Not limited without it.', nullable, min: 1, max: 100_000 })
  capacity?: number | null;

  @FlagField({ description: 'Whether users may wait for a place. Defaults to false.', nullable })
  waitlistEnabled?: boolean | null;

  @DateField({ description: 'Time until which users may register.', nullable })
  registrationDeadline?: Date | null;

  @ChoiceField(() => EventFeeInput, { description: 'The fee. Free without it.', nullable })
  fee?: EventFeeInput | null;

  @ListField(() => EventAgendaItemInput, { description: 'The agenda of the event.', nullable, most: 100 })
  agenda?: EventAgendaItemInput[] | null;

  @TextListField({ description: 'Tags.', nullable, most: 20, max: 50 })
  tags?: string[] | null;

  @UrlField({ description: 'The address of the cover image.', nullable })
  coverImage?: string | null;

  @IdListField('User', { description: 'The co-hosts.', nullable, most: MOST_CO_HOSTS })
  coHostIds?: Types.ObjectId[] | null;
}

/** A new event. */
@InputType({ description: 'A new event. It is a draft until it is published.' })
export class CreateEventInput extends EventContentInput {
  @TextField({ description: 'The title of the event.', max: 200 })
  title: string;

  @DateField({ description: 'Start of the first occurrence.' })
  startsAt: Date;

  @DateField({ description: 'End of the first occurrence. Later than the start.' })
  endsAt: Date;

  @IdField('Group', { description: 'The group that the event belongs to.', nullable })
  groupId?: Types.ObjectId | null;

  @ClientIdField()
  clientId?: string | null;
}

/** A change of an event. */
@InputType({ description: 'A change of an event. Missing fields stay as they are, null empties them.' })
export class UpdateEventInput extends EventContentInput {
  @IdField('Event', { description: 'The event of the answer.' })
  eventId: Types.ObjectId;

  @TextField({ description: 'The title of the event.', nullable, min: 1, max: 200 })
  title?: string | null;

  @DateField({ description: 'Start of the first occurrence. The end moves along unless given.', nullable })
  startsAt?: Date | null;

  @DateField({ description: 'End of the first occurrence.', nullable })
  endsAt?: Date | null;
}

/** An event by id. */
@InputType({ description: 'An event by its id.' })
export class EventIdInput {
  @IdField('Event', { description: 'The event of the answer.' })
  eventId: Types.ObjectId;
}

/** Calling an event off. */
@InputType({ description: 'The event to cancel and the reason.' })
export class CancelEventInput extends EventIdInput {
  @TextField({ description: 'The reason. Participants read it.', max: 500 })
  reason: string;
}

/** A change of occurrences. */
@InputType({ description: 'A change of one or more occurrences of a recurring event.' })
export class ChangeOccurrenceInput extends EventIdInput {
  @DateField({ description: 'The occurrence, by its start as the rule has it (`Occurrence.originalStart`).' })
  originalStart: Date;

  @ChoiceField(() => OccurrenceScope, { description: 'The occurrences that change.' })
  scope: OccurrenceScope;

  @FlagField({ description: 'Whether to cancel the occurrences. Defaults to false.', nullable })
  cancelled?: boolean | null;

  @DateField({ description: 'The new start.', nullable })
  startsAt?: Date | null;

  @DateField({ description: 'The new end. Moves along with the start unless given.', nullable })
  endsAt?: Date | null;

  @TextField({ description: 'The new title.', nullable, min: 1, max: 200 })
  title?: string | null;
}
