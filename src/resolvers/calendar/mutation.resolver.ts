import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { toGlobalId } from '../../schema/ids.js';
import { DeletedPayload } from '../../schema/payload.js';
import * as calendar from '../../services/calendar/index.js';
import { afterWrite } from '../fresh.js';
import * as input from './event.input.js';
import * as registration from './registration.input.js';
import {
  EventPayload,
  EventRegistrationPayload,
  InviteToEventPayload,
  IssueCertificatesPayload,
  PayEventFeePayload,
} from './event.type.js';

async function shownEvent(ctx: Context, info: GraphQLResolveInfo, id: Types.ObjectId): Promise<EventPayload> {
  await afterWrite(ctx, info);
  return { event: await ctx.loaders.event.load(id) };
}

async function shownRegistration(
  ctx: Context,
  info: GraphQLResolveInfo,
  id: Types.ObjectId,
): Promise<EventRegistrationPayload> {
  await afterWrite(ctx, info);
  return { registration: await ctx.loaders.eventRegistration.load(id) };
}

/** Mutations of events. */
@Resolver()
export class EventMutationResolver {
  @Mutation(() => EventPayload, {
    nullable: true,
    description: 'Creates an event as a draft, with the viewer as organizer.',
  })
  async createEvent(
    @Arg('input', () => input.CreateEventInput) given: input.CreateEventInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventPayload> {
    return shownEvent(ctx, info, await calendar.createEvent(ctx, given));
  }

  @Mutation(() => EventPayload, {
    nullable: true,
    description:
      'Changes an event. For its organizer and co-hosts. Participants are notified of times and place.',
  })
  async updateEvent(
    @Arg('input', () => input.UpdateEventInput) given: input.UpdateEventInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventPayload> {
    await calendar.updateEvent(ctx, given);
    return shownEvent(ctx, info, given.eventId);
  }

  @Mutation(() => EventPayload, { nullable: true, description: 'Publishes a draft.' })
  async publishEvent(
    @Arg('input', () => input.EventIdInput) { eventId }: input.EventIdInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventPayload> {
    await calendar.publishEvent(ctx, eventId);
    return shownEvent(ctx, info, eventId);
  }

  @Mutation(() => EventPayload, {
    nullable: true,
    description:
      'Cancels an event. For its organizer. Participants are notified; registrations stay on record.',
  })
  async cancelEvent(
    @Arg('input', () => input.CancelEventInput) given: input.CancelEventInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventPayload> {
    await calendar.cancelEvent(ctx, given);
    return shownEvent(ctx, info, given.eventId);
  }

  @Mutation(() => DeletedPayload, {
    nullable: true,
    description: 'Deletes a draft. For its organizer. Published events are cancelled instead.',
  })
  async deleteEvent(
    @Arg('input', () => input.EventIdInput) { eventId }: input.EventIdInput,
    @Ctx() ctx: Context,
  ): Promise<DeletedPayload> {
    await calendar.deleteEvent(ctx, eventId);
    return { deletedId: toGlobalId('Event', eventId) };
  }

  @Mutation(() => EventPayload, {
    nullable: true,
    description:
      'Moves, renames or cancels one occurrence of a recurring event, or that and all later ones. Answers the event that holds the occurrence.',
  })
  async changeEventOccurrence(
    @Arg('input', () => input.ChangeOccurrenceInput) given: input.ChangeOccurrenceInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventPayload> {
    return shownEvent(ctx, info, await calendar.changeOccurrence(ctx, given));
  }

  @Mutation(() => IssueCertificatesPayload, {
    nullable: true,
    description:
      'Issues certificates to all participants who were there and have none. For the organizer and co-hosts.',
  })
  async issueCertificates(
    @Arg('input', () => input.EventIdInput) { eventId }: input.EventIdInput,
    @Ctx() ctx: Context,
  ): Promise<IssueCertificatesPayload> {
    return { issued: await calendar.issueCertificates(ctx, eventId) };
  }
}

/** Mutations of registrations. */
@Resolver()
export class RegistrationMutationResolver {
  @Mutation(() => EventRegistrationPayload, {
    nullable: true,
    description:
      'Registers the viewer for an event: with a place if one is free, else on the waitlist. Repeating it changes nothing.',
  })
  async registerForEvent(
    @Arg('input', () => registration.RegisterForEventInput) given: registration.RegisterForEventInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventRegistrationPayload> {
    return shownRegistration(ctx, info, await calendar.registerForEvent(ctx, given));
  }

  @Mutation(() => PayEventFeePayload, {
    nullable: true,
    description:
      'Opens the checkout for the fee of a registration that is PENDING. The place is held until the checkout ends.',
  })
  async payEventFee(
    @Arg('input', () => registration.PayEventFeeInput) given: registration.PayEventFeeInput,
    @Ctx() ctx: Context,
  ): Promise<PayEventFeePayload> {
    return { url: await calendar.payEventFee(ctx, given) };
  }

  @Mutation(() => EventRegistrationPayload, {
    nullable: true,
    description:
      'Cancels a registration or declines an invitation. The place goes to the first user on the waitlist.',
  })
  async cancelRegistration(
    @Arg('input', () => registration.RegistrationIdInput)
    { registrationId }: registration.RegistrationIdInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventRegistrationPayload> {
    await calendar.cancelRegistration(ctx, registrationId);
    return shownRegistration(ctx, info, registrationId);
  }

  @Mutation(() => EventRegistrationPayload, {
    nullable: true,
    description: 'Gives a user on the waitlist a free place out of turn. For the organizer and co-hosts.',
  })
  async promoteRegistration(
    @Arg('input', () => registration.RegistrationIdInput)
    { registrationId }: registration.RegistrationIdInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventRegistrationPayload> {
    await calendar.promoteRegistration(ctx, registrationId);
    return shownRegistration(ctx, info, registrationId);
  }

  @Mutation(() => InviteToEventPayload, {
    nullable: true,
    description:
      'Invites users to an event. For the organizer and co-hosts. Invited users may see the event.',
  })
  async inviteToEvent(
    @Arg('input', () => registration.InviteToEventInput) given: registration.InviteToEventInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<InviteToEventPayload> {
    const ids = await calendar.inviteToEvent(ctx, given);
    await afterWrite(ctx, info);
    const registrations = await ctx.loaders.eventRegistration.loadMany(ids);
    return { registrations: registrations.filter((one) => one !== null) };
  }

  @Mutation(() => EventRegistrationPayload, {
    nullable: true,
    description: 'Records that a participant was there, or was not. For the organizer and co-hosts.',
  })
  async recordAttendance(
    @Arg('input', () => registration.RecordAttendanceInput) given: registration.RecordAttendanceInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventRegistrationPayload> {
    await calendar.recordAttendance(ctx, given);
    return shownRegistration(ctx, info, given.registrationId);
  }

  @Mutation(() => EventRegistrationPayload, {
    nullable: true,
    description:
      'Rates an event. For its participants, once it has started. Rating again replaces the rating.',
  })
  async rateEvent(
    @Arg('input', () => registration.RateEventInput) given: registration.RateEventInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventRegistrationPayload> {
    await calendar.rateEvent(ctx, given);
    return shownRegistration(ctx, info, given.registrationId);
  }
}
