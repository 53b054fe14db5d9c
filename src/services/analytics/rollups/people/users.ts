import { UserActivityModel } from '../../../../models/analytics/index.js';
import { SecurityEvent, SecurityLogModel, UserModel } from '../../../../models/identity/index.js';
import { defineRollup } from '../define.js';

/** Failed sign-ins: a wrong password or provider, and a wrong second factor. */
export const SIGN_IN_FAILURES = [SecurityEvent.SIGN_IN_FAILED, SecurityEvent.TWO_FACTOR_FAILED] as const;

/** What insights of users are counted out of. */
export const userRollups = [
  defineRollup({ name: 'users.registered', model: UserModel, at: 'createdAt' }),
  defineRollup({
    name: 'users.active',
    model: UserActivityModel,
    at: 'at',
    stages: [
      {
        $lookup: {
          from: UserModel.collection.name,
          localField: 'user',
          foreignField: '_id',
          pipeline: [{ $project: { authMethod: 1, plan: '$subscription.plan' } }],
          as: 'account',
        },
      },
      { $set: { account: { $first: '$account' } } },
    ],
    by: { country: '$country', method: '$account.authMethod', plan: '$account.plan' },
    uniques: { users: '$user' },
  }),
  defineRollup({
    name: 'users.security',
    model: SecurityLogModel,
    at: 'createdAt',
    match: {
      event: {
        $in: [
          ...[SecurityEvent.SIGNED_UP, SecurityEvent.SIGNED_IN, SecurityEvent.ACCOUNT_ERASED],
          ...SIGN_IN_FAILURES,
        ],
      },
    },
    by: { event: '$event' },
  }),
];
