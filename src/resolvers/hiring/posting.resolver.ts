import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { sharedNow } from '../../lib/clock.js';
import { toSafeHtml } from '../../lib/markdown.js';
import type { Context } from '../../loaders/context.js';
import {
  BY_APPLICATION,
  pipelineOf,
  postingsBy,
  postingsOf,
  scanApplications,
  scanPostings,
} from '../../loaders/hiring/lists.js';
import { page } from '../../loaders/page.js';
import { countMatches } from '../../loaders/support/lists.js';
import {
  ApplicationStatus,
  JobApplication,
  JobApplicationModel,
  JobPosting,
  JobPostingModel,
  JobQuestion,
  JobStatus,
} from '../../models/hiring/index.js';
import { User } from '../../models/identity/index.js';
import { canSeePosting, isRecruiterOf, mayEditPosting, recruitsIn } from '../../rules/hiring/index.js';
import type { Connection } from '../../schema/connection.js';
import { refuse } from '../../schema/errors.js';
import { exactlyOne } from '../../schema/exactly-one.js';
import { parseGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { isOpenAt, keyOf, savePosting, wordsOf } from '../../services/hiring/index.js';
import { slugTarget } from '../../services/system/index.js';
import { afterWrite } from '../fresh.js';
import { Viewer } from '../identity/viewer.type.js';
import { party } from '../support/party.js';
import { SaveJobPostingInput } from './posting.input.js';
import {
  ApplicationStatusCount,
  JobApplicationConnection,
  JobPostingConnection,
  JobPostingPayload,
} from './hiring.type.js';

const LONGEST_SEARCH = 100;

/** Job postings, for everybody and for their recruiters. */
@Resolver(() => JobPosting)
export class JobPostingResolver {
  @Query(() => JobPostingConnection, {
    nullable: true,
    description: 'Open job postings, the latest publication first.',
  })
  jobPostings(
    @Arg('search', () => String, {
      nullable: true,
      description: 'Beginnings of words of title, department or place, up to 100 characters.',
    })
    search: string | null,
    @Arg('location', () => String, { nullable: true, description: 'The beginning of the place of work.' })
    location: string | null,
    @Arg('remote', () => Boolean, { nullable: true, description: 'Only remote work, or only work on site.' })
    remote: boolean | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<JobPosting>> {
    if ((search ?? '').length > LONGEST_SEARCH || (location ?? '').length > LONGEST_SEARCH)
      throw refuse.badInput(`This is too long; up to ${LONGEST_SEARCH} characters are allowed.`, 'search');
    const match = postingsOf({
      words: wordsOf(search ?? ''),
      location: location ? keyOf(location) : null,
      remote,
    });
    const now = sharedNow();
    return page<JobPosting, JobPosting>(toRange(args), {
      skeleton: (range) => scanPostings(ctx.loaders, range, match),
      position: (row) => ({ key: row.publishedAt!, id: row._id }),
      hydrate: (row) => row,
      visible: (row) => isOpenAt(row, now),
      count: () => countMatches(ctx.loaders, JobPostingModel, match),
    });
  }

  @Query(() => JobPosting, {
    nullable: true,
    description: 'A job posting by either `id` or `slug`. Null if there is none that the viewer may see.',
  })
  async jobPosting(
    @Arg('id', () => ID, { nullable: true, description: 'The id of the posting.' }) id: string | null,
    @Arg('slug', () => String, { nullable: true, description: 'The slug of the posting, also a former one.' })
    slug: string | null,
    @Ctx() ctx: Context,
  ): Promise<JobPosting | null> {
    exactlyOne({ id, slug });
    const target = id != null ? parseGlobalId(id, 'JobPosting', 'id') : await slugTarget('JobPosting', slug!);
    return target && shownPosting(ctx, target);
  }

  @Mutation(() => JobPostingPayload, {
    nullable: true,
    description: 'For recruiters: creates or changes a job posting. The creator recruits on it.',
  })
  async saveJobPosting(
    @Arg('input', () => SaveJobPostingInput) input: SaveJobPostingInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<JobPostingPayload> {
    const { jobPosting } = await savePosting(ctx, input);
    await afterWrite(ctx, info);
    return { jobPosting: await shownPosting(ctx, jobPosting) };
  }

  @FieldResolver(() => JobStatus, { description: 'The status of the posting.' })
  status(@Root() root: unknown): JobStatus {
    const posting = root as JobPosting;
    return posting.status === JobStatus.OPEN && !isOpenAt(posting, sharedNow())
      ? JobStatus.CLOSED
      : posting.status;
  }

  @FieldResolver(() => String, { description: 'The description as safe HTML.' })
  descriptionHtml(@Root() root: unknown): string {
    return toSafeHtml((root as JobPosting).description);
  }

  @FieldResolver(() => JobApplication, {
    nullable: true,
    description: 'The viewer’s latest application for the posting. Null if there is none.',
  })
  viewerApplication(@Root() root: unknown, @Ctx() ctx: Context): Promise<JobApplication | null> {
    return ctx.loaders.viewerApplication.load((root as JobPosting)._id);
  }

  @FieldResolver(() => [User], {
    nullable: true,
    description: 'For recruiters of the posting: all recruiters. Null for others.',
  })
  async recruiters(@Root() root: unknown, @Ctx() ctx: Context): Promise<User[] | null> {
    const posting = root as JobPosting;
    if (!mayEditPosting(ctx, posting)) return null;
    const users = await Promise.all(posting.recruiters.map((id) => party(ctx, id)));
    return users.filter((user) => user !== null);
  }

  @FieldResolver(() => [ApplicationStatusCount], {
    nullable: true,
    description: 'For recruiters of the posting: the number of applications by status. Null for others.',
  })
  async applicationsByStatus(
    @Root() root: unknown,
    @Ctx() ctx: Context,
  ): Promise<ApplicationStatusCount[] | null> {
    const posting = root as JobPosting;
    return isRecruiterOf(ctx, posting) ? ctx.loaders.applicationsByStatus.load(posting._id) : null;
  }

  @FieldResolver(() => JobApplicationConnection, {
    nullable: true,
    description: 'For recruiters of the posting: its applications, latest first. Null for others.',
  })
  async applications(
    @Root() root: unknown,
    @Arg('status', () => ApplicationStatus, { nullable: true, description: 'Only with this status.' })
    status: ApplicationStatus | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<JobApplication> | null> {
    const posting = root as JobPosting;
    if (!isRecruiterOf(ctx, posting)) return null;
    const match = pipelineOf(posting._id, status);
    return page<JobApplication, JobApplication>(toRange(args), {
      skeleton: (range) => scanApplications(ctx.loaders, range, match),
      position: (row) => ({ key: row[BY_APPLICATION.field as 'createdAt'], id: row._id }),
      hydrate: (row) => row,
      visible: (row) => recruitsIn(ctx, posting, row),
      count: () => countMatches(ctx.loaders, JobApplicationModel, match),
    });
  }
}

/** A posting by the rule of the type. */
export async function shownPosting(ctx: Context, id: JobPosting['_id']): Promise<JobPosting | null> {
  const posting = await ctx.loaders.jobPosting.load(id);
  return posting && canSeePosting(ctx, posting) ? posting : null;
}

/** A question: its id is that of its row. */
@Resolver(() => JobQuestion)
export class JobQuestionResolver {
  @FieldResolver(() => ID, { description: 'The id of the question, for answers.' })
  id(@Root() root: unknown): string {
    return (root as JobQuestion).key.toHexString();
  }
}

/** The viewer's postings as a recruiter. */
@Resolver(() => Viewer)
export class ViewerPostingResolver {
  @FieldResolver(() => JobPostingConnection, {
    description: 'The job postings on which the viewer recruits, latest first.',
  })
  jobPostings(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<JobPosting>> {
    const match = postingsBy((root as Viewer).user._id);
    return page<JobPosting, JobPosting>(toRange(args), {
      skeleton: (range) => scanPostings(ctx.loaders, range, match, BY_APPLICATION),
      position: (row) => ({ key: row.createdAt, id: row._id }),
      hydrate: (row) => row,
      visible: (row) => canSeePosting(ctx, row),
      count: () => countMatches(ctx.loaders, JobPostingModel, match),
    });
  }
}
