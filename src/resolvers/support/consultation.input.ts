import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import {
  ConsultationCategory,
  ConsultationType,
  LocationKind,
  MOST_HOURS,
  MOST_TIME_OFF,
} from '../../models/support/index.js';
import {
  ChoiceField,
  ClientIdField,
  DateField,
  FlagField,
  IdField,
  IntField,
  ListField,
  PageUrlField,
  TextField,
  TextListField,
  UrlField,
} from '../../schema/input.js';
import { WeeklyHoursInput } from './ticket.input.js';

/** An hourly rate. */
@InputType({ description: 'An hourly rate.' })
export class HourlyRateInput {
  @IntField({
    description: 'The amount in minor units of the currency, such as cents.',
    min: 0,
    max: 100_000_000,
  })
  amount: number;

  @TextField({ description: 'The ISO 4217 code of the currency.', min: 3, max: 3 })
  currency: string;
}

/** Time off. */
@InputType({ description: 'A period in which a consultant cannot be booked.' })
export class TimeOffInput {
  @DateField({ description: 'The start time.' })
  startsAt: Date;

  @DateField({ description: 'The end, exclusive.' })
  endsAt: Date;
}

/** What a consultant offers. */
@InputType({ description: 'The offer of a consultant. Fields that are left out stay as they are.' })
export class SetAvailabilityInput {
  @TextField({ description: 'The IANA time zone of the weekly hours.', max: 64 })
  timezone: string;

  @ListField(() => WeeklyHoursInput, { description: 'The weekly hours.', most: MOST_HOURS })
  weeklyHours: WeeklyHoursInput[];

  @TextField({ description: 'The headline of the offer.', max: 200, nullable: true })
  headline?: string | null;

  @ListField(() => ConsultationCategory, { description: 'The subject areas.', most: 4, nullable: true })
  categories?: ConsultationCategory[] | null;

  @ChoiceField(() => HourlyRateInput, {
    description: 'The price of an hour. Null makes consultations free of charge.',
    nullable: true,
  })
  hourlyRate?: HourlyRateInput | null;

  @ListField(() => TimeOffInput, { description: 'All time off.', most: MOST_TIME_OFF, nullable: true })
  timeOff?: TimeOffInput[] | null;

  @IntField({
    description: 'Minutes that stay free after each consultation, a multiple of 5.',
    min: 0,
    max: 240,
    nullable: true,
  })
  bufferMinutes?: number | null;

  @IntField({
    description: 'Minutes before the start up to which a consultation can be booked.',
    min: 0,
    max: 43_200,
    nullable: true,
  })
  noticeMinutes?: number | null;

  @IntField({
    description:
      'Minutes before the start up to which the client can cancel with a full refund, or reschedule.',
    min: 0,
    max: 43_200,
    nullable: true,
  })
  cancellationMinutes?: number | null;

  @IntField({
    description: 'Percentage of the price that is refunded after a late cancellation.',
    min: 0,
    max: 100,
    nullable: true,
  })
  lateRefundPercent?: number | null;

  @FlagField({ description: 'Whether the consultant can be booked. Defaults to true.', nullable: true })
  isActive?: boolean | null;
}

/** A place. */
@InputType({ description: 'The place of a consultation.' })
export class ConsultationLocationInput {
  @ChoiceField(() => LocationKind, { description: 'Whether the consultation is virtual or physical.' })
  kind: LocationKind;

  @TextField({ description: 'The platform, such as Zoom.', max: 100, nullable: true })
  platform?: string;

  @UrlField({ description: 'The link to the meeting.', nullable: true })
  meetingLink?: string;

  @TextField({ description: 'The web address.', max: 500, nullable: true })
  address?: string;
}

/** A booking. */
@InputType({ description: 'A booking of a consultant.' })
export class BookConsultationInput {
  @IdField('User', { description: 'The consultant concerned.' })
  consultantId: Types.ObjectId;

  @TextField({ description: 'The title in short.', max: 200 })
  title: string;

  @TextField({ description: 'The description in full.', max: 1_000, nullable: true })
  description?: string | null;

  @ChoiceField(() => ConsultationCategory, { description: 'The subject area.' })
  category: ConsultationCategory;

  @ChoiceField(() => ConsultationType, { description: 'The form. Defaults to ONE_ON_ONE.', nullable: true })
  type?: ConsultationType | null;

  @DateField({ description: 'The start, in the future, at a multiple of 5 minutes.' })
  scheduledAt: Date;

  @IntField({ description: 'The duration in minutes, a multiple of 5.', min: 15, max: 480 })
  durationMinutes: number;

  @ChoiceField(() => ConsultationLocationInput, { description: 'The place of the consultation.' })
  location: ConsultationLocationInput;

  @TextListField({ description: 'The agenda in order.', max: 200, most: 20, nullable: true })
  agenda?: string[] | null;

  @TextField({ description: 'Notes of the client, visible to both sides.', max: 500, nullable: true })
  notes?: string | null;

  @ClientIdField()
  clientId?: string | null;
}

/** A consultation. */
@InputType({ description: 'A booking that the consultant confirms.' })
export class ConfirmConsultationInput {
  @IdField('Consultation', { description: 'The consultation concerned.' })
  consultationId: Types.ObjectId;
}

/** A payment. */
@InputType({ description: 'A consultation that its client pays for.' })
export class PayConsultationInput {
  @IdField('Consultation', { description: 'The consultation concerned.' })
  consultationId: Types.ObjectId;

  @PageUrlField({ description: 'The page that the user comes back to after paying.' })
  successUrl: string;

  @PageUrlField({ description: 'The page that the user comes back to without paying.' })
  cancelUrl: string;

  @ClientIdField()
  clientId?: string | null;
}

/** Another time. */
@InputType({ description: 'Another time of a consultation.' })
export class RescheduleConsultationInput {
  @IdField('Consultation', { description: 'The consultation concerned.' })
  consultationId: Types.ObjectId;

  @DateField({ description: 'The new start, in the future, at a multiple of 5 minutes.' })
  scheduledAt: Date;
}

/** A cancellation. */
@InputType({ description: 'The cancellation of a consultation.' })
export class CancelConsultationInput {
  @IdField('Consultation', { description: 'The consultation concerned.' })
  consultationId: Types.ObjectId;

  @TextField({ description: 'The reason given.', max: 500, nullable: true })
  reason?: string | null;
}

/** Changes. */
@InputType({ description: 'Changes of a consultation. Fields that are left out stay as they are.' })
export class UpdateConsultationInput {
  @IdField('Consultation', { description: 'The consultation concerned.' })
  consultationId: Types.ObjectId;

  @TextField({
    description: 'The notes of the viewer’s side, visible to both sides.',
    max: 500,
    nullable: true,
  })
  notes?: string | null;

  @TextField({
    description: 'The consultant’s notes that the client does not see.',
    max: 500,
    nullable: true,
  })
  internalNotes?: string | null;

  @TextListField({ description: 'The agenda in order.', max: 200, most: 20, nullable: true })
  agenda?: string[] | null;

  @ChoiceField(() => ConsultationLocationInput, {
    description: 'The place. For the consultant.',
    nullable: true,
  })
  location?: ConsultationLocationInput | null;
}

/** Feedback. */
@InputType({ description: 'The feedback of one side about a consultation.' })
export class RateConsultationInput {
  @IdField('Consultation', { description: 'The consultation concerned.' })
  consultationId: Types.ObjectId;

  @IntField({ description: 'The rating given.', min: 1, max: 5 })
  rating: number;

  @TextField({ description: 'A comment in words.', max: 500, nullable: true })
  feedback?: string | null;
}
