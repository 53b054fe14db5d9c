import { payments, takesPayments } from '../../../integrations/payments/index.js';
import {
  BilledSubscriptionModel,
  BillingGrantModel,
  BillingLockModel,
  BillingTrialModel,
  CheckoutModel,
  CoinPackModel,
  CouponModel,
  CouponRedemptionModel,
  DemoObjectModel,
  InvoiceModel,
  PaymentModel,
  PlanModel,
  PlanPriceModel,
  SubscriptionMovementModel,
  TransactionModel,
  WebhookEventModel,
} from '../../../models/billing/index.js';
import { UserModel, type User } from '../../../models/identity/index.js';
import { own, type PersonalData } from '../personal-data.js';
import type { Step } from '../step.js';
import { anonymise, follows, remove } from '../steps.js';

/** Ends subscriptions, and deletes the customer at the processor. Idempotent. */
const leaveProcessor: Step = {
  path: 'user',
  how: 'gone',
  async take({ id }) {
    const user = await UserModel.findById(id, { subscription: 1 }).lean<User>();
    const customer = user?.subscription.stripeCustomerId;
    if (!customer || !takesPayments()) return { rows: 0 };
    await payments().deleteCustomer(customer);
    await UserModel.collection.updateOne({ _id: id }, { $unset: { 'subscription.stripeCustomerId': '' } });
    return { rows: 1 };
  },
};

const BOOKS = 'Books are kept for as long as the law says, without a name.';

