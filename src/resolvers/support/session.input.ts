import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import { ConsultationCategory, ConsultationType, SEATS } from '../../models/support/index.js';
import {
  ChoiceField,
  ClientIdField,
  DateField,
  IdField,
  IntField,
  TextField,
  TextListField,
} from '../../schema/input.js';
import { ConsultationLocationInput } from './consultation.input.js';

/** The price of a seat. */
@InputType({ description: 'The price of a seat.' })
export class SeatPriceInput {
  @IntField({
    description: 'The amount in minor units of the currency, such as cents.',
    min: 0,
    max: 100_000_000,
  })
  amount: number;

  @TextField({ description: 'The ISO 4217 code of the currency.', min: 3, max: 3 })
  currency: string;
}

/** An offer. */
@InputType({ description: 'A group session that a consultant offers.' })
export class OfferConsultationSessionInput {
  @TextField({ description: 'The title in short.', max: 200 })
  title: string;

  @TextField({ description: 'The description in full.', max: 1_000, nullable: true })
  description?: string | null;

  @ChoiceField(() => ConsultationCategory, { description: 'The subject area.' })
  category: ConsultationCategory;

  @ChoiceField(() => ConsultationType, {
    description: 'The form: GROUP or WORKSHOP. Defaults to GROUP.',
    nullable: true,
  })
  type?: ConsultationType | null;

  @DateField({ description: 'The start, in the future, at a multiple of 5 minutes.' })
  scheduledAt: Date;

  @IntField({ description: 'The duration in minutes, a multiple of 5.', min: 15, max: 480 })
  durationMinutes: number;

  @IntField({ description: 'The number of seats.', min: SEATS.least, max: SEATS.most })
  seats: number;

  @ChoiceField(() => SeatPriceInput, {
    description: 'The price of a seat. Null makes the session free of charge.',
    nullable: true,
  })
  price?: SeatPriceInput | null;

  @ChoiceField(() => ConsultationLocationInput, { description: 'The place, shown to participants.' })
  location: ConsultationLocationInput;

  @TextListField({ description: 'The agenda in order.', max: 200, most: 20, nullable: true })
  agenda?: string[] | null;

  @ClientIdField()
  clientId?: string | null;
}

/** A seat. */
@InputType({ description: 'A seat that a client books in a group session.' })
export class BookConsultationSeatInput {
  @IdField('ConsultationSession', { description: 'The group session concerned.' })
  sessionId: Types.ObjectId;

  @TextField({
    description: 'Notes of the client, visible to the client and the consultant.',
    max: 500,
    nullable: true,
  })
  notes?: string | null;

  @ClientIdField()
  clientId?: string | null;
}

/** Changes. */
@InputType({ description: 'Changes of a group session. Fields that are left out stay as they are.' })
export class UpdateConsultationSessionInput {
  @IdField('ConsultationSession', { description: 'The group session concerned.' })
  sessionId: Types.ObjectId;

  @TextListField({ description: 'The agenda in order.', max: 200, most: 20, nullable: true })
  agenda?: string[] | null;

  @ChoiceField(() => ConsultationLocationInput, {
    description: 'The place, shown to participants.',
    nullable: true,
  })
  location?: ConsultationLocationInput | null;
}

/** Another time. */
@InputType({ description: 'Another time of a group session.' })
export class RescheduleConsultationSessionInput {
  @IdField('ConsultationSession', { description: 'The group session concerned.' })
  sessionId: Types.ObjectId;

  @DateField({ description: 'The new start, in the future, at a multiple of 5 minutes.' })
  scheduledAt: Date;
}

/** A cancellation. */
@InputType({ description: 'The cancellation of a group session.' })
export class CancelConsultationSessionInput {
  @IdField('ConsultationSession', { description: 'The group session concerned.' })
  sessionId: Types.ObjectId;

  @TextField({ description: 'The reason given.', max: 500, nullable: true })
  reason?: string | null;
}
