import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import { typed } from '../../loaders/factories.js';
import { page } from '../../loaders/page.js';
import {
  BY_BOOKING,
  BY_START,
  bookedSeats,
  scanConsultations,
  scanSessions,
  sessionsAhead,
} from '../../loaders/support/consultations.js';
import { countMatches } from '../../loaders/support/lists.js';
import { User } from '../../models/identity/index.js';
import {
  Consultant,
  Consultation,
  ConsultationLocation,
  ConsultationModel,
  ConsultationSession,
  ConsultationSessionModel,
  LocationKind,
} from '../../models/support/index.js';
import { canSeeParticipants, canSeeSession, canSeeSessionPlace } from '../../rules/support/index.js';
import type { Connection } from '../../schema/connection.js';
import { parseGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import * as support from '../../services/support/index.js';
import { afterWrite } from '../fresh.js';
import { changed } from './consultation.resolver.js';
import {
  ConsultationConnection,
  ConsultationPayload,
  ConsultationSessionConnection,
  ConsultationSessionPayload,
} from './consultation.type.js';
import { party } from './party.js';
import {
  BookConsultationSeatInput,
  CancelConsultationSessionInput,
  OfferConsultationSessionInput,
  RescheduleConsultationSessionInput,
  UpdateConsultationSessionInput,
} from './session.input.js';

/** Group sessions, from the offer to the booked seats. */
@Resolver(() => ConsultationSession)
export class SessionResolver {
  @Query(() => ConsultationSession, {
    nullable: true,
    description: 'A group session that the viewer may see. Null if there is none.',
  })
  consultationSession(
    @Arg('id', () => ID, { description: 'The id of the group session.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<ConsultationSession | null> {
    return shownSession(ctx, parseGlobalId(id, 'ConsultationSession', 'id'));
  }

  @Mutation(() => ConsultationSessionPayload, {
    nullable: true,
    description: 'Offers a group session at a free time of the viewer, who is a consultant.',
  })
  async offerConsultationSession(
    @Arg('input', () => OfferConsultationSessionInput) input: OfferConsultationSessionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConsultationSessionPayload> {
    const { session } = await support.offerConsultationSession(ctx, input);
    return offered(ctx, info, session);
  }

  @Mutation(() => ConsultationPayload, {
    nullable: true,
    description:
      'Books a seat of a group session. The consultation is confirmed at once, and given up if it is not paid in time.',
  })
  async bookConsultationSeat(
    @Arg('input', () => BookConsultationSeatInput) input: BookConsultationSeatInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConsultationPayload> {
    const { consultation } = await support.bookConsultationSeat(ctx, input);
    return changed(ctx, info, consultation);
  }

  @Mutation(() => ConsultationSessionPayload, {
    nullable: true,
    description: 'Changes agenda or place of a group session for all participants, as its consultant.',
  })
  async updateConsultationSession(
    @Arg('input', () => UpdateConsultationSessionInput) input: UpdateConsultationSessionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConsultationSessionPayload> {
    await support.updateConsultationSession(ctx, input);
    return offered(ctx, info, input.sessionId);
  }

  @Mutation(() => ConsultationSessionPayload, {
    nullable: true,
    description: 'Moves a group session to another free time for all participants, as its consultant.',
  })
  async rescheduleConsultationSession(
    @Arg('input', () => RescheduleConsultationSessionInput) input: RescheduleConsultationSessionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConsultationSessionPayload> {
    await support.rescheduleConsultationSession(ctx, input);
    return offered(ctx, info, input.sessionId);
  }

  @Mutation(() => ConsultationSessionPayload, {
    nullable: true,
    description: 'Cancels a group session, as its consultant. Every participant is refunded in full.',
  })
  async cancelConsultationSession(
    @Arg('input', () => CancelConsultationSessionInput) input: CancelConsultationSessionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConsultationSessionPayload> {
    await support.cancelConsultationSession(ctx, input);
    return offered(ctx, info, input.sessionId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The person who offers the session.' })
  consultant(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as ConsultationSession).consultant);
  }

  @FieldResolver(() => Int, { description: 'The number of seats that are free.' })
  seatsLeft(@Root() root: unknown): number {
    const { seats, taken } = root as ConsultationSession;
    return seats - taken;
  }

  @FieldResolver(() => LocationKind, { description: 'Whether the session is virtual or physical.' })
  locationKind(@Root() root: unknown): LocationKind {
    return (root as ConsultationSession).location.kind;
  }

  @FieldResolver(() => ConsultationLocation, {
    nullable: true,
    description: 'The place of the session. Null for users who have no seat.',
  })
  async location(@Root() root: unknown, @Ctx() ctx: Context): Promise<ConsultationLocation | null> {
    const session = root as ConsultationSession;
    return (await canSeeSessionPlace(ctx, session)) ? session.location : null;
  }

  @FieldResolver(() => Consultation, {
    nullable: true,
    description: 'The consultation of the viewer’s seat. Null if the viewer has none.',
  })
  async viewerConsultation(@Root() root: unknown, @Ctx() ctx: Context): Promise<Consultation | null> {
    const seat = await ctx.loaders.ownSeat.load((root as ConsultationSession)._id);
    return seat && typed('Consultation', seat);
  }

  @FieldResolver(() => ConsultationConnection, {
    nullable: true,
    description:
      'The booked seats in the order of booking. For the consultant and admins; null for other users.',
  })
  async consultations(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Consultation> | null> {
    const session = root as ConsultationSession;
    if (!canSeeParticipants(ctx, session)) return null;
    const match = bookedSeats(session._id);
    return page<Consultation, Consultation>(toRange(args), {
      skeleton: (range) => scanConsultations(ctx.loaders, range, match, BY_BOOKING),
      position: (row) => ({ key: row[BY_BOOKING.field as 'createdAt'], id: row._id }),
      hydrate: (row) => row,
      count: () => countMatches(ctx.loaders, ConsultationModel, match),
    });
  }
}

/** A group session by the rule of the type. */
export async function shownSession(ctx: Context, id: Types.ObjectId): Promise<ConsultationSession | null> {
  const session = await ctx.loaders.consultationSession.load(id);
  return session && (await canSeeSession(ctx, session)) ? session : null;
}

async function offered(
  ctx: Context,
  info: GraphQLResolveInfo,
  id: Types.ObjectId,
): Promise<ConsultationSessionPayload> {
  await afterWrite(ctx, info);
  return { session: await shownSession(ctx, id) };
}

/** The group session of a consultation. */
@Resolver(() => Consultation)
export class SessionOfConsultationResolver {
  @FieldResolver(() => ConsultationSession, {
    nullable: true,
    description: 'The group session of which this is a seat. Null for other consultations.',
  })
  async session(@Root() root: unknown, @Ctx() ctx: Context): Promise<ConsultationSession | null> {
    const { session } = root as Consultation;
    return session ? ctx.loaders.consultationSession.load(session) : null;
  }
}

/** The group sessions of a consultant. */
@Resolver(() => Consultant)
export class ConsultantSessionResolver {
  @FieldResolver(() => ConsultationSessionConnection, {
    description: 'Group sessions that have not begun, with and without free seats, the next first.',
  })
  sessions(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ConsultationSession>> {
    const match = sessionsAhead((root as Consultant)._id, sharedNow());
    return page<ConsultationSession, ConsultationSession>(toRange(args), {
      skeleton: (range) => scanSessions(ctx.loaders, range, match),
      position: (row) => ({ key: row[BY_START.field as 'scheduledAt'], id: row._id }),
      hydrate: (row) => row,
      count: () => countMatches(ctx.loaders, ConsultationSessionModel, match),
    });
  }
}
