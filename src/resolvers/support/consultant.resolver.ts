import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Float,
  ID,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import { sharedNow } from '../../lib/clock.js';
import { freeSlots } from '../../lib/free-slots.js';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { BY_RATINGS, consultantsOf, scanConsultants } from '../../loaders/support/consultations.js';
import { countMatches } from '../../loaders/support/lists.js';
import { User } from '../../models/identity/index.js';
import { Consultant, ConsultantModel, ConsultationCategory, TimeOff } from '../../models/support/index.js';
import { visibleConsultant } from '../../rules/support/index.js';
import type { Connection } from '../../schema/connection.js';
import { refuse } from '../../schema/errors.js';
import { parseGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { scheduleOf, setAvailability } from '../../services/support/index.js';
import { afterWrite } from '../fresh.js';
import { Viewer } from '../identity/viewer.type.js';
import { SetAvailabilityInput } from './consultation.input.js';
import { AvailableSlot, ConsultantConnection, ConsultantPayload } from './consultation.type.js';

const MINUTE_MS = 60_000;
const MOST_DAYS = 62;
const MOST_SLOTS = 1_000;

/** Consultants and their free times. */
@Resolver(() => Consultant)
export class ConsultantResolver {
  @Query(() => ConsultantConnection, {
    nullable: true,
    description: 'Consultants who take bookings, those with the most good ratings first.',
  })
  consultants(
    @Arg('category', () => ConsultationCategory, {
      nullable: true,
      description: 'Only in this subject area.',
    })
    category: ConsultationCategory | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Consultant>> {
    const match = consultantsOf(category);
    return page<Consultant, Consultant>(toRange(args), {
      skeleton: (range) => scanConsultants(ctx.loaders, range, match),
      position: (row) => ({ key: row[BY_RATINGS.field as 'rank'], id: row._id }),
      prepare: (rows) => ctx.loaders.user.ensure(rows.map(({ _id }) => _id)),
      hydrate: (row) => row,
      visible: async (row) => (await visibleConsultant(ctx, row)) !== null,
      count: () => countMatches(ctx.loaders, ConsultantModel, match),
    });
  }

  @Query(() => Consultant, {
    nullable: true,
    description: 'A consultant by user. Null if the user takes no bookings.',
  })
  async consultant(
    @Arg('userId', () => ID, { description: 'The id of the user.' }) userId: string,
    @Ctx() ctx: Context,
  ): Promise<Consultant | null> {
    return shownConsultant(ctx, parseGlobalId(userId, 'User', 'userId'));
  }

  @Mutation(() => ConsultantPayload, {
    nullable: true,
    description: 'Makes the viewer a consultant, or changes the offer. Bookings that stand are not touched.',
  })
  async setAvailability(
    @Arg('input', () => SetAvailabilityInput) input: SetAvailabilityInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConsultantPayload> {
    await setAvailability(ctx, input);
    await afterWrite(ctx, info);
    return { consultant: await ctx.loaders.consultant.load(requireViewer(ctx).id) };
  }

  @FieldResolver(() => User, { nullable: true, description: 'The account of the consultant.' })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return visibleConsultant(ctx, root as Consultant);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'The average rating by clients, 1 to 5. Null if there is no rating.',
  })
  rating(@Root() root: unknown): number | null {
    const { ratingSum, ratingCount } = root as Consultant;
    return ratingCount > 0 ? Math.round((ratingSum / ratingCount) * 100) / 100 : null;
  }

  @FieldResolver(() => [TimeOff], {
    description: 'The time off of the consultant. For the consultant; empty for others.',
  })
  timeOff(@Root() root: unknown, @Ctx() ctx: Context): TimeOff[] {
    const { _id, timeOff } = root as Consultant;
    return ctx.viewer?.id.equals(_id) ? timeOff : [];
  }

  @FieldResolver(() => [AvailableSlot], {
    description: `Times of a length that can be booked, in order: those that begin within a period of up to ${MOST_DAYS} days, at most ${MOST_SLOTS}.`,
  })
  async availability(
    @Root() root: unknown,
    @Arg('from', () => Date, { description: 'The start of the period.' }) from: Date,
    @Arg('to', () => Date, { description: 'The end of the period. Exclusive.' }) to: Date,
    @Arg('durationMinutes', () => Int, { description: 'The length in minutes, 15 to 480, a multiple of 5.' })
    minutes: number,
    @Ctx() ctx: Context,
  ): Promise<AvailableSlot[]> {
    if (from >= to) throw refuse.badInput('The end must be after the start.', 'to');
    if (to.getTime() - from.getTime() > MOST_DAYS * 24 * 60 * MINUTE_MS)
      throw refuse.badInput(`The period is too long; up to ${MOST_DAYS} days are allowed.`, 'to');
    if (minutes < 15 || minutes > 480 || minutes % 5 !== 0)
      throw refuse.badInput('The length is out of range; 15 to 480 minutes are allowed.', 'durationMinutes');
    const consultant = root as Consultant;
    const { _id, bufferMinutes } = consultant;
    const end = new Date(to.getTime() + (minutes + bufferMinutes) * MINUTE_MS);
    const busy = await ctx.loaders.busyTimes.load({ consultant: _id, start: from, end });
    const slots = freeSlots(
      scheduleOf(consultant, busy, sharedNow()),
      { start: from, end: to },
      minutes,
      MOST_SLOTS,
    );
    return slots.map((slot) => ({ startsAt: slot.start, endsAt: slot.end }));
  }
}

/** A consultant by the rule of the type. */
export async function shownConsultant(ctx: Context, id: Consultant['_id']): Promise<Consultant | null> {
  const consultant = await ctx.loaders.consultant.load(id);
  return consultant && (await visibleConsultant(ctx, consultant)) ? consultant : null;
}

/** The viewer as a consultant. */
@Resolver(() => Viewer)
export class ViewerConsultantResolver {
  @FieldResolver(() => Consultant, {
    nullable: true,
    description: 'The viewer as a consultant. Null if the viewer is none.',
  })
  consultant(@Root() root: unknown, @Ctx() ctx: Context): Promise<Consultant | null> {
    return ctx.loaders.consultant.load((root as Viewer).user._id);
  }
}
