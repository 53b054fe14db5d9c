/** Operations of the tests of payments. */
export const CHECKOUT = `mutation ($input: CreateCheckoutInput!) { createCheckout(input: $input) { checkout { id url expiresAt amount currency status purpose description } } }`;
export const BUY = `mutation ($input: BuyCoinsInput!) { buyCoins(input: $input) { checkout { id url amount currency status } } }`;
export const CONFIRM = `mutation ($id: ID!) { confirmCheckout(input: { checkoutId: $id }) { checkout { id status url } } }`;
export const SUBSCRIPTION = `query { viewer { plan coins coinDebt planFeatures subscription { id plan { code name } status interval amount currency currentPeriodStart currentPeriodEnd
  cancelAtPeriodEnd trialEndsAt graceUntil paymentMethod { kind brand last4 } paymentAction { hostedInvoiceUrl } nextPlan { code } upcomingInvoice { amount currency dueAt } } } }`;
export const INVOICES = `query { viewer { invoices(first: 50) { totalCount nodes { id number status amount subtotal discount tax currency issuedAt paidAt nextAttemptAt email hostedUrl pdfUrl providerId
  user { id } subject { id } lines { description quantity unitAmount amount proration periodStart periodEnd item { id } } payments { id status amount paidAt failureMessage providerId method { kind brand last4 } } } } } }`;
export const TRANSACTIONS = `query ($type: TransactionType, $status: TransactionStatus) { viewer { transactions(first: 50, type: $type, status: $status) { totalCount nodes { id number type status amount currency
  description discount tax { rate amount } fees { processing platform } refunded refundable refunds { amount reason status processedAt } paymentMethod { kind last4 } notes user { id } invoice { id } subject { id } period { start end } createdAt } } } }`;
export const PLANS = `query { plans { id kind code name description features isActive rank trialDays coins prices { id interval amount currency } } coinPacks { id coins amount currency isActive } }`;
export const CHANGE = `mutation ($input: ChangePlanInput!) { changePlan(input: $input) { subscription { plan { code } status interval nextPlan { code } } prorationAmount } }`;
export const PREVIEW = `query ($plan: PlatformPlan!, $interval: BillingInterval!) { planChangePreview(plan: $plan, interval: $interval) { prorationAmount currency appliesAt prorationDate } }`;
export const CANCEL = `mutation ($atPeriodEnd: Boolean!) { cancelPlan(input: { atPeriodEnd: $atPeriodEnd }) { subscription { plan { code } status cancelAtPeriodEnd currentPeriodEnd } } }`;
export const RESUME = `mutation { resumePlan(input: {}) { subscription { plan { code } status cancelAtPeriodEnd nextPlan { code } } } }`;
export const REFUND = `mutation ($input: RefundTransactionInput!) { refundTransaction(input: $input) { transaction { id status refunded refundable refunds { amount reason status } } } }`;
export const SAVE_COUPON = `mutation ($input: SaveCouponInput!) { saveCoupon(input: $input) { coupon { id code codes kind percent amount currency duration validUntil maxRedemptions maxPerUser redemptions isActive } } }`;
export const CHECK_COUPON = `mutation ($code: String!, $priceId: ID!) { checkCoupon(input: { code: $code, priceId: $priceId }) { coupon { code kind } discount total } }`;
export const COUPONS = `query ($active: Boolean) { coupons(first: 50, active: $active) { nodes { code redemptions maxRedemptions redeemedBy(first: 5) { nodes { id user { username } at code } } } } }`;
export const WEBHOOKS = `query ($status: WebhookStatus) { webhookEvents(first: 50, status: $status) { nodes { id providerId type objectId status attempts receivedAt processedAt error } } }`;
export const REPLAY = `mutation ($id: ID!) { replayWebhookEvent(input: { webhookEventId: $id }) { webhookEvent { id status attempts } } }`;
export const PORTAL = `mutation { createBillingPortal(input: { returnUrl: "https://app.example/settings" }) { url } }`;

/** Where a client is sent back to. */
export const BACK = { successUrl: 'https://app.example/done', cancelUrl: 'https://app.example/plans' };
