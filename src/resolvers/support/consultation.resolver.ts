import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { BY_DATE, consultationsOf, scanConsultations } from '../../loaders/support/consultations.js';
import { countMatches } from '../../loaders/support/lists.js';
import { User } from '../../models/identity/index.js';
import {
  Consultation,
  ConsultationModel,
  ConsultationNotes,
  ConsultationSide,
  ConsultationStatus,
} from '../../models/support/index.js';
import { canSeeConsultation, canSeeInternalNotes } from '../../rules/support/index.js';
import type { Connection } from '../../schema/connection.js';
import { parseGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import * as support from '../../services/support/index.js';
import { afterWrite } from '../fresh.js';
import { CheckoutPayload } from '../billing/billing.type.js';
import { Viewer } from '../identity/viewer.type.js';
import {
  BookConsultationInput,
  CancelConsultationInput,
  ConfirmConsultationInput,
  PayConsultationInput,
  RateConsultationInput,
  RescheduleConsultationInput,
  UpdateConsultationInput,
} from './consultation.input.js';
import { ConsultationConnection, ConsultationPayload } from './consultation.type.js';
import { party } from './party.js';

/** Consultations, from the booking to the feedback. */
@Resolver(() => Consultation)
export class ConsultationResolver {
  @Query(() => Consultation, {
    nullable: true,
    description: 'A consultation that the viewer may see. Null if there is none.',
  })
  consultation(
    @Arg('id', () => ID, { description: 'The id of the consultation.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Consultation | null> {
    return shownConsultation(ctx, parseGlobalId(id, 'Consultation', 'id'));
  }

  @Mutation(() => ConsultationPayload, {
    nullable: true,
    description: 'Books a consultant at a free time. The price follows from the consultant’s rate.',
  })
  async bookConsultation(
    @Arg('input', () => BookConsultationInput) input: BookConsultationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConsultationPayload> {
    const { consultation } = await support.bookConsultation(ctx, input);
    return changed(ctx, info, consultation);
  }

  @Mutation(() => CheckoutPayload, {
    nullable: true,
    description: 'Opens a checkout for a booked consultation, as its client. The viewer pays at its `url`.',
  })
  async payConsultation(
    @Arg('input', () => PayConsultationInput) input: PayConsultationInput,
    @Ctx() ctx: Context,
  ): Promise<CheckoutPayload> {
    return { checkout: await support.payConsultation(ctx, input) };
  }

  @Mutation(() => ConsultationPayload, {
    nullable: true,
    description: 'Confirms a booking, as the consultant.',
  })
  async confirmConsultation(
    @Arg('input', () => ConfirmConsultationInput) { consultationId }: ConfirmConsultationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConsultationPayload> {
    await support.confirmConsultation(ctx, consultationId);
    return changed(ctx, info, consultationId);
  }

  @Mutation(() => ConsultationPayload, {
    nullable: true,
    description:
      'Moves a consultation to another free time. A move by the client has to be confirmed again; the consultant of a seat moves the group session.',
  })
  async rescheduleConsultation(
    @Arg('input', () => RescheduleConsultationInput) input: RescheduleConsultationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConsultationPayload> {
    await support.rescheduleConsultation(ctx, input);
    return changed(ctx, info, input.consultationId);
  }

  @Mutation(() => ConsultationPayload, {
    nullable: true,
    description:
      'Cancels a consultation before it begins, with a full refund, or a part if the client is late. The consultant of a seat cancels the group session.',
  })
  async cancelConsultation(
    @Arg('input', () => CancelConsultationInput) input: CancelConsultationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConsultationPayload> {
    await support.cancelConsultation(ctx, input);
    return changed(ctx, info, input.consultationId);
  }

  @Mutation(() => ConsultationPayload, {
    nullable: true,
    description: 'Changes notes, agenda or place of a consultation.',
  })
  async updateConsultation(
    @Arg('input', () => UpdateConsultationInput) input: UpdateConsultationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConsultationPayload> {
    await support.updateConsultation(ctx, input);
    return changed(ctx, info, input.consultationId);
  }

  @Mutation(() => ConsultationPayload, {
    nullable: true,
    description:
      'Rates a consultation that is over, as client or consultant. A second rating replaces the first.',
  })
  async rateConsultation(
    @Arg('input', () => RateConsultationInput) input: RateConsultationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConsultationPayload> {
    await support.rateConsultation(ctx, input);
    return changed(ctx, info, input.consultationId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The person who booked.' })
  client(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as Consultation).client);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The person who is booked.' })
  consultant(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as Consultation).consultant);
  }

  @FieldResolver(() => ConsultationNotes, { description: 'Notes, by the side for which they are.' })
  notes(@Root() root: unknown, @Ctx() ctx: Context): ConsultationNotes {
    const { internal, ...shared } = (root as Consultation).notes;
    return canSeeInternalNotes(ctx, root as Consultation) && internal ? { ...shared, internal } : shared;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The person who cancelled. Null if nobody did, or the booking was not paid in time.',
  })
  cancelledBy(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as Consultation).cancelledBy);
  }

  @FieldResolver(() => String, { description: 'The consultation as an iCalendar file (RFC 5545).' })
  icalendar(@Root() root: unknown): string {
    return support.icalendarOf(root as Consultation);
  }
}

/** A consultation by the rule of the type. */
export async function shownConsultation(ctx: Context, id: Types.ObjectId): Promise<Consultation | null> {
  const consultation = await ctx.loaders.consultation.load(id);
  return consultation && canSeeConsultation(ctx, consultation) ? consultation : null;
}

/** A consultation after a change. */
export async function changed(
  ctx: Context,
  info: GraphQLResolveInfo,
  id: Types.ObjectId,
): Promise<ConsultationPayload> {
  await afterWrite(ctx, info);
  return { consultation: await shownConsultation(ctx, id) };
}

/** The viewer's consultations. */
@Resolver(() => Viewer)
export class ViewerConsultationResolver {
  @FieldResolver(() => ConsultationConnection, {
    description: 'The viewer’s consultations on one side, the latest date first.',
  })
  consultations(
    @Root() root: unknown,
    @Arg('as', () => ConsultationSide, { description: 'The side on which the viewer stands.' })
    side: ConsultationSide,
    @Arg('status', () => ConsultationStatus, { nullable: true, description: 'Only with this status.' })
    status: ConsultationStatus | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Consultation>> {
    const match = consultationsOf((root as Viewer).user._id, side, status);
    return page<Consultation, Consultation>(toRange(args), {
      skeleton: (range) => scanConsultations(ctx.loaders, range, match),
      position: (row) => ({ key: row[BY_DATE.field as 'scheduledAt'], id: row._id }),
      hydrate: (row) => row,
      visible: (row) => canSeeConsultation(ctx, row),
      count: () => countMatches(ctx.loaders, ConsultationModel, match),
    });
  }
}
