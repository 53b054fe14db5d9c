import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Types } from 'mongoose';
import type { InsightPeriod } from '../../../lib/insight-period.js';
import { ApplicationStatus } from '../../../models/hiring/index.js';
import { PeriodInsight } from '../insight.type.js';

/** Figures of hiring. */
@ObjectType({ description: 'Figures of job applications. Drafts do not count.' })
export class HiringInsights extends PeriodInsight {
  constructor(
    period: InsightPeriod,
    /** Only those of this posting. */
    readonly posting: Types.ObjectId | null = null,
  ) {
    super(period);
  }
}

/** A stage of the pipeline. */
@ObjectType({ description: 'A stage of the hiring funnel.', simpleResolvers: true })
export class HiringStage {
  @Field(() => ApplicationStatus, { description: 'The stage of the funnel.' })
  stage: ApplicationStatus;

  @Field(() => Int, {
    description: 'Number of applications submitted in the range that have reached this stage or a later one.',
  })
  count: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The share of the applications of the stage before that came here, 0 to 1. Null for the first stage, and without applications before.',
  })
  conversion: number | null;
}

/** Applications of a posting. */
@ObjectType({ description: 'Applications and hires of a job posting.' })
export class HiringByJob {
  postingId: Types.ObjectId;

  @Field(() => Int, { simple: true, description: 'Number of applications that were submitted in the range.' })
  applications: number;

  @Field(() => Int, { simple: true, description: 'Number of applicants who accepted an offer in the range.' })
  hired: number;
}
