import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { requireSupport } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import {
  BY_MESSAGE_TIME,
  BY_PUBLIC_CHANGE,
  BY_TICKET_RANK,
  countMatches,
  messagesOf,
  queueOf,
  scanTicketMessages,
  scanTickets,
  ticketsOf,
} from '../../loaders/support/lists.js';
import { User } from '../../models/identity/index.js';
import {
  ClientInfo,
  Ticket,
  TicketAttachment,
  TicketContact,
  TicketMessage,
  TicketMessageModel,
  TicketModel,
  TicketPriority,
  TicketResolution,
  TicketStatus,
} from '../../models/support/index.js';
import { canSeeTicket, isStaffOf } from '../../rules/support/index.js';
import type { Connection } from '../../schema/connection.js';
import { exactlyOne } from '../../schema/exactly-one.js';
import { parseGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { privateFileUrl } from '../../services/system/index.js';
import { Viewer } from '../identity/viewer.type.js';
import { party } from './party.js';
import { TicketConnection, TicketMessageConnection } from './ticket.type.js';

/** Tickets as their customers and the support team read them. */
@Resolver(() => Ticket)
export class TicketResolver {
  @Query(() => Ticket, {
    nullable: true,
    description: 'A ticket by either `id` or `number`. Null if there is none that the viewer may see.',
  })
  async ticket(
    @Arg('id', () => ID, { nullable: true, description: 'The id of the ticket.' }) id: string | null,
    @Arg('number', () => String, {
      nullable: true,
      description: 'The number of the ticket, such as TICK-2026-000123.',
    })
    number: string | null,
    @Ctx() ctx: Context,
  ): Promise<Ticket | null> {
    exactlyOne({ id, number });
    if (id != null) return visibleTicket(ctx, parseGlobalId(id, 'Ticket', 'id'));
    const ticket = await ctx.loaders.ticketByNumber.load(number!);
    return ticket && canSeeTicket(ctx, ticket) ? ticket : null;
  }

  @Query(() => TicketConnection, {
    nullable: true,
    description:
      'For the support team: the queue of tickets, the most urgent first, then the oldest. Without tickets of the viewer’s own.',
  })
  async tickets(
    @Arg('status', () => TicketStatus, { nullable: true, description: 'Only with this status.' })
    status: TicketStatus | null,
    @Arg('priority', () => TicketPriority, { nullable: true, description: 'Only of this priority.' })
    priority: TicketPriority | null,
    @Arg('assigneeId', () => ID, { nullable: true, description: 'Only of this member of the support team.' })
    assigneeId: string | null,
    @Arg('breached', () => Boolean, {
      nullable: true,
      description: 'Only tickets that missed a deadline, or only those that did not.',
    })
    breached: boolean | null,
    @Arg('tag', () => String, { nullable: true, description: 'Only with this tag.' }) tag: string | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Ticket>> {
    const { id: notOf } = requireSupport(ctx);
    const assignee = assigneeId ? parseGlobalId(assigneeId, 'User', 'assigneeId') : undefined;
    const filter = { status, priority, assignee, breached, tag: tag?.trim().toLowerCase() ?? null, notOf };
    const match = queueOf(filter);
    return page<Ticket, Ticket>(toRange(args), {
      skeleton: (range) => scanTickets(ctx.loaders, range, match, BY_TICKET_RANK),
      position: (row) => ({ key: row[BY_TICKET_RANK.field as 'rank'], id: row._id }),
      hydrate: (row) => row,
      visible: (row) => canSeeTicket(ctx, row),
      count: () => countMatches(ctx.loaders, TicketModel, match),
    });
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The customer who opened the ticket. Null for a customer without an account.',
  })
  requester(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as Ticket).requester);
  }

  @FieldResolver(() => [User], {
    description: 'The customers who take part: the requester, and the requesters of merged tickets.',
  })
  async participants(@Root() root: unknown, @Ctx() ctx: Context): Promise<User[]> {
    const users = await Promise.all((root as Ticket).participants.map((id) => party(ctx, id)));
    return users.filter((user) => user !== null);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The member of the support team who works on the ticket. Null if nobody is assigned.',
  })
  assignee(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as Ticket).assignee);
  }

  @FieldResolver(() => ClientInfo, {
    nullable: true,
    description: 'The device and address from which the ticket was opened. For the support team.',
  })
  client(@Root() root: unknown, @Ctx() ctx: Context): ClientInfo | null {
    return isStaffOf(ctx, root as Ticket) ? ((root as Ticket).client ?? null) : null;
  }

  @FieldResolver(() => TicketContact, {
    nullable: true,
    description: 'The customer, where the customer has no account. For the support team.',
  })
  contact(@Root() root: unknown, @Ctx() ctx: Context): TicketContact | null {
    return isStaffOf(ctx, root as Ticket) ? ((root as Ticket).contact ?? null) : null;
  }

  @FieldResolver(() => TicketMessageConnection, {
    description: 'The messages, oldest first. Internal notes are for the support team only.',
  })
  messages(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<TicketMessage>> {
    const ticket = root as Ticket;
    const match = messagesOf(ticket._id, isStaffOf(ctx, ticket));
    return page<TicketMessage, TicketMessage>(toRange(args), {
      skeleton: (range) => scanTicketMessages(ctx.loaders, range, match),
      position: (row) => ({ key: row[BY_MESSAGE_TIME.field as 'createdAt'], id: row._id }),
      hydrate: (row) => row,
      count: () => countMatches(ctx.loaders, TicketMessageModel, match),
    });
  }

  @FieldResolver(() => Int, {
    description: 'Number of public messages of the other side that the viewer has not read.',
  })
  async unreadReplies(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    const ticket = root as Ticket;
    const read = await ctx.loaders.ticketRead.load(ticket._id);
    const written = isStaffOf(ctx, ticket) ? ticket.customerMessages : ticket.agentMessages;
    return Math.max(0, written - (read?.messages ?? 0));
  }

  @FieldResolver(() => Date, {
    description: 'Time of the last change that the viewer may know about.',
  })
  updatedAt(@Root() root: unknown, @Ctx() ctx: Context): Date {
    const ticket = root as Ticket;
    return isStaffOf(ctx, ticket) ? ticket.updatedAt : ticket.publicUpdatedAt;
  }

  @FieldResolver(() => Ticket, {
    nullable: true,
    description: 'The ticket in which this one goes on. Null if the ticket was not merged.',
  })
  mergedInto(@Root() root: unknown, @Ctx() ctx: Context): Promise<Ticket | null> {
    return other(ctx, (root as Ticket).mergedInto);
  }

  @FieldResolver(() => Ticket, {
    nullable: true,
    description: 'The finished ticket to which this one is a late reply. Null if there is none.',
  })
  followUpOf(@Root() root: unknown, @Ctx() ctx: Context): Promise<Ticket | null> {
    return other(ctx, (root as Ticket).followUpOf);
  }
}

