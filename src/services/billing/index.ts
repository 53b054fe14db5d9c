export * from './adjust-balance.js';
export * from './admin.js';
export * from './ai-credits.js';
export * from './buy.js';
export {
  ensureCatalogue,
  priceOf,
  providerPriceOf,
  soldPrice,
  syncCatalogue,
  type SyncCount,
} from './catalogue.js';
export { customerOf } from './customer.js';
export * from './change-reset-period.js';
export { checkSlots, discountOf, LARGEST_LIMIT, validCoupon } from './coupon-slots.js';
export * from './daily-bonus.js';
export * from './edit-catalogue.js';
export * from './end-grace.js';
export * from './entitlement.js';
export * from './gift-coins.js';
export * from './hold.js';
export * from './ledger.js';
export * from './manage-plan.js';
export * from './payment-hooks.js';
export * from './payments.js';
export { chosen, GRACE_DAYS, isLive, planAt, statusOf } from './plan-of.js';
export * from './recurring.js';
export { resendRefunds } from './refund.js';
export { resetCredits, resetCreditsIn } from './reset-credits.js';
export * from './spend-credits.js';
export * from './timezone.js';
export { syncCheckout } from './sync/checkout.js';
export { syncInvoice, syncInvoices, syncPayment } from './sync/invoice.js';
export { syncSubscription } from './sync/subscription.js';
export { receiveWebhook, replayWebhook, sweepWebhooks, type Delivery } from './webhooks.js';
