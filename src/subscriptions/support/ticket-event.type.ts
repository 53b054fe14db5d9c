import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Ticket, TicketMessage } from '../../models/support/index.js';

/** An event with a number, which is told again to a client that comes back with a cursor. */
@ObjectType({ simpleResolvers: true })
abstract class Numbered {
  @Field(() => String, { description: 'The cursor from which to resume after a break.' })
  cursor: string;
}

/** A message came. */
@ObjectType({
  simpleResolvers: true,
  description: 'A message, or an internal note, was added to the ticket.',
})
export class TicketMessageAdded extends Numbered {
  @Field(() => TicketMessage, { nullable: true, description: 'The message. Null if it is gone.' })
  message: TicketMessage | null;
}

/** The ticket changed. */
@ObjectType({
  simpleResolvers: true,
  description: 'Status, assignee or another field of the ticket changed.',
})
export class TicketChanged extends Numbered {
  @Field(() => Ticket, { nullable: true, description: 'The ticket as it is now.' })
  ticket: Ticket | null;
}

/** The cursor is of no use. */
@ObjectType({
  simpleResolvers: true,
  description: 'The cursor is invalid or too old. Fetch the ticket again and resume from `cursor`.',
})
export class TicketResync extends Numbered {}

/** Everything that is told about a ticket. */
export const TicketEventUnion = createUnionType({
  name: 'TicketEvent',
  description: 'One thing that happened in a ticket.',
  types: () => [TicketMessageAdded, TicketChanged, TicketResync] as const,
});