async function other(ctx: Context, id: Ticket['mergedInto']): Promise<Ticket | null> {
  return id ? visibleTicket(ctx, id) : null;
}

/** A ticket by the rule of its type. */
export async function visibleTicket(ctx: Context, id: Ticket['_id']): Promise<Ticket | null> {
  const ticket = await ctx.loaders.ticket.load(id);
  return ticket && canSeeTicket(ctx, ticket) ? ticket : null;
}

/** A message. Its visibility was checked before. */
@Resolver(() => TicketMessage)
export class TicketMessageResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The author. Null for a customer without an account.',
  })
  author(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as TicketMessage).author);
  }
}

/** An attachment. */
@Resolver(() => TicketAttachment)
export class TicketAttachmentResolver {
  @FieldResolver(() => String, {
    description:
      'The address of the file. It works for a quarter of an hour; fetch the message again for a new one.',
  })
  url(@Root() root: unknown): string {
    return privateFileUrl((root as TicketAttachment).upload);
  }
}

/** Who resolved. */
@Resolver(() => TicketResolution)
export class TicketResolutionResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The member of the support team who resolved the ticket.',
  })
  resolvedBy(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as TicketResolution).resolvedBy);
  }
}

/** The viewer's own tickets. */
@Resolver(() => Viewer)
export class ViewerTicketResolver {
  @FieldResolver(() => TicketConnection, {
    description: 'The viewer’s tickets, the latest change first.',
  })
  tickets(
    @Root() root: unknown,
    @Arg('status', () => TicketStatus, { nullable: true, description: 'Only with this status.' })
    status: TicketStatus | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Ticket>> {
    const match = ticketsOf((root as Viewer).user._id, status);
    return page<Ticket, Ticket>(toRange(args), {
      skeleton: (range) => scanTickets(ctx.loaders, range, match, BY_PUBLIC_CHANGE),
      position: (row) => ({ key: row[BY_PUBLIC_CHANGE.field as 'publicUpdatedAt'], id: row._id }),
      hydrate: (row) => row,
      visible: (row) => canSeeTicket(ctx, row),
      count: () => countMatches(ctx.loaders, TicketModel, match),
    });
  }
}
