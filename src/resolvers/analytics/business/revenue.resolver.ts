import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../loaders/context.js';
import {
  agentSubscribersAtEnd,
  askPeriod,
  confirmedRefunds,
  endedSubscriptions,
  endOfPeriod,
  newSubscriptions,
  subscribedAtEnd,
  subscribedAtStart,
} from '../../../loaders/analytics/index.js';
import { AgentPeriod } from '../../../models/agents/index.js';
import { PaymentPurpose, PlanCode } from '../../../models/billing/index.js';
import {
  attemptsOf,
  bucketedRevenue,
  byCurrency,
  countBy,
  currenciesOf,
  enumName,
  grossOf,
  minus,
  monthlyRevenue,
  movementsOf,
  perUser,
  revenueBy,
  sortedCounts,
  type Amount,
} from '../../../services/analytics/index.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { perBucket, previousOf, ratio } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import { checkCurrency, CurrencyArg } from './currency.js';
import { InsightMoney } from './money.type.js';
import {
  PlanPopularity,
  RevenueBucket,
  RevenueByMethod,
  RevenueByType,
  RevenueInsights,
  RevenueMovement,
  RevenueSubscribers,
} from './revenue.type.js';

/** The way to figures of revenue. */
@Resolver(() => Insights)
export class InsightsRevenueResolver {
  @FieldResolver(() => RevenueInsights, { description: 'Figures of payments, refunds and subscriptions.' })
  revenue(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
    @CurrencyArg(
      'Only money of this currency, as ISO 4217 code. Without it, lists have all currencies and buckets that of the most payments.',
    )
    currency: string | null,
  ): RevenueInsights {
    return new RevenueInsights(periodOfRange(range), checkCurrency(currency));
  }
}

const only = <T extends { currency: string }>({ only: currency }: RevenueInsights, rows: T[]): T[] =>
  currency === null ? rows : rows.filter((row) => row.currency === currency);

/** The key of a rollup whose rows begin with the currency. */
const keyOf = ({ period, only: currency }: RevenueInsights, name: string) => ({
  ...{ name, period },
  ...(currency === null ? {} : { first: [currency] }),
});

async function attempts(ctx: Context, insight: RevenueInsights, perBucket = false) {
  return attemptsOf(await ctx.loaders.rollup.load({ ...keyOf(insight, 'revenue.payments'), perBucket }));
}

const refundRows = (ctx: Context, { period }: RevenueInsights) =>
  askPeriod(ctx.loaders, confirmedRefunds, { period });

async function refundsOf(ctx: Context, insight: RevenueInsights): Promise<Amount[]> {
  const rows = await refundRows(ctx, insight);
  const sums = countBy(
    rows,
    ({ _id }) => _id.currency,
    ({ amount }) => amount,
  );
  return only(insight, byCurrency(sums));
}

/** Figures of revenue, each read when it is asked for. */
@Resolver(() => RevenueInsights)
export class RevenueInsightsResolver {
  @FieldResolver(() => [InsightMoney], {
    description: 'The sum of successful payments before refunds, by currency. Tax is included.',
  })
  async gross(@Root() root: unknown, @Ctx() ctx: Context): Promise<InsightMoney[]> {
    return grossOf(await attempts(ctx, root as RevenueInsights));
  }

  @FieldResolver(() => [InsightMoney], {
    description:
      'Gross less refunds, by currency. Fees and tax are included. Negative if more was refunded than paid in the range.',
  })
  async net(@Root() root: unknown, @Ctx() ctx: Context): Promise<InsightMoney[]> {
    const insight = root as RevenueInsights;
    const [paid, refunds] = await Promise.all([attempts(ctx, insight), refundsOf(ctx, insight)]);
    return minus(grossOf(paid), refunds);
  }

  @FieldResolver(() => [InsightMoney], {
    description: 'The sum of refunds that the processor confirmed in the range, by currency.',
  })
  refunds(@Root() root: unknown, @Ctx() ctx: Context): Promise<InsightMoney[]> {
    return refundsOf(ctx, root as RevenueInsights);
  }

  @FieldResolver(() => [RevenueBucket], {
    description:
      'Revenue by bucket in one currency: that of the argument, or else that of the most payments of the range.',
  })
  async buckets(@Root() root: unknown, @Ctx() ctx: Context): Promise<RevenueBucket[]> {
    const insight = root as RevenueInsights;
    const [paid, refunds] = await Promise.all([attempts(ctx, insight, true), refundRows(ctx, insight)]);
    const currency = insight.only ?? currenciesOf(paid)[0] ?? refunds[0]?._id.currency ?? null;
    const sums = bucketedRevenue(insight.period, paid, refunds, currency);
    return perBucket(insight.period, (_, index) => ({ ...sums[index]!, currency }));
  }

