import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import {
  Event,
  EventAttendance,
  EventAttendee,
  EventFeedback,
  EventRegistration,
  EventRegistrationStatus,
  RegistrationSource,
} from '../../models/calendar/index.js';
import { User } from '../../models/identity/index.js';
import { canReadRegistration, canSeeEvent } from '../../rules/calendar/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { certificateUrl } from '../../services/calendar/index.js';

/** What a registration holds is for its user and for who manages the event. */
async function readable<T>(ctx: Context, root: unknown, value: T | null | undefined): Promise<T | null> {
  if (value === null || value === undefined) return null;
  return (await canReadRegistration(ctx, root as EventRegistration)) ? value : null;
}

/** The fields of a registration. */
@Resolver(() => EventRegistration)
export class EventRegistrationResolver {
  @FieldResolver(() => Event, {
    nullable: true,
    description: 'The event. Null if the viewer may not see it any more.',
  })
  async event(@Root() root: unknown, @Ctx() ctx: Context): Promise<Event | null> {
    const event = await ctx.loaders.event.load((root as EventRegistration).event);
    return event && (await canSeeEvent(ctx, event)) ? event : null;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The participant. Null if the viewer may not see the account.',
  })
  async user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const user = await ctx.loaders.user.load((root as EventRegistration).user);
    return user && (await canSeeUser(ctx, user)) ? user : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'The position on the waitlist, from 1 on. Null if the user is not on it, or for other users.',
  })
  async waitlistPosition(@Root() root: unknown, @Ctx() ctx: Context): Promise<number | null> {
    const { event, ticket, status } = root as EventRegistration;
    if (status !== EventRegistrationStatus.WAITLISTED || ticket === undefined) return null;
    if (!(await canReadRegistration(ctx, root as EventRegistration))) return null;
    return ctx.loaders.waitlistPosition.load({ event, ticket });
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Time until which the place is held for payment. Null if nothing is to be paid.',
  })
  heldUntil(@Root() root: unknown, @Ctx() ctx: Context): Promise<Date | null> {
    return readable(ctx, root, (root as EventRegistration).heldUntil);
  }

  @FieldResolver(() => EventAttendee, {
    nullable: true,
    description:
      'The data of the participant. Null for other users than the participant, the organizer and co-hosts.',
  })
  attendee(@Root() root: unknown, @Ctx() ctx: Context): Promise<EventAttendee | null> {
    return readable(ctx, root, (root as EventRegistration).attendee);
  }

  @FieldResolver(() => RegistrationSource, {
    nullable: true,
    description:
      'The source of the registration. Null for other users than the participant, the organizer and co-hosts.',
  })
  source(@Root() root: unknown, @Ctx() ctx: Context): Promise<RegistrationSource | null> {
    return readable(ctx, root, (root as EventRegistration).source);
  }

  @FieldResolver(() => EventAttendance, {
    nullable: true,
    description:
      'The attendance. Null if not recorded, or for other users than the participant, the organizer and co-hosts.',
  })
  attendance(@Root() root: unknown, @Ctx() ctx: Context): Promise<EventAttendance | null> {
    return readable(ctx, root, (root as EventRegistration).attendance);
  }

  @FieldResolver(() => EventFeedback, {
    nullable: true,
    description:
      'The feedback. Null if there is none, or for other users than the participant, the organizer and co-hosts.',
  })
  feedback(@Root() root: unknown, @Ctx() ctx: Context): Promise<EventFeedback | null> {
    return readable(ctx, root, (root as EventRegistration).feedback);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The address of the certificate as PDF. Null if none was issued, or for other users.',
  })
  certificateUrl(@Root() root: unknown, @Ctx() ctx: Context): Promise<string | null> {
    return readable(ctx, root, certificateUrl(root as EventRegistration));
  }
}
