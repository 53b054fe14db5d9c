import { transact } from '../../../events/transact.js';
import { CoinTransactionModel, CoinTransactionType } from '../../../models/billing/index.js';
import { ResetPeriod, UserModel, type User } from '../../../models/identity/index.js';
import { postCoins, postCredits } from '../../billing/index.js';
import { own, type PersonalData } from '../personal-data.js';
import type { Step } from '../step.js';
import { anonymise } from '../steps.js';

/** No later period begins. */
const NEVER = { 'credits.resetPeriod': ResetPeriod.NEVER, 'credits.nextReset': new Date('9999-12-31') };

/**
 * Closes the wallet: what was in it is booked out, so that the rows that are kept add up to nothing, as no balance is
 * left beside them.
 */
const closeWallet: Step = {
  path: 'user',
  how: 'anonymous',
  take: ({ id: user }) =>
    transact(null, async (tx) => {
      const row = await UserModel.findById(user, { coins: 1, credits: 1 }).session(tx.session).lean<User>();
      if (!row) return { rows: 0 };
      const words = { user, type: CoinTransactionType.SPEND, description: 'The account was erased' };
      const left = [row.coins, row.credits.remaining].filter((amount) => amount > 0).length;
      if (row.coins > 0) await postCoins(tx, { ...words, amount: -row.coins });
      if (row.credits.remaining > 0) await postCredits(tx, { ...words, amount: -row.credits.remaining });
      if (left > 0)
        await UserModel.collection.updateOne({ _id: user }, { $set: NEVER }, { session: tx.session });
      return { rows: left };
    }),
};

/** Money and what stands for it. */
export const ledger: PersonalData[] = [
  {
    model: CoinTransactionModel,
    ids: { user: 'User', related: 'nothing public' },
    told: {
      as: 'ledger',
      type: 'CoinTransaction',
      own: own('user'),
      fields: [
        ...['unit', 'type', 'amount', 'balanceAfter', 'description', 'relatedType', 'related', 'metadata'],
        'createdAt',
      ],
    },
    untold: ['user'],
    erased: [
      closeWallet,
      anonymise(CoinTransactionModel, 'user', ['metadata']),
      anonymise(CoinTransactionModel, 'related', ['metadata']),
    ],
    why: 'Books are kept, in nobody’s name and without notes; what others gave and got stays with them.',
  },
];
