import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { InsightPeriod } from '../../../lib/insight-period.js';
import { InsightMoney } from './money.type.js';
import { InsightBucketTime, PeriodInsight } from '../insight.type.js';

/** Figures of money. */
@ObjectType({
  description:
    'Figures of revenue: payments by the time of the attempt, refunds by that of their confirmation. Coins that users spend are no revenue.',
})
export class RevenueInsights extends PeriodInsight {
  constructor(
    period: InsightPeriod,
    /** Only money of this currency. */
    readonly only: string | null = null,
  ) {
    super(period);
  }
}

/** Revenue of a bucket. */
@ObjectType({ description: 'Revenue of a bucket, in one currency.', simpleResolvers: true })
export class RevenueBucket extends InsightBucketTime {
  @Field(() => Float, { description: 'The sum of successful payments in minor units, before refunds.' })
  gross: number;

  @Field(() => Float, { description: 'The sum of refunds that were confirmed, in minor units.' })
  refunds: number;

  @Field(() => Int, { description: 'Number of successful payments.' })
  payments: number;

  @Field(() => Int, { description: 'Number of failed attempts to pay.' })
  failed: number;

  @Field(() => String, {
    nullable: true,
    description: 'The currency of the sums. Null if the range has no payments.',
  })
  currency: string | null;
}

/** Revenue of one type. */
@ObjectType({ description: 'Revenue of one type of transaction, in one currency.', simpleResolvers: true })
export class RevenueByType {
  @Field(() => String, { description: 'The type of the transactions: a value of TransactionType.' })
  key: string;

  @Field(() => Float, { description: 'The sum of successful payments in minor units, before refunds.' })
  amount: number;

  @Field(() => String, { description: 'The ISO 4217 code of the currency.' })
  currency: string;
}

/** Revenue of one method. */
@ObjectType({ description: 'Revenue of one kind of payment method, in one currency.', simpleResolvers: true })
export class RevenueByMethod {
  @Field(() => String, {
    description: 'The kind of the method: a value of PaymentMethodKind. Empty text if it is unknown.',
  })
  key: string;

  @Field(() => Float, { description: 'The sum of successful payments in minor units, before refunds.' })
  amount: number;

  @Field(() => String, { description: 'The ISO 4217 code of the currency.' })
  currency: string;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of attempts that succeeded, 0 to 1. Null without attempts.',
  })
  successRate: number | null;
}

/** How many subscriptions there are, and how they change. */
@ObjectType({
  description: 'Paid subscriptions to plans and agents. A trial is not paid.',
  simpleResolvers: true,
})
export class RevenueSubscribers {
  @Field(() => Int, {
    description: 'Number of paid subscriptions at the end of the range, or at present while it runs.',
  })
  active: number;

  @Field(() => Int, { description: 'Number of subscriptions whose paid time began in the range.' })
  new: number;

  @Field(() => Int, {
    description: 'Number of paid subscriptions that ended in the range. One that is cancelled ends later.',
  })
  cancelled: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The share of the subscriptions at the start of the range that ended in it, 0 to 1. Null if there were none.',
  })
  churnRate: number | null;
}

/** How recurring revenue changed. */
@ObjectType({
  description:
    'Changes of the monthly recurring revenue, by currency, at the time at which the gateway heard of them.',
  simpleResolvers: true,
})
export class RevenueMovement {
  @Field(() => [InsightMoney], { description: 'Revenue of first paid subscriptions of users.' })
  new: InsightMoney[];

  @Field(() => [InsightMoney], {
    description: 'Revenue that running subscriptions gained: by a higher price, or a discount that ended.',
  })
  expansion: InsightMoney[];

  @Field(() => [InsightMoney], {
    description: 'Revenue that running subscriptions lost, by a lower price. Negative.',
  })
  contraction: InsightMoney[];

  @Field(() => [InsightMoney], { description: 'Revenue of subscriptions that ended. Negative.' })
  churn: InsightMoney[];

  @Field(() => [InsightMoney], { description: 'Revenue of users who had paid before, and subscribed again.' })
  reactivation: InsightMoney[];

  @Field(() => [InsightMoney], { description: 'The sum of all changes.' })
  net: InsightMoney[];
}

/** How popular a plan is. */
@ObjectType({ description: 'The number of subscriptions to a plan.', simpleResolvers: true })
export class PlanPopularity {
  @Field(() => String, {
    description: 'The plan: a value of PlanCode. DAILY, WEEKLY and MONTHLY are of agents.',
  })
  key: string;

  @Field(() => Int, {
    description: 'Number of subscriptions at the end of the range, or at present while it runs.',
  })
  subscribers: number;
}
