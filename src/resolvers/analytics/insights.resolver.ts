import { Ctx, Field, FieldResolver, ObjectType, Query, Resolver } from 'type-graphql';
import { requireAdmin } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { rollupProgress } from '../../services/analytics/index.js';

/** Figures of the platform; every domain adds its field. */
@ObjectType({ description: 'Figures of the whole platform. For admins.' })
export class Insights {}

/** How far a rollup is made. */
@ObjectType({ description: 'A rollup and the time up to which it is made.', simpleResolvers: true })
export class RollupProgress {
  @Field(() => String, { description: 'The name of the rollup, such as engagement.posts.' })
  name: string;

  @Field(() => Date, {
    nullable: true,
    description: 'The time up to which figures are there. Null before the first run of the job.',
  })
  madeUntil: Date | null;
}

/** The way to insights. */
@Resolver(() => Insights)
export class InsightsResolver {
  @Query(() => Insights, {
    nullable: true,
    description:
      'Figures of the whole platform, read from rollups that a job makes every minute. For admins.',
  })
  insights(@Ctx() ctx: Context): Insights {
    requireAdmin(ctx);
    return new Insights();
  }

  @FieldResolver(() => [RollupProgress], {
    description: 'The rollups with the time up to which they are made, by name.',
  })
  rollups(): Promise<RollupProgress[]> {
    return rollupProgress();
  }
}