/** Products, and users' payments. */
export const paymentRecords: PersonalData[] = [
  { model: PlanModel, untold: 'all', why: 'It holds no personal data.' },
  { model: PlanPriceModel, ids: { plan: 'Plan' }, untold: 'all', why: 'It holds no personal data.' },
  { model: CoinPackModel, untold: 'all', why: 'It holds no personal data.' },
  { model: CouponModel, untold: 'all', why: 'It holds no personal data.' },
  {
    model: BilledSubscriptionModel,
    ids: { user: 'User', subject: 'nothing public', price: 'PlanPrice', nextPrice: 'PlanPrice' },
    told: {
      as: 'subscriptions',
      own: own('user'),
      fields: [
        ...['purpose', 'subject', 'status', 'price', 'plan', 'interval', 'amount', 'currency', 'nextPrice'],
        ...['currentPeriodStart', 'currentPeriodEnd', 'cancelAtPeriodEnd', 'endedAt', 'trialEndsAt'],
        ...['graceUntil', 'paymentMethod', 'discount', 'providerCreatedAt', 'createdAt', 'updatedAt'],
      ],
    },
    untold: ['user', 'providerId', 'graceEnded', 'paymentActionUrl', 'duplicate', 'fence', 'syncedAt'],
    erased: [leaveProcessor, remove(BilledSubscriptionModel, 'user')],
    why: 'Subscriptions end at the processor first; what was paid stands in the books.',
  },
  {
    model: SubscriptionMovementModel,
    ids: { subscription: 'nothing public' },
    untold: 'all',
    why: 'It says what subscriptions bring, and not whose they are.',
  },
  {
    model: BillingTrialModel,
    ids: { _id: 'User' },
    told: { as: 'trials', own: ({ id }) => ({ _id: id }), fields: ['at'] },
    untold: ['subscription'],
    erased: [remove(BillingTrialModel, '_id')],
    why: 'It is the person’s.',
  },
  {
    model: CheckoutModel,
    ids: { user: 'User', subject: 'nothing public', price: 'PlanPrice', coupon: 'Coupon' },
    told: {
      as: 'checkouts',
      type: 'Checkout',
      own: own('user'),
      fields: [
        ...['purpose', 'subjectType', 'subject', 'status', 'amount', 'subtotal', 'discount', 'currency'],
        ...['description', 'interval', 'price', 'trialDays', 'coupon', 'successUrl', 'cancelUrl'],
        ...['expiresAt', 'completedAt', 'createdAt', 'updatedAt'],
      ],
    },
    untold: ['user', 'openKey', 'intent', 'providerId', 'url', 'platformFee'],
    erased: [remove(CheckoutModel, 'user')],
    why: 'It is the person’s; what was paid stands in the books.',
  },
  {
    model: CouponRedemptionModel,
    ids: { coupon: 'Coupon', user: 'User', checkout: 'Checkout' },
    told: {
      as: 'couponRedemptions',
      type: 'CouponRedemption',
      own: own('user'),
      fields: ['coupon', 'checkout', 'code', 'state', 'at'],
    },
    untold: ['user', 'slot', 'userSlot'],
    erased: [anonymise(CouponRedemptionModel, 'user')],
    why: 'The number of redemptions of a coupon stays, without the user.',
  },
  {
    model: InvoiceModel,
    ids: { user: 'User', subject: 'nothing public', 'lines.price': 'PlanPrice' },
    names: ['email'],
    told: {
      as: 'invoices',
      type: 'Invoice',
      own: own('user'),
      fields: [
        ...['email', 'number', 'purpose', 'subjectType', 'subject', 'status', 'amount', 'subtotal'],
        ...['discount', 'tax', 'currency', 'lines', 'issuedAt', 'dueAt', 'paidAt', 'nextAttemptAt'],
        ...['hostedUrl', 'pdfUrl', 'periodStart', 'periodEnd', 'createdAt', 'updatedAt'],
      ],
    },
    untold: ['user', 'providerId', 'subscription', 'fence'],
    erased: [anonymise(InvoiceModel, 'user', ['email', 'hostedUrl', 'pdfUrl']), follows('email')],
    why: BOOKS,
  },
  {
    model: PaymentModel,
    ids: { user: 'User', transaction: 'Transaction', invoice: 'Invoice' },
    told: {
      as: 'payments',
      type: 'Payment',
      own: own('user'),
      fields: [
        ...['transaction', 'invoice', 'status', 'amount', 'method', 'failureMessage', 'createdAt', 'paidAt'],
        'updatedAt',
      ],
    },
    untold: ['user', 'providerId', 'attemptId', 'toldAt'],
    erased: [anonymise(PaymentModel, 'user', ['method'])],
    why: BOOKS,
  },
  {
    model: TransactionModel,
    ids: { user: 'User', subject: 'nothing public', invoice: 'Invoice', 'refunds.by': 'User' },
    told: {
      as: 'transactions',
      type: 'Transaction',
      own: own('user'),
      fields: [
        ...[
          'number',
          'type',
          'status',
          'amount',
          'currency',
          'description',
          'purpose',
          'subjectType',
          'subject',
        ],
        ...['invoice', 'tax', 'fees', 'discount', 'refunded', 'paymentMethod', 'periodStart', 'periodEnd'],
        ...[
          'refunds.amount',
          'refunds.reason',
          'refunds.status',
          'refunds.processedAt',
          'refunds.requestedAt',
        ],
        ...['createdAt', 'updatedAt'],
      ],
    },
    untold: [
      ...['user', 'source', 'refunding', 'reversed', 'fulfilledAt', 'fence', 'providerPaymentId', 'notes'],
      ...['refunds.key', 'refunds.providerId', 'refunds.by'],
    ],
    erased: [
      anonymise(TransactionModel, 'user', ['paymentMethod', 'notes']),
      {
        path: 'refunds.by',
        how: 'anonymous',
        async take({ id, anonymous }) {
          const { modifiedCount } = await TransactionModel.collection.updateMany(
            { 'refunds.by': id },
            { $set: { 'refunds.$[one].by': anonymous } },
            { arrayFilters: [{ 'one.by': id }] },
          );
          return { rows: modifiedCount };
        },
      },
    ],
    why: BOOKS,
  },
  {
    model: BillingGrantModel,
    ids: { user: 'User' },
    untold: 'all',
    erased: [anonymise(BillingGrantModel, 'user')],
    why: 'What was granted stands in the ledger, which is told; a late refund must still find it.',
  },
  {
    model: WebhookEventModel,
    untold: 'all',
    why: 'It holds ids of the processor and no words, and is forgotten after 90 days.',
  },
  { model: BillingLockModel, untold: 'all', why: 'It holds ids of the processor, for a week.' },
  {
    model: DemoObjectModel,
    names: ['customer'],
    untold: 'all',
    erased: [follows('customer')],
    why: 'What Stripe would keep, in a demo; the processor forgets the person when it is told to.',
  },
];
