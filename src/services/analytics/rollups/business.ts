import {
  PaymentModel,
  PaymentStatus,
  SubscriptionMovementModel,
  TransactionModel,
} from '../../../models/billing/index.js';
import { defineRollup, type RollupDefinition } from './define.js';

/**
 * Attempts to pay, by currency and type of the transaction, method and outcome. The time is that of the attempt; where the
 * outcome comes later, as with bank debits, billing marks the time as late.
 */
const payments = defineRollup({
  name: 'revenue.payments',
  model: PaymentModel,
  at: 'createdAt',
  match: { status: { $in: [PaymentStatus.SUCCEEDED, PaymentStatus.FAILED] } },
  stages: [
    {
      $lookup: {
        from: TransactionModel.collection.name,
        localField: 'transaction',
        foreignField: '_id',
        pipeline: [{ $project: { currency: 1, type: 1 } }],
        as: 'sale',
      },
    },
    { $set: { sale: { $first: '$sale' } } },
  ],
  by: { currency: '$sale.currency', type: '$sale.type', method: '$method.kind', status: '$status' },
  sums: { amount: '$amount' },
  uniques: { users: '$user' },
});

/** Changes of recurring revenue, by currency and kind. */
const movements = defineRollup({
  name: 'revenue.movements',
  model: SubscriptionMovementModel,
  at: 'at',
  by: { currency: '$currency', kind: '$kind' },
  sums: { yearly: '$yearly' },
});

/** What insights of revenue, moderation, support and hiring are counted out of. */
export const businessRollups: RollupDefinition[] = [payments, movements];
