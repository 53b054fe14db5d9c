import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import {
  LONGEST_TICKET_MESSAGE,
  MOST_TAGS,
  MOST_TICKET_ATTACHMENTS,
  TicketCategory,
  TicketPriority,
  TicketStatus,
  Weekday,
} from '../../models/support/index.js';
import {
  ChoiceField,
  ClientIdField,
  EmailField,
  FlagField,
  IdField,
  IdListField,
  IntField,
  ListField,
  TextField,
  TextListField,
} from '../../schema/input.js';

/** A new ticket. */
@InputType({ description: 'A new ticket.' })
export class OpenTicketInput {
  @TextField({ description: 'The subject line.', max: 200 })
  subject: string;

  @TextField({ description: 'The description of the problem.', max: 2_000 })
  description: string;

  @ChoiceField(() => TicketCategory, { description: 'The subject area.' })
  category: TicketCategory;

  @ChoiceField(() => TicketPriority, { description: 'The priority. Defaults to MEDIUM.', nullable: true })
  priority?: TicketPriority | null;

  @TextListField({ description: 'Tags of the ticket.', max: 50, most: MOST_TAGS, nullable: true })
  tags?: string[] | null;

  @IdListField('Upload', {
    description: 'Attachments: own uploads with the purpose TICKET.',
    most: MOST_TICKET_ATTACHMENTS,
    nullable: true,
  })
  uploadIds?: Types.ObjectId[] | null;

  @ClientIdField()
  clientId?: string | null;
}

/** A message in a ticket. */
@InputType({ description: 'A message in a ticket.' })
export class ReplyToTicketInput {
  @IdField('Ticket', { description: 'The ticket concerned.' })
  ticketId: Types.ObjectId;

  @TextField({ description: 'The text itself.', max: LONGEST_TICKET_MESSAGE })
  body: string;

  @FlagField({
    description: 'Whether the message is an internal note. For the support team. Defaults to false.',
    nullable: true,
  })
  isInternal?: boolean | null;

  @FlagField({
    description:
      'Whether a program wrote the message, such as an out-of-office reply. It reopens no ticket and starts no clock. Defaults to false.',
    nullable: true,
  })
  isAutomatic?: boolean | null;

  @FlagField({
    description:
      'Whether the ticket waits for the customer from now on. For the support team. Defaults to false.',
    nullable: true,
  })
  waitForCustomer?: boolean | null;

  @IdListField('Upload', {
    description: 'Attachments: own uploads with the purpose TICKET.',
    most: MOST_TICKET_ATTACHMENTS,
    nullable: true,
  })
  uploadIds?: Types.ObjectId[] | null;

  @ClientIdField()
  clientId?: string | null;
}

/** Changes of a ticket. */
@InputType({ description: 'Changes of a ticket. Fields that are left out stay as they are.' })
export class TriageTicketInput {
  @IdField('Ticket', { description: 'The ticket concerned.' })
  ticketId: Types.ObjectId;

  @IdField('User', {
    description: 'The member of the support team who works on the ticket. Null takes the assignee away.',
    nullable: true,
  })
  assigneeId?: Types.ObjectId | null;

  @ChoiceField(() => TicketPriority, { description: 'The priority that applies.', nullable: true })
  priority?: TicketPriority | null;

  @ChoiceField(() => TicketStatus, {
    description: 'The status. RESOLVED is set by `resolveTicket`.',
    nullable: true,
  })
  status?: TicketStatus | null;

  @ChoiceField(() => TicketCategory, { description: 'The subject area.', nullable: true })
  category?: TicketCategory | null;

  @TextListField({ description: 'All tags of the ticket.', max: 50, most: MOST_TAGS, nullable: true })
  tags?: string[] | null;
}

/** A resolution. */
@InputType({ description: 'The resolution of a ticket.' })
export class ResolveTicketInput {
  @IdField('Ticket', { description: 'The ticket concerned.' })
  ticketId: Types.ObjectId;

  @TextField({ description: 'The summary of it.', max: 500 })
  summary: string;
}

/** A ticket. */
@InputType({ description: 'A ticket that is opened again.' })
export class ReopenTicketInput {
  @IdField('Ticket', { description: 'The ticket concerned.' })
  ticketId: Types.ObjectId;
}

/** A ticket. */
@InputType({ description: 'A ticket that the viewer has read.' })
export class MarkTicketReadInput {
  @IdField('Ticket', { description: 'The ticket concerned.' })
  ticketId: Types.ObjectId;
}

/** A merge. */
@InputType({ description: 'Two tickets of which one goes on in the other.' })
export class MergeTicketsInput {
  @IdField('Ticket', { description: 'The ticket that is closed.' })
  ticketId: Types.ObjectId;

  @IdField('Ticket', { description: 'The ticket in which it goes on.' })
  intoId: Types.ObjectId;
}

/** A rating. */
@InputType({ description: 'The rating of a resolved ticket by the customer.' })
export class RateTicketInput {
  @IdField('Ticket', { description: 'The ticket concerned.' })
  ticketId: Types.ObjectId;

  @IntField({ description: 'The rating given.', min: 1, max: 5 })
  rating: number;

  @TextField({ description: 'A comment in words.', max: 500, nullable: true })
  feedback?: string | null;
}

/** Hours on a day of the week. */
@InputType({ description: 'Hours on one day of the week, in local time.' })
export class WeeklyHoursInput {
  @ChoiceField(() => Weekday, { description: 'The day of the week.' })
  weekday: Weekday;

  @TextField({ description: 'The start, such as 09:00.', min: 5, max: 5 })
  from: string;

  @TextField({ description: 'The end, such as 17:00. 24:00 is the end of the day.', min: 5, max: 5 })
  to: string;
}

/** Deadlines of a priority. */
@InputType({ description: 'The deadlines of tickets of one priority.' })
export class SlaTargetInput {
  @ChoiceField(() => TicketPriority, { description: 'The priority that applies.' })
  priority: TicketPriority;

  @IntField({ description: 'Working minutes until the first public reply.', min: 1, max: 100_000 })
  firstResponseMinutes: number;

  @IntField({ description: 'Working minutes until the resolution.', min: 1, max: 500_000 })
  resolutionMinutes: number;
}

/** The settings of the support team. */
@InputType({ description: 'The working hours and service levels of the support team.' })
export class SaveSupportSettingsInput {
  @TextField({ description: 'The IANA time zone of the working hours.', max: 64 })
  timezone: string;

  @ListField(() => WeeklyHoursInput, { description: 'The working hours.', least: 1, most: 50 })
  weeklyHours: WeeklyHoursInput[];

  @TextListField({ description: 'Days without work, such as 2026-12-25.', min: 10, max: 10, most: 366 })
  holidays: string[];

  @ListField(() => SlaTargetInput, {
    description: 'The deadlines: one entry per priority.',
    least: 4,
    most: 4,
  })
  targets: SlaTargetInput[];

  @IntField({
    description: 'Working minutes before a deadline at which the support team is warned.',
    min: 1,
    max: 10_000,
  })
  warnMinutes: number;

  @EmailField({
    description: 'The mailbox that is told of contact messages. Null tells every member.',
    nullable: true,
  })
  inbox?: string | null;
}
