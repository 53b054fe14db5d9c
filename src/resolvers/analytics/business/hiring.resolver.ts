import { Arg, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../loaders/context.js';
import { askPeriod, HIRING_STAGES, hires, submittedApplications } from '../../../loaders/analytics/index.js';
import { JobPosting } from '../../../models/hiring/index.js';
import { isRecruiterOf } from '../../../rules/hiring/index.js';
import { inUnit, nearestRank, reachedStages, workByPosting } from '../../../services/analytics/index.js';
import { shownPosting } from '../../hiring/posting.resolver.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { previousOf, ratio } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import { HiringByJob, HiringInsights, HiringStage } from './hiring.type.js';
import { top, TopArg } from './top.js';

/** The way to figures of hiring. */
@Resolver(() => Insights)
export class InsightsHiringResolver {
  @FieldResolver(() => HiringInsights, { description: 'Figures of hiring, of all job postings.' })
  hiring(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
  ): HiringInsights {
    return new HiringInsights(periodOfRange(range));
  }
}

/** The figures of one posting, for its recruiters. */
@Resolver(() => JobPosting)
export class JobPostingInsightsResolver {
  @FieldResolver(() => HiringInsights, {
    nullable: true,
    description: 'For recruiters of the posting: figures of its applications. Null for others.',
  })
  insights(
    @Root() root: unknown,
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
    @Ctx() ctx: Context,
  ): HiringInsights | null {
    const posting = root as JobPosting;
    return isRecruiterOf(ctx, posting) ? new HiringInsights(periodOfRange(range), posting._id) : null;
  }
}

const asked = (root: unknown) => {
  const { period, posting } = root as HiringInsights;
  return { period, ...(posting ? { of: posting } : {}) };
};

/** Figures of hiring, each read when it is asked for. */
@Resolver(() => HiringInsights)
export class HiringInsightsResolver {
  @FieldResolver(() => [HiringStage], {
    description:
      'The funnel of the applications that were submitted in the range: how far they have come since, whatever became of them.',
  })
  async funnel(@Root() root: unknown, @Ctx() ctx: Context): Promise<HiringStage[]> {
    const reached = reachedStages(await askPeriod(ctx.loaders, submittedApplications, asked(root)));
    return HIRING_STAGES.map((stage, index) => ({
      ...{ stage, count: reached[index]! },
      conversion: index === 0 ? null : ratio(reached[index]!, reached[index - 1]!),
    }));
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'The median time from the submission to the acceptance of the offer, of those hired in the range, in days with two decimals. Null without hires.',
  })
  async medianDaysToHire(@Root() root: unknown, @Ctx() ctx: Context): Promise<number | null> {
    const rows = await askPeriod(ctx.loaders, hires, asked(root));
    const values = rows.map(({ _id, count }) => ({ value: _id.seconds, count }));
    return inUnit(nearestRank(values, 50), 'days');
  }

  @FieldResolver(() => [HiringByJob], {
    description: 'Postings with applications or hires in the range, that with the most applications first.',
  })
  async byJob(
    @Root() root: unknown,
    @TopArg() first: number | null,
    @Ctx() ctx: Context,
  ): Promise<HiringByJob[]> {
    const [submitted, hired] = await Promise.all([
      askPeriod(ctx.loaders, submittedApplications, asked(root)),
      askPeriod(ctx.loaders, hires, asked(root)),
    ]);
    return top(workByPosting(submitted, hired), first).map(({ id, ...row }) => ({ postingId: id, ...row }));
  }
}

/** Which posting it is. */
@Resolver(() => HiringByJob)
export class HiringByJobResolver {
  @FieldResolver(() => JobPosting, {
    nullable: true,
    description: 'The job posting. Null if the viewer may not see it, such as a draft of others.',
  })
  jobPosting(@Root() root: unknown, @Ctx() ctx: Context): Promise<JobPosting | null> {
    return shownPosting(ctx, (root as HiringByJob).postingId);
  }
}

/** The resolvers of figures of hiring. */
export const hiringInsights = [
  InsightsHiringResolver,
  JobPostingInsightsResolver,
  HiringInsightsResolver,
  HiringByJobResolver,
  previousOf(HiringInsights),
];
