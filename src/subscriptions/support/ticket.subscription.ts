import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { canSeeTicket, isStaffOf } from '../../rules/support/index.js';
import { decodeSeq, encodeSeq } from '../../schema/cursor.js';
import { refuse } from '../../schema/errors.js';
import { parseGlobalId } from '../../schema/ids.js';
import { live, type Opening } from '../live/index.js';
import { TicketEventUnion } from './ticket-event.type.js';
import { channelOf, ticketStream, type TicketEntry } from './ticket-stream.js';

/** What happens in a ticket, for its customers and for the support team. */
@Resolver()
export class TicketSubscription {
  @Subscription(() => TicketEventUnion, {
    description:
      'Events of a ticket from now on, or, with a cursor, from there: each once and in order. Customers are not told of internal notes.',
    subscribe: live(ticketStream, open),
  })
  async ticketEvent(
    @Root() entry: unknown,
    @Arg('ticketId', () => ID, { description: 'The id of the ticket.' }) _ticketId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last event that the client has.',
    })
    _after: string | null,
    @Ctx() ctx: Context,
  ): Promise<typeof TicketEventUnion> {
    const { __typename, seq, ticket: id, message: messageId } = entry as TicketEntry;
    const [ticket, message] = await Promise.all([
      __typename === 'TicketChanged' ? ctx.loaders.ticket.load(id) : null,
      messageId ? ctx.loaders.ticketMessage.load(messageId) : null,
    ]);
    return { __typename, cursor: encodeSeq(seq!), ticket, message } as unknown as typeof TicketEventUnion;
  }
}

async function open(
  ctx: Context,
  { ticketId, after }: { ticketId: string; after?: string | null },
): Promise<Opening> {
  requireViewer(ctx);
  const id = parseGlobalId(ticketId, 'Ticket', 'ticketId');
  const from = decodeSeq(after);
  const ticket = await ctx.loaders.ticket.load(id);
  if (!ticket || !canSeeTicket(ctx, ticket)) throw refuse.notFound('The ticket', 'ticketId');
  return { channel: channelOf(id, isStaffOf(ctx, ticket) ? 'staff' : 'public'), after: from };
}
