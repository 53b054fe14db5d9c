import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import { EventRole, ExperienceLevel, RegistrationSource } from '../../models/calendar/index.js';
import {
  ChoiceField,
  ClientIdField,
  DateField,
  EmailField,
  FlagField,
  IdField,
  IdListField,
  IntField,
  TextField,
  UrlField,
} from '../../schema/input.js';
import { EventIdInput } from './event.input.js';

const nullable = true;

/** Who takes part. */
@InputType({
  description: 'The data of a participant for the organizer. Missing values come from the account.',
})
export class EventAttendeeInput {
  @TextField({ description: 'The first name.', nullable, max: 50 })
  firstName?: string | null;

  @TextField({ description: 'The last name.', nullable, max: 50 })
  lastName?: string | null;

  @EmailField({ description: 'The e-mail address.', nullable })
  email?: string | null;

  @TextField({ description: 'The company of the participant.', nullable, max: 100 })
  company?: string | null;

  @TextField({ description: 'The job title.', nullable, max: 100 })
  jobTitle?: string | null;

  @TextField({ description: 'The phone number.', nullable, max: 30 })
  phoneNumber?: string | null;

  @ChoiceField(() => ExperienceLevel, { description: 'The experience with the subject.', nullable })
  experience?: ExperienceLevel | null;
}

/** A registration. */
@InputType({ description: 'A registration of the viewer.' })
export class RegisterForEventInput extends EventIdInput {
  @ChoiceField(() => EventRole, {
    description: 'The role. Defaults to ATTENDEE; other roles need an invitation.',
    nullable,
  })
  role?: EventRole | null;

  @ChoiceField(() => EventAttendeeInput, { description: 'The data of the participant.', nullable })
  attendee?: EventAttendeeInput | null;

  @ChoiceField(() => RegistrationSource, {
    description: 'The source of the registration. Defaults to WEBSITE.',
    nullable,
  })
  source?: RegistrationSource | null;

  @ClientIdField()
  clientId?: string | null;
}

/** A registration by id. */
@InputType({ description: 'A registration by its id.' })
export class RegistrationIdInput {
  @IdField('EventRegistration', { description: 'The registration of the answer.' })
  registrationId: Types.ObjectId;
}

/** Paying a fee. */
@InputType({ description: 'The payment of the fee of a registration.' })
export class PayEventFeeInput extends RegistrationIdInput {
  @UrlField({ description: 'The page to return to after the payment.' })
  successUrl: string;

  @UrlField({ description: 'The page to return to without a payment.' })
  cancelUrl: string;

  @ClientIdField()
  clientId?: string | null;
}

/** Invitations. */
@InputType({ description: 'Invitations of users to an event.' })
export class InviteToEventInput extends EventIdInput {
  @IdListField('User', { description: 'The users.', least: 1, most: 50 })
  userIds: Types.ObjectId[];

  @ChoiceField(() => EventRole, { description: 'The role that is offered. Defaults to ATTENDEE.', nullable })
  role?: EventRole | null;
}

/** Attendance. */
@InputType({ description: 'The attendance of a participant.' })
export class RecordAttendanceInput extends RegistrationIdInput {
  @DateField({ description: 'Time of arrival.', nullable })
  joinedAt?: Date | null;

  @DateField({ description: 'Time of leaving. Later than the arrival.', nullable })
  leftAt?: Date | null;

  @IntField({ description: 'Number of questions asked.', nullable, min: 0, max: 10_000 })
  questionsAsked?: number | null;

  @IntField({ description: 'Number of polls answered.', nullable, min: 0, max: 10_000 })
  pollsAnswered?: number | null;

  @FlagField({ description: 'Whether the participant stayed to the end.', nullable })
  completed?: boolean | null;

  @FlagField({ description: 'Whether the participant was not there. Removes recorded attendance.', nullable })
  noShow?: boolean | null;
}

/** A rating. */
@InputType({ description: 'The feedback of a participant.' })
export class RateEventInput extends RegistrationIdInput {
  @IntField({ description: 'The rating.', min: 1, max: 5 })
  rating: number;

  @TextField({ description: 'Comments of the participant.', nullable, max: 500 })
  comments?: string | null;

  @TextField({ description: 'Suggestions for the next time.', nullable, max: 500 })
  suggestions?: string | null;
}
