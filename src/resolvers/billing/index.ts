import { CatalogueResolver } from './catalogue.resolver.js';
import { CoinResolver, CoinTransactionResolver, CreditsResolver } from './coin.resolver.js';
import { CouponRedemptionResolver, CouponResolver } from './coupon.resolver.js';
import { InvoiceLineResolver, InvoiceResolver, PaymentResolver } from './invoice.resolver.js';
import { TransactionResolver, ViewerPaymentsResolver } from './transaction.resolver.js';
import { WebhookEventResolver } from './webhook-event.resolver.js';
import { PlanMutationResolver } from './plan.resolver.js';
import { PlatformSubscriptionResolver, ViewerSubscriptionResolver } from './subscription.resolver.js';
import { walletOfAccounts, WalletResolver } from './wallet.resolver.js';

export { billingNodes } from './nodes.js';
export { PlatformSubscriptionView } from './subscription.type.js';

/** What is paid and earned. */
export const billingResolvers = [
  ...walletOfAccounts,
  ...[WalletResolver, CoinResolver, CoinTransactionResolver, CreditsResolver],
  ...[CatalogueResolver, ViewerSubscriptionResolver, PlatformSubscriptionResolver, PlanMutationResolver],
  ...[ViewerPaymentsResolver, InvoiceResolver, InvoiceLineResolver, PaymentResolver, TransactionResolver],
  ...[CouponResolver, CouponRedemptionResolver, WebhookEventResolver],
];
