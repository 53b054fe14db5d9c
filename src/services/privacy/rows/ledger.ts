import { transact } from '../../../events/transact.js';
import {
  CoinTransactionModel,
  CoinTransactionType,
  HoldModel,
  HoldState,
  type Hold,
} from '../../../models/billing/index.js';
import { ResetPeriod, UserModel, type User } from '../../../models/identity/index.js';
import { postCoins, postCredits, releaseHold } from '../../billing/index.js';
import { own, type PersonalData } from '../personal-data.js';
import { BATCH, type Step } from '../step.js';
import { anonymise, remove } from '../steps.js';

/** Prevents later credit periods. */
const NEVER = { 'credits.resetPeriod': ResetPeriod.NEVER, 'credits.nextReset': new Date('9999-12-31') };

/** Closes the wallet: the balance is booked out, so that the kept rows sum to zero. */
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

/** Releases open holds, so that the wallet is closed with its full balance. */
const releaseAll: Step = {
  path: 'user',
  how: 'gone',
  async take({ id: user }) {
    const open = await HoldModel.find({ user, state: HoldState.HELD }).limit(BATCH).lean<Hold[]>();
    for (const { purpose, subject } of open)
      await transact(null, (tx) => releaseHold(tx, { purpose, subject }, 'The account was erased'));
    return { rows: open.length };
  },
};

/** Money, coins and credits. */
export const ledger: PersonalData[] = [
  {
    model: HoldModel,
    ids: { user: 'User', subject: 'nothing public' },
    told: {
      as: 'holds',
      own: own('user'),
      fields: ['unit', 'amount', 'purpose', 'subjectType', 'state', 'used', 'createdAt'],
    },
    untold: ['user', 'subject', 'expiresAt'],
    erased: [releaseAll, remove(HoldModel, 'user')],
    why: 'Open holds are released first; what was used stands in the ledger.',
  },
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
    why: 'Books are kept, without a name and without notes; what others gave and got stays with them.',
  },
];