  @FieldResolver(() => [RevenueByType], {
    description: 'Revenue by type of transaction, one row for each currency; greatest amounts first.',
  })
  async byType(@Root() root: unknown, @Ctx() ctx: Context): Promise<RevenueByType[]> {
    const rows = revenueBy(await attempts(ctx, root as RevenueInsights), 'type');
    return rows.filter(({ succeeded }) => succeeded > 0);
  }

  @FieldResolver(() => [RevenueByMethod], {
    description: 'Revenue by kind of payment method, one row for each currency; greatest amounts first.',
  })
  async byMethod(@Root() root: unknown, @Ctx() ctx: Context): Promise<RevenueByMethod[]> {
    const rows = revenueBy(await attempts(ctx, root as RevenueInsights), 'method');
    return rows.map(({ succeeded, failed, ...row }) => ({
      ...row,
      successRate: ratio(succeeded, succeeded + failed),
    }));
  }

  @FieldResolver(() => [InsightMoney], {
    description:
      'Monthly recurring revenue (MRR) at the end of the range, or at present while it runs, by currency. Years count a twelfth, weeks 52/12, days 365/12; trials and discounts that apply once do not count.',
  })
  async mrr(@Root() root: unknown, @Ctx() ctx: Context): Promise<InsightMoney[]> {
    const insight = root as RevenueInsights;
    const { period } = insight;
    const prices = await askPeriod(ctx.loaders, subscribedAtEnd, { period });
    return only(insight, monthlyRevenue(prices, endOfPeriod(period)));
  }

  @FieldResolver(() => RevenueMovement, {
    description: 'Changes of the monthly recurring revenue in the range.',
  })
  async movement(@Root() root: unknown, @Ctx() ctx: Context): Promise<RevenueMovement> {
    return movementsOf(await ctx.loaders.rollup.load(keyOf(root as RevenueInsights, 'revenue.movements')));
  }

  @FieldResolver(() => RevenueSubscribers, {
    description: 'The number of paid subscriptions and its changes, in all currencies.',
  })
  async subscribers(@Root() root: unknown, @Ctx() ctx: Context): Promise<RevenueSubscribers> {
    const asked = { period: (root as RevenueInsights).period };
    const [atEnd, atStart, [added], [ended]] = await Promise.all([
      askPeriod(ctx.loaders, subscribedAtEnd, asked),
      askPeriod(ctx.loaders, subscribedAtStart, asked),
      askPeriod(ctx.loaders, newSubscriptions, asked),
      askPeriod(ctx.loaders, endedSubscriptions, asked),
    ]);
    const sum = (rows: readonly { count: number }[]) => rows.reduce((total, { count }) => total + count, 0);
    return {
      ...{ active: sum(atEnd), new: added?.count ?? 0, cancelled: ended?.count ?? 0 },
      churnRate: ratio(ended?.older ?? 0, sum(atStart)),
    };
  }

  @FieldResolver(() => [PlanPopularity], {
    description:
      'Subscriptions by plan, the most popular first. Those to agents count whether they are paid with money or coins.',
  })
  async planPopularity(@Root() root: unknown, @Ctx() ctx: Context): Promise<PlanPopularity[]> {
    const asked = { period: (root as RevenueInsights).period };
    const [prices, agents] = await Promise.all([
      askPeriod(ctx.loaders, subscribedAtEnd, asked),
      askPeriod(ctx.loaders, agentSubscribersAtEnd, asked),
    ]);
    const plans = prices.filter(({ _id }) => _id.purpose === PaymentPurpose.PLAN);
    const rows = [
      ...plans.map(({ _id, count }) => ({ key: enumName(PlanCode, _id.plan), count })),
      ...agents.map(({ _id, count }) => ({ key: enumName(AgentPeriod, _id), count })),
    ];
    const counts = countBy(
      rows,
      ({ key }) => key,
      ({ count }) => count,
    );
    return sortedCounts(counts).map(({ key, count }) => ({ key, subscribers: count }));
  }

  @FieldResolver(() => [InsightMoney], {
    description:
      'Average revenue per user (ARPU): gross by the number of users who paid in the range, by currency, rounded to minor units.',
  })
  async arpu(@Root() root: unknown, @Ctx() ctx: Context): Promise<InsightMoney[]> {
    return perUser(await attempts(ctx, root as RevenueInsights));
  }
}

/** The resolvers of figures of revenue. */
export const revenueInsights = [
  InsightsRevenueResolver,
  RevenueInsightsResolver,
  previousOf(RevenueInsights),
];
