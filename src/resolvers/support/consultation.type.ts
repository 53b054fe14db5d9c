import { Field, ObjectType } from 'type-graphql';
import { Consultant, Consultation, ConsultationSession } from '../../models/support/index.js';
import { connection } from '../../schema/connection.js';
import { payload } from '../../schema/payload.js';

/** A time that can be booked. */
@ObjectType({ description: 'A time that can be booked.', simpleResolvers: true })
export class AvailableSlot {
  @Field(() => Date, { description: 'The start time.' })
  startsAt: Date;

  @Field(() => Date, { description: 'The end, exclusive.' })
  endsAt: Date;
}

/** A consultant after a change. */
@ObjectType({ description: 'A consultant after a change.' })
export class ConsultantPayload extends payload('consultant', () => Consultant, 'The consultant concerned.') {}

/** A consultation after a change. */
@ObjectType({ description: 'A consultation after a change.' })
export class ConsultationPayload extends payload(
  'consultation',
  () => Consultation,
  'The consultation concerned.',
) {}

/** Consultants. */
@ObjectType('ConsultantConnection', { description: 'A page of consultants.' })
export class ConsultantConnection extends connection('Consultant', () => Consultant) {}

/** Consultations. */
@ObjectType('ConsultationConnection', { description: 'A page of consultations.' })
export class ConsultationConnection extends connection('Consultation', () => Consultation) {}

/** A group session after a change. */
@ObjectType({ description: 'A group session after a change.' })
export class ConsultationSessionPayload extends payload(
  'session',
  () => ConsultationSession,
  'The group session concerned.',
) {}

/** Group sessions. */
@ObjectType('ConsultationSessionConnection', { description: 'A page of group sessions.' })
export class ConsultationSessionConnection extends connection(
  'ConsultationSession',
  () => ConsultationSession,
) {}
