import { CoinTransactionModel, type CoinTransaction } from '../../models/billing/index.js';
import { byId } from '../factories.js';

/** Loaders of what is paid and earned. */
export const billingLoaders = {
  coinTransaction: byId<CoinTransaction>(CoinTransactionModel),
};
