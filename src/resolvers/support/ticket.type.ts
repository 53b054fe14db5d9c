import { Field, ObjectType } from 'type-graphql';
import { SupportSettings, Ticket, TicketMessage } from '../../models/support/index.js';
import { connection } from '../../schema/connection.js';
import { MutationPayload, payload } from '../../schema/payload.js';

/** A ticket after a change. */
@ObjectType({ description: 'A ticket after a change.' })
export class TicketPayload extends payload('ticket', () => Ticket, 'The ticket concerned.') {}

/** A message that was written. */
@ObjectType({ description: 'The payload of `replyToTicket`.' })
export class ReplyToTicketPayload extends MutationPayload {
  @Field(() => TicketMessage, { nullable: true, simple: true, description: 'The message that was written.' })
  message?: TicketMessage | null;

  @Field(() => Ticket, {
    nullable: true,
    simple: true,
    description: 'The ticket in which the message stands. A late reply to a finished ticket opens a new one.',
  })
  ticket?: Ticket | null;
}

/** The settings after a change. */
@ObjectType({ description: 'The settings of the support team after a change.' })
export class SupportSettingsPayload extends payload(
  'settings',
  () => SupportSettings,
  'The settings as saved.',
) {}

/** Tickets. */
@ObjectType('TicketConnection', { description: 'A page of tickets.' })
export class TicketConnection extends connection('Ticket', () => Ticket) {}

/** Messages of a ticket. */
@ObjectType('TicketMessageConnection', { description: 'A page of messages of a ticket.' })
export class TicketMessageConnection extends connection('TicketMessage', () => TicketMessage) {}
