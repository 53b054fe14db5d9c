import type { PipelineStage } from 'mongoose';
import { AgentSubscriptionModel, type AgentPeriod } from '../../../models/agents/index.js';
import {
  BilledSubscriptionModel,
  PaymentPurpose,
  RefundStatus,
  TransactionModel,
  type BilledSubscription,
} from '../../../models/billing/index.js';
import { endOfPeriod, periodQuestion, quarterOf, within } from '../period-rows.js';

/** Refunds that the processor confirmed in a period, by quarter of an hour and currency. */
export const confirmedRefunds = periodQuestion<{
  _id: { at: Date; currency: string };
  amount: number;
  count: number;
}>({
  name: 'revenue.refunds',
  model: TransactionModel,
  pipeline: ({ period }) => {
    const processedAt = within(period);
    return [
      { $match: { refunds: { $elemMatch: { status: RefundStatus.SUCCEEDED, processedAt } } } },
      { $unwind: '$refunds' },
      { $match: { 'refunds.status': RefundStatus.SUCCEEDED, 'refunds.processedAt': processedAt } },
      {
        $group: {
          _id: { at: quarterOf('refunds.processedAt'), currency: '$currency' },
          amount: { $sum: '$refunds.amount' },
          count: { $sum: 1 },
        },
      },
    ];
  },
});

/** What recurs, and counts: not what was ended because the user had another one already. */
const RECURRING = {
  purpose: { $in: [PaymentPurpose.PLAN, PaymentPurpose.AGENT_SUBSCRIPTION] },
  duplicate: { $ne: true },
};

/** The start of the paid time: the end of the trial, where there was one. */
const PAID_FROM = { $ifNull: ['$trialEndsAt', '$providerCreatedAt'] };

/** Subscriptions of one price, and how many there are. */
export interface SubscribedPrice {
  _id: Pick<BilledSubscription, 'plan' | 'interval' | 'amount' | 'currency' | 'discount' | 'purpose'>;
  count: number;
}

/** Subscriptions that are paid for just before a moment, by plan, price and discount. Periods are half-open, so one that begins at it does not count. */
function subscribedAt(at: Date, begunBefore = at): PipelineStage[] {
  return [
    {
      $match: {
        ...RECURRING,
        $and: [
          {
            $or: [
              {
                status: { $in: ['active', 'past_due'] },
                // One that was cancelled counts up to the end of the period that is paid for.
                $or: [{ cancelAtPeriodEnd: { $ne: true } }, { currentPeriodEnd: { $gte: at } }],
              },
              { status: 'canceled', endedAt: { $gte: at } },
            ],
          },
          {
            $or: [
              { trialEndsAt: null, providerCreatedAt: { $lt: begunBefore } },
              { trialEndsAt: { $lt: begunBefore } },
            ],
          },
        ],
      },
    },
    {
      $group: {
        _id: {
          ...{ plan: '$plan', interval: '$interval', amount: '$amount', currency: '$currency' },
          ...{ discount: '$discount', purpose: '$purpose' },
        },
        count: { $sum: 1 },
      },
    },
  ];
}

/** The paid subscriptions at the end of a period, or at present while it runs. */
export const subscribedAtEnd = periodQuestion<SubscribedPrice>({
  name: 'revenue.subscribedAtEnd',
  model: BilledSubscriptionModel,
  // The processor's clock may be ahead: what it has begun counts while the period runs.
  pipeline: ({ period }) => subscribedAt(endOfPeriod(period), period.to),
});

/** The paid subscriptions at the start of a period. */
export const subscribedAtStart = periodQuestion<SubscribedPrice>({
  name: 'revenue.subscribedAtStart',
  model: BilledSubscriptionModel,
  pipeline: ({ period: { from } }) => subscribedAt(from),
});

/** Number of subscriptions whose paid time began in a period. No row where there is none. */
export const newSubscriptions = periodQuestion<{ count: number }>({
  name: 'revenue.new',
  model: BilledSubscriptionModel,
  pipeline: ({ period }) => [
    {
      $match: {
        ...RECURRING,
        $or: [{ trialEndsAt: null, providerCreatedAt: within(period) }, { trialEndsAt: within(period) }],
        status: { $in: ['active', 'past_due', 'canceled', 'unpaid', 'paused'] },
      },
    },
    { $match: { $expr: { $or: [{ $eq: ['$endedAt', null] }, { $gt: ['$endedAt', PAID_FROM] }] } } },
    { $count: 'count' },
  ],
});

/** Paid subscriptions that ended in a period, and how many of them were paid at its start. */
export const endedSubscriptions = periodQuestion<{ count: number; older: number }>({
  name: 'revenue.ended',
  model: BilledSubscriptionModel,
  pipeline: ({ period }) => [
    { $match: { ...RECURRING, status: 'canceled', endedAt: within(period) } },
    { $match: { $expr: { $gt: ['$endedAt', PAID_FROM] } } },
    {
      $group: {
        _id: null,
        count: { $sum: 1 },
        older: { $sum: { $cond: [{ $lt: [PAID_FROM, period.from] }, 1, 0] } },
      },
    },
  ],
});

/** Subscriptions to agents, whatever they are paid with, that run at the end of a period. */
export const agentSubscribersAtEnd = periodQuestion<{ _id: AgentPeriod; count: number }>({
  name: 'revenue.agentSubscribers',
  model: AgentSubscriptionModel,
  pipeline: ({ period }) => {
    return [
      { $match: { expiresAt: { $gte: endOfPeriod(period) }, startsAt: { $lt: period.to } } },
      { $group: { _id: '$period', count: { $sum: 1 } } },
    ];
  },
});

/** The questions of revenue, for the test of their plans. */
export const revenueQuestions = [
  confirmedRefunds,
  subscribedAtEnd,
  subscribedAtStart,
  newSubscriptions,
  endedSubscriptions,
  agentSubscribersAtEnd,
];
