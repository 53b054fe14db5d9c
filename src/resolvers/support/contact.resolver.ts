import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { requireSupport } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { BY_CREATION, contactsOf, countMatches, scanContacts } from '../../loaders/support/lists.js';
import { Agent } from '../../models/agents/index.js';
import { User } from '../../models/identity/index.js';
import {
  ContactCategory,
  ContactMessage,
  ContactMessageModel,
  ContactPriority,
  ContactResponse,
  ContactStatus,
  Ticket,
} from '../../models/support/index.js';
import { canSeeAgent } from '../../rules/agents/index.js';
import type { Connection } from '../../schema/connection.js';
import { parseGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { Public } from '../../schema/public.js';
import { answerContact, sendContactMessage, triageContact } from '../../services/support/index.js';
import { afterWrite } from '../fresh.js';
import { AnswerContactInput, ContactInput, TriageContactInput } from './contact.input.js';
import {
  ContactMessageConnection,
  ContactMessagePayload,
  SendContactMessagePayload,
} from './contact.type.js';
import { party } from './party.js';

/** The contact form, and what the support team makes of it. */
@Resolver(() => ContactMessage)
export class ContactResolver {
  @Public()
  @Mutation(() => SendContactMessagePayload, {
    nullable: true,
    description:
      'Sends a message to the support team. No account is needed. The answer comes by mail; the same message twice within ten minutes is one message.',
  })
  async sendContactMessage(
    @Arg('input', () => ContactInput) input: ContactInput,
    @Ctx() ctx: Context,
  ): Promise<SendContactMessagePayload> {
    return sendContactMessage(ctx, input);
  }

  @Query(() => ContactMessageConnection, {
    nullable: true,
    description: 'For the support team: contact messages, latest first.',
  })
  async contactMessages(
    @Arg('status', () => ContactStatus, { nullable: true, description: 'Only with this status.' })
    status: ContactStatus | null,
    @Arg('category', () => ContactCategory, { nullable: true, description: 'Only of this subject area.' })
    category: ContactCategory | null,
    @Arg('priority', () => ContactPriority, { nullable: true, description: 'Only of this priority.' })
    priority: ContactPriority | null,
    @Arg('assigneeId', () => ID, { nullable: true, description: 'Only of this member of the support team.' })
    assigneeId: string | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ContactMessage>> {
    requireSupport(ctx);
    const assignee = assigneeId ? parseGlobalId(assigneeId, 'User', 'assigneeId') : undefined;
    const match = contactsOf({ status, category, priority, assignee });
    return page<ContactMessage, ContactMessage>(toRange(args), {
      skeleton: (range) => scanContacts(ctx.loaders, range, match),
      position: (row) => ({ key: row[BY_CREATION.field as 'createdAt'], id: row._id }),
      hydrate: (row) => row,
      count: () => countMatches(ctx.loaders, ContactMessageModel, match),
    });
  }

  @Query(() => ContactMessage, { nullable: true, description: 'For the support team: a contact message.' })
  async contactMessage(
    @Arg('id', () => ID, { description: 'The id of the contact message.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<ContactMessage | null> {
    requireSupport(ctx);
    return ctx.loaders.contactMessage.load(parseGlobalId(id, 'ContactMessage', 'id'));
  }

  @Mutation(() => ContactMessagePayload, {
    nullable: true,
    description:
      'For the support team: answers a contact message. The first answer makes a ticket out of it; the sender gets a mail.',
  })
  async answerContactMessage(
    @Arg('input', () => AnswerContactInput) input: AnswerContactInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ContactMessagePayload> {
    await answerContact(ctx, input);
    await afterWrite(ctx, info);
    return { contactMessage: await ctx.loaders.contactMessage.load(input.contactMessageId) };
  }

  @Mutation(() => ContactMessagePayload, {
    nullable: true,
    description: 'For the support team: assigns a contact message, or changes its priority, status or tags.',
  })
  async triageContactMessage(
    @Arg('input', () => TriageContactInput) input: TriageContactInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ContactMessagePayload> {
    await triageContact(ctx, input);
    await afterWrite(ctx, info);
    return { contactMessage: await ctx.loaders.contactMessage.load(input.contactMessageId) };
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The member of the support team who answers. Null if nobody is assigned.',
  })
  assignee(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as ContactMessage).assignee);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The account that was signed in when the message was sent. Null for a visitor.',
  })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as ContactMessage).user);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'The agent that the message is about. Null if it names none, or the viewer may not see it.',
  })
  async agent(@Root() root: unknown, @Ctx() ctx: Context): Promise<Agent | null> {
    const { agent: id } = root as ContactMessage;
    const agent = id ? await ctx.loaders.agent.load(id) : null;
    return agent && (await canSeeAgent(ctx, agent)) ? agent : null;
  }

  @FieldResolver(() => Ticket, {
    nullable: true,
    description: 'The ticket in which the conversation goes on. Null if the message has no answer.',
  })
  async ticket(@Root() root: unknown, @Ctx() ctx: Context): Promise<Ticket | null> {
    const { ticket } = root as ContactMessage;
    return ticket && ctx.loaders.ticket.load(ticket);
  }
}

/** Who answered. */
@Resolver(() => ContactResponse)
export class ContactResponseResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The author. Null if the account is gone.' })
  author(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as ContactResponse).author);
  }
}
