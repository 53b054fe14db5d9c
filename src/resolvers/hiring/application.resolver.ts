import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { BY_APPLICATION, scanApplications } from '../../loaders/hiring/lists.js';
import { page } from '../../loaders/page.js';
import { countMatches } from '../../loaders/support/lists.js';
import {
  ApplicationStatusChange,
  JobApplication,
  JobApplicationModel,
  JobApplicationNotes,
  JobInterview,
  JobPosting,
} from '../../models/hiring/index.js';
import { User } from '../../models/identity/index.js';
import { canSeeApplication, isApplicant, recruits } from '../../rules/hiring/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { privateFileUrl } from '../../services/system/index.js';
import { Viewer } from '../identity/viewer.type.js';
import { party } from '../support/party.js';
import { JobApplicationConnection } from './hiring.type.js';
import { shownPosting } from './posting.resolver.js';

/** The parts of applications that are shown to a recruiter. */
const ofRecruiter = new WeakSet<object>();

/** Marks parts of an application that are shown to a recruiter. */
function marked<T extends object>(parts: readonly T[], forRecruiter: boolean): T[] {
  return parts.map((part) => {
    const copy = { ...part };
    if (forRecruiter) ofRecruiter.add(copy);
    return copy;
  });
}

/** Applications, for applicants and recruiters. */
@Resolver(() => JobApplication)
export class JobApplicationResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The person who applies.' })
  applicant(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as JobApplication).applicant);
  }

  @FieldResolver(() => JobPosting, { nullable: true, description: 'The job posting.' })
  jobPosting(@Root() root: unknown, @Ctx() ctx: Context): Promise<JobPosting | null> {
    return shownPosting(ctx, (root as JobApplication).jobPosting);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The address of the curriculum vitae. It works for a quarter of an hour. Null if there is none.',
  })
  resumeUrl(@Root() root: unknown): string | null {
    const { resume } = root as JobApplication;
    return resume ? privateFileUrl(resume.upload) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The file name of the curriculum vitae.' })
  resumeFileName(@Root() root: unknown): string | null {
    return (root as JobApplication).resume?.fileName ?? null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'The size of the curriculum vitae in bytes.' })
  resumeSize(@Root() root: unknown): number | null {
    return (root as JobApplication).resume?.size ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The MIME type of the curriculum vitae.' })
  resumeMimeType(@Root() root: unknown): string | null {
    return (root as JobApplication).resume?.mimeType ?? null;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Time at which the curriculum vitae was uploaded.',
  })
  resumeUploadedAt(@Root() root: unknown): Date | null {
    return (root as JobApplication).resume?.uploadedAt ?? null;
  }

  @FieldResolver(() => JobApplicationNotes, {
    nullable: true,
    description: 'For recruiters of the posting: their notes. Null for the applicant.',
  })
  async notes(@Root() root: unknown, @Ctx() ctx: Context): Promise<JobApplicationNotes | null> {
    const application = root as JobApplication;
    return (await recruits(ctx, application)) ? application.notes : null;
  }

  @FieldResolver(() => [ApplicationStatusChange], { description: 'Changes of the status, oldest first.' })
  async statusHistory(@Root() root: unknown, @Ctx() ctx: Context): Promise<ApplicationStatusChange[]> {
    const application = root as JobApplication;
    return marked(application.statusHistory, await recruits(ctx, application));
  }

  @FieldResolver(() => [JobInterview], { description: 'Interviews, by round.' })
  async interviews(@Root() root: unknown, @Ctx() ctx: Context): Promise<JobInterview[]> {
    const application = root as JobApplication;
    return marked(application.interviews, await recruits(ctx, application));
  }
}

/** A change of status. Notes and names of recruiters are for recruiters. */
@Resolver(() => ApplicationStatusChange)
export class ApplicationStatusChangeResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user who changed the status. Applicants see only themselves.',
  })
  changedBy(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> | null {
    const change = root as ApplicationStatusChange;
    const isOwn = ctx.viewer?.id.equals(change.changedBy) ?? false;
    return isOwn || ofRecruiter.has(change) ? party(ctx, change.changedBy) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'For recruiters of the posting: notes about the change. Null for the applicant.',
  })
  notes(@Root() root: unknown): string | null {
    const change = root as ApplicationStatusChange;
    return ofRecruiter.has(change) ? (change.notes ?? null) : null;
  }
}

/** An interview. Its result is for recruiters. */
@Resolver(() => JobInterview)
export class JobInterviewResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The interviewer. Null if nobody is named.' })
  interviewer(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as JobInterview).interviewer);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'For recruiters of the posting: the feedback. Null for the applicant.',
  })
  feedback(@Root() root: unknown): string | null {
    const interview = root as JobInterview;
    return ofRecruiter.has(interview) ? (interview.feedback ?? null) : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'For recruiters of the posting: the rating, 1 to 5. Null for the applicant.',
  })
  rating(@Root() root: unknown): number | null {
    const interview = root as JobInterview;
    return ofRecruiter.has(interview) ? (interview.rating ?? null) : null;
  }
}

/** The viewer's applications. */
@Resolver(() => Viewer)
export class ViewerApplicationResolver {
  @FieldResolver(() => JobApplicationConnection, {
    description: 'The viewer’s job applications, latest first.',
  })
  jobApplications(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<JobApplication>> {
    const match = { applicant: (root as Viewer).user._id };
    return page<JobApplication, JobApplication>(toRange(args), {
      skeleton: (range) => scanApplications(ctx.loaders, range, match),
      position: (row) => ({ key: row[BY_APPLICATION.field as 'createdAt'], id: row._id }),
      hydrate: (row) => row,
      visible: (row) => isApplicant(ctx, row),
      count: () => countMatches(ctx.loaders, JobApplicationModel, match),
    });
  }
}

/** An application by the rule of the type. */
export async function shownApplication(
  ctx: Context,
  id: JobApplication['_id'],
): Promise<JobApplication | null> {
  const application = await ctx.loaders.jobApplication.load(id);
  return application && (await canSeeApplication(ctx, application)) ? application : null;
}
