import { CoinResolver, CoinTransactionResolver, CreditsResolver } from './coin.resolver.js';
import { WalletResolver } from './wallet.resolver.js';

export { billingNodes } from './nodes.js';

/** What is paid and earned. */
export const billingResolvers = [WalletResolver, CoinResolver, CoinTransactionResolver, CreditsResolver];
