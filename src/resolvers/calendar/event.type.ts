import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Event, EventRegistration } from '../../models/calendar/index.js';
import { LocationKind } from '../../models/location-kind.js';
import { connection } from '../../schema/connection.js';
import { MutationPayload, payload } from '../../schema/payload.js';

/** Where an event takes place, as the API shows it. */
@ObjectType({ description: 'The place of an event.', simpleResolvers: true })
export class EventLocation {
  @Field(() => LocationKind, { description: 'Whether the place is online, at an address, or both.' })
  kind: LocationKind;

  @Field(() => String, { nullable: true, description: 'The venue of the event.' })
  venue?: string | null;

  @Field(() => String, { nullable: true, description: 'The address of the place.' })
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'The city of the place.' })
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'The country of the place.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'The platform of an online event, such as Zoom.' })
  platform?: string | null;

  @Field(() => Float, { nullable: true, description: 'The latitude in degrees north.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'The longitude in degrees east.' })
  longitude?: number | null;
}

/** One time that an event takes place. */
@ObjectType({ description: 'One time that an event takes place.', simpleResolvers: true })
export class EventOccurrence {
  @Field(() => Date, { description: 'Start of the occurrence.' })
  startsAt: Date;

  @Field(() => Date, { description: 'End of the occurrence.' })
  endsAt: Date;

  @Field(() => Date, { description: 'Start as the rule has it. Names the occurrence, wherever it is moved.' })
  originalStart: Date;

  @Field(() => String, { nullable: true, description: 'The title, where it differs. Null otherwise.' })
  title?: string | null;
}

/** Events. */
@ObjectType({ description: 'A page of events.' })
export class EventConnection extends connection('Event', () => Event) {}

/** Registrations. */
@ObjectType({ description: 'A page of registrations.' })
export class EventRegistrationConnection extends connection('EventRegistration', () => EventRegistration) {}

/** The answer of mutations of events. */
@ObjectType({ description: 'The event of the answer.' })
export class EventPayload extends payload('event', () => Event, 'The event. Null on refusal.') {}

/** The answer of mutations of registrations. */
@ObjectType({ description: 'The registration of the answer.' })
export class EventRegistrationPayload extends payload(
  'registration',
  () => EventRegistration,
  'The registration. Null on refusal.',
) {}

/** The answer of invitations. */
@ObjectType({ description: 'The registrations of the invited users.' })
export class InviteToEventPayload extends MutationPayload {
  @Field(() => [EventRegistration], {
    nullable: true,
    simple: true,
    description: 'One registration for each invited user. Null on refusal.',
  })
  registrations?: EventRegistration[] | null;
}

/** The answer of `issueCertificates`. */
@ObjectType({ description: 'The number of certificates that were issued.' })
export class IssueCertificatesPayload extends MutationPayload {
  @Field(() => Int, {
    nullable: true,
    simple: true,
    description: 'Number of new certificates. Null on refusal.',
  })
  issued?: number | null;
}

/** The checkout of a fee. */
@ObjectType({ description: 'The checkout of the fee of a registration.' })
export class PayEventFeePayload extends MutationPayload {
  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The address at which the user pays. Null on refusal, or if nothing is left to pay.',
  })
  url?: string | null;
}

/** The address of the private feed. */
@ObjectType({ description: 'The address of the private calendar feed.' })
export class CalendarFeedPayload extends MutationPayload {
  @Field(() => String, { nullable: true, simple: true, description: 'The new address. Null on refusal.' })
  url?: string | null;
}
