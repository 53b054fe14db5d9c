import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import * as hiring from '../../services/hiring/index.js';
import { afterWrite } from '../fresh.js';
import { shownApplication } from './application.resolver.js';
import {
  AnswerOfferInput,
  ApplyForJobInput,
  MakeOfferInput,
  MoveApplicationInput,
  NoteApplicationInput,
  RateInterviewInput,
  ScheduleInterviewInput,
  WithdrawApplicationInput,
} from './application.input.js';
import { JobApplicationPayload } from './hiring.type.js';

/** Actions of applicants and recruiters on applications. */
@Resolver()
export class ApplicationMutationResolver {
  @Mutation(() => JobApplicationPayload, {
    nullable: true,
    description: 'Applies for a job, or submits the draft that stands. One application per person and job.',
  })
  async applyForJob(
    @Arg('input', () => ApplyForJobInput) input: ApplyForJobInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<JobApplicationPayload> {
    const { application } = await hiring.applyForJob(ctx, input);
    return shown(ctx, info, application);
  }

  @Mutation(() => JobApplicationPayload, {
    nullable: true,
    description: 'Withdraws an application, as its applicant; also after the job was closed.',
  })
  async withdrawApplication(
    @Arg('input', () => WithdrawApplicationInput) { applicationId }: WithdrawApplicationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<JobApplicationPayload> {
    await hiring.withdrawApplication(ctx, applicationId);
    return shown(ctx, info, applicationId);
  }

  @Mutation(() => JobApplicationPayload, {
    nullable: true,
    description: 'For recruiters of the posting: moves an application to another status.',
  })
  async moveApplication(
    @Arg('input', () => MoveApplicationInput) input: MoveApplicationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<JobApplicationPayload> {
    await hiring.moveApplication(ctx, input);
    return shown(ctx, info, input.applicationId);
  }

  @Mutation(() => JobApplicationPayload, {
    nullable: true,
    description: 'For recruiters of the posting: replaces notes that the applicant never sees.',
  })
  async noteApplication(
    @Arg('input', () => NoteApplicationInput) input: NoteApplicationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<JobApplicationPayload> {
    await hiring.noteApplication(ctx, input);
    return shown(ctx, info, input.applicationId);
  }

  @Mutation(() => JobApplicationPayload, {
    nullable: true,
    description: 'For recruiters of the posting: schedules an interview, or moves one.',
  })
  async scheduleInterview(
    @Arg('input', () => ScheduleInterviewInput) input: ScheduleInterviewInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<JobApplicationPayload> {
    await hiring.scheduleInterview(ctx, input);
    return shown(ctx, info, input.applicationId);
  }

  @Mutation(() => JobApplicationPayload, {
    nullable: true,
    description: 'For recruiters of the posting: notes the result of an interview.',
  })
  async rateInterview(
    @Arg('input', () => RateInterviewInput) input: RateInterviewInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<JobApplicationPayload> {
    await hiring.rateInterview(ctx, input);
    return shown(ctx, info, input.applicationId);
  }

  @Mutation(() => JobApplicationPayload, {
    nullable: true,
    description: 'For recruiters of the posting: offers the job to an applicant.',
  })
  async makeOffer(
    @Arg('input', () => MakeOfferInput) input: MakeOfferInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<JobApplicationPayload> {
    await hiring.makeOffer(ctx, input);
    return shown(ctx, info, input.applicationId);
  }

  @Mutation(() => JobApplicationPayload, {
    nullable: true,
    description: 'Answers an offer, as the applicant. Accepting takes one of the positions.',
  })
  async answerOffer(
    @Arg('input', () => AnswerOfferInput) input: AnswerOfferInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<JobApplicationPayload> {
    await hiring.answerOffer(ctx, input);
    return shown(ctx, info, input.applicationId);
  }
}

async function shown(
  ctx: Context,
  info: GraphQLResolveInfo,
  id: Types.ObjectId,
): Promise<JobApplicationPayload> {
  await afterWrite(ctx, info);
  return { application: await shownApplication(ctx, id) };
}
