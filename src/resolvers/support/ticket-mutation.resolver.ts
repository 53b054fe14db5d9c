import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { requireSupport } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { SupportSettings } from '../../models/support/index.js';
import * as support from '../../services/support/index.js';
import { afterWrite } from '../fresh.js';
import {
  MarkTicketReadInput,
  MergeTicketsInput,
  OpenTicketInput,
  RateTicketInput,
  ReopenTicketInput,
  ReplyToTicketInput,
  ResolveTicketInput,
  SaveSupportSettingsInput,
  TriageTicketInput,
} from './ticket.input.js';
import { visibleTicket } from './ticket.resolver.js';
import { ReplyToTicketPayload, SupportSettingsPayload, TicketPayload } from './ticket.type.js';

/** What customers and the support team do with tickets. */
@Resolver()
export class TicketMutationResolver {
  @Mutation(() => TicketPayload, { nullable: true, description: 'Opens a support ticket.' })
  async openTicket(
    @Arg('input', () => OpenTicketInput) input: OpenTicketInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TicketPayload> {
    const { ticket } = await support.openTicket(ctx, input);
    return shown(ctx, info, ticket);
  }

  @Mutation(() => ReplyToTicketPayload, {
    nullable: true,
    description:
      'Writes a message in a ticket, or an internal note. A customer’s message reopens a finished ticket for seven days; later it opens a follow-up ticket.',
  })
  async replyToTicket(
    @Arg('input', () => ReplyToTicketInput) input: ReplyToTicketInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ReplyToTicketPayload> {
    const made = await support.replyToTicket(ctx, input);
    await afterWrite(ctx, info);
    const [message, ticket] = await Promise.all([
      ctx.loaders.ticketMessage.load(made.message),
      visibleTicket(ctx, made.ticket),
    ]);
    return { message, ticket };
  }

  @Mutation(() => TicketPayload, {
    nullable: true,
    description: 'For the support team: assigns a ticket, or changes its priority, status, category or tags.',
  })
  async triageTicket(
    @Arg('input', () => TriageTicketInput) input: TriageTicketInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TicketPayload> {
    await support.triageTicket(ctx, input);
    return shown(ctx, info, input.ticketId);
  }

  @Mutation(() => TicketPayload, { nullable: true, description: 'For the support team: resolves a ticket.' })
  async resolveTicket(
    @Arg('input', () => ResolveTicketInput) input: ResolveTicketInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TicketPayload> {
    await support.resolveTicket(ctx, input);
    return shown(ctx, info, input.ticketId);
  }

  @Mutation(() => TicketPayload, {
    nullable: true,
    description:
      'Opens a finished ticket again: its customers within seven days, the support team at any time.',
  })
  async reopenTicket(
    @Arg('input', () => ReopenTicketInput) input: ReopenTicketInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TicketPayload> {
    await support.reopenTicket(ctx, input);
    return shown(ctx, info, input.ticketId);
  }

  @Mutation(() => TicketPayload, {
    nullable: true,
    description:
      'For the support team: merges a ticket into another one and closes it. Its messages, customers and replies go on there.',
  })
  async mergeTickets(
    @Arg('input', () => MergeTicketsInput) input: MergeTicketsInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TicketPayload> {
    await support.mergeTickets(ctx, input);
    return shown(ctx, info, input.intoId);
  }

  @Mutation(() => TicketPayload, {
    nullable: true,
    description: 'Rates a resolved or closed ticket, as its customer. A second rating replaces the first.',
  })
  async rateTicket(
    @Arg('input', () => RateTicketInput) input: RateTicketInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TicketPayload> {
    await support.rateTicket(ctx, input);
    return shown(ctx, info, input.ticketId);
  }

  @Mutation(() => TicketPayload, {
    nullable: true,
    description: 'Marks all messages of a ticket as read by the viewer.',
  })
  async markTicketRead(
    @Arg('input', () => MarkTicketReadInput) input: MarkTicketReadInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TicketPayload> {
    await support.markTicketRead(ctx, input.ticketId);
    return shown(ctx, info, input.ticketId);
  }

  @Query(() => SupportSettings, {
    nullable: true,
    description: 'For the support team: its working hours and service levels.',
  })
  supportSettings(@Ctx() ctx: Context): Promise<SupportSettings> {
    requireSupport(ctx);
    return support.supportSettings();
  }

  @Mutation(() => SupportSettingsPayload, {
    nullable: true,
    description:
      'For admins: replaces the working hours and service levels of the support team. Deadlines that were set before stay as they are.',
  })
  async saveSupportSettings(
    @Arg('input', () => SaveSupportSettingsInput) input: SaveSupportSettingsInput,
    @Ctx() ctx: Context,
  ): Promise<SupportSettingsPayload> {
    await support.saveSupportSettings(ctx, input);
    return { settings: await support.supportSettings() };
  }
}

async function shown(ctx: Context, info: GraphQLResolveInfo, id: Types.ObjectId): Promise<TicketPayload> {
  await afterWrite(ctx, info);
  return { ticket: await visibleTicket(ctx, id) };
}
