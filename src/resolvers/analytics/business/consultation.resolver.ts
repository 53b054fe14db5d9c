import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Types } from 'mongoose';
import type { Context } from '../../../loaders/context.js';
import {
  askPeriod,
  bookedConsultations,
  cancelledConsultations,
  completedConsultations,
} from '../../../loaders/analytics/index.js';
import type { InsightPeriod } from '../../../lib/insight-period.js';
import { Role, User } from '../../../models/identity/index.js';
import { Consultant } from '../../../models/support/index.js';
import { bucketedConsultations, mainCurrency, workByConsultant } from '../../../services/analytics/index.js';
import { party } from '../../support/party.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { average, InsightRating, perBucket, previousOf } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import {
  ConsultantInsights,
  ConsultantWork,
  ConsultationBucket,
  ConsultationInsights,
} from './consultation.type.js';
import { CurrencyArg, checkCurrency } from './currency.js';
import { top, TopArg } from './top.js';

/** The way to figures of consultations. */
@Resolver(() => Insights)
export class InsightsConsultationsResolver {
  @FieldResolver(() => ConsultationInsights, {
    description: 'Figures of consultations. The fields take a range.',
  })
  consultations(): ConsultationInsights {
    return new ConsultationInsights();
  }
}

interface Asked {
  period: InsightPeriod;
  of?: Types.ObjectId;
}

async function buckets(ctx: Context, asked: Asked, wanted: string | null): Promise<ConsultationBucket[]> {
  const [booked, completed, cancelled] = await Promise.all([
    askPeriod(ctx.loaders, bookedConsultations, asked),
    askPeriod(ctx.loaders, completedConsultations, asked),
    askPeriod(ctx.loaders, cancelledConsultations, asked),
  ]);
  const currency = wanted ?? mainCurrency([...completed, ...cancelled]);
  const sums = bucketedConsultations(asked.period, { booked, completed, cancelled, currency });
  return perBucket(asked.period, (_, index) => ({ ...sums[index]!, currency }));
}

/** Figures of all consultations. */
@Resolver(() => ConsultationInsights)
export class ConsultationInsightsResolver {
  @FieldResolver(() => [ConsultationBucket], { description: 'Consultations by bucket of the range.' })
  buckets(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
    @CurrencyArg('The currency of the revenue. Defaults to that of the most consultations.')
    currency: string | null,
    @Ctx() ctx: Context,
  ): Promise<ConsultationBucket[]> {
    return buckets(ctx, { period: periodOfRange(range) }, checkCurrency(currency));
  }

  @FieldResolver(() => [ConsultantWork], {
    description: 'Consultants with completed consultations in the range, busiest first.',
  })
  async byConsultant(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
    @TopArg() first: number | null,
    @Ctx() ctx: Context,
  ): Promise<ConsultantWork[]> {
    const rows = await askPeriod(ctx.loaders, completedConsultations, { period: periodOfRange(range) });
    return top(workByConsultant(rows), first).map(({ id, completed, ratings, ratingSum }) => ({
      ...{ userId: id, completed, rating: average(ratingSum, ratings) },
    }));
  }
}

/** The figures of a consultant, for the consultant and admins. */
@Resolver(() => Consultant)
export class ConsultantInsightsFieldResolver {
  @FieldResolver(() => ConsultantInsights, {
    nullable: true,
    description: 'For the consultant and admins: figures of the consultations. Null for others.',
  })
  insights(
    @Root() root: unknown,
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
    @CurrencyArg('The currency of the revenue. Defaults to that of the most consultations.')
    currency: string | null,
    @Ctx() { viewer }: Context,
  ): ConsultantInsights | null {
    const { _id } = root as Consultant;
    const isAllowed = viewer !== null && (viewer.id.equals(_id) || viewer.role === Role.ADMIN);
    return isAllowed ? new ConsultantInsights(periodOfRange(range), _id, checkCurrency(currency)) : null;
  }
}

const asked = (root: unknown) => {
  const { period, consultant } = root as ConsultantInsights;
  return { period, of: consultant };
};

/** Figures of one consultant, each read when it is asked for. */
@Resolver(() => ConsultantInsights)
export class ConsultantInsightsResolver {
  @FieldResolver(() => [ConsultationBucket], { description: 'Consultations by bucket of the range.' })
  buckets(@Root() root: unknown, @Ctx() ctx: Context): Promise<ConsultationBucket[]> {
    return buckets(ctx, asked(root), (root as ConsultantInsights).currency);
  }

  @FieldResolver(() => Int, { description: 'Number of consultations that took place, by their end.' })
  async completed(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    const rows = await askPeriod(ctx.loaders, completedConsultations, asked(root));
    return rows.reduce((sum, { count }) => sum + count, 0);
  }

  @FieldResolver(() => InsightRating, {
    description: 'Ratings by clients of the consultations that took place in the range, 1 to 5.',
  })
  async rating(@Root() root: unknown, @Ctx() ctx: Context): Promise<InsightRating> {
    const [work] = workByConsultant(await askPeriod(ctx.loaders, completedConsultations, asked(root)));
    const { ratings, ratingSum } = work ?? { ratings: 0, ratingSum: 0 };
    return { average: average(ratingSum, ratings), count: ratings };
  }
}

/** Who the consultant is. */
@Resolver(() => ConsultantWork)
export class ConsultantWorkResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The consultant. Null if the account is gone.' })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as ConsultantWork).userId);
  }
}

/** The resolvers of figures of consultations. */
export const consultationInsights = [
  InsightsConsultationsResolver,
  ConsultationInsightsResolver,
  ConsultantInsightsFieldResolver,
  ConsultantInsightsResolver,
  ConsultantWorkResolver,
  previousOf(ConsultantInsights),
];
