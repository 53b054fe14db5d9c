import {
  BillingInterval,
  PaymentMethodKind,
  RefundReason,
  type PaymentMethod,
  type ProviderSubscriptionStatus,
} from '../../../models/billing/index.js';
import type {
  ProviderAttempt,
  ProviderBalanceChange,
  ProviderCheckout,
  ProviderInvoice,
  ProviderLine,
  ProviderPayment,
  ProviderRefund,
  ProviderSubscription,
} from '../port.js';
import { at, idOf, items, metadataOf, moment, text, whole, type Raw } from './raw.js';

const STATUSES: readonly ProviderSubscriptionStatus[] = [
  ...(['incomplete', 'incomplete_expired', 'trialing', 'active'] as const),
  ...(['past_due', 'canceled', 'unpaid', 'paused'] as const),
];

const currencyOf = (value: unknown): string => (text(value) ?? 'usd').toUpperCase();

const intervalOf = (value: unknown): BillingInterval | null =>
  Object.values(BillingInterval).find((one) => one === value) ?? null;

/** A subscription, in the pinned version or in those before March 2025. */
export function readSubscription(raw: Raw): ProviderSubscription {
  const item = items(raw['items'])[0] ?? {};
  const price = at(item, 'price');
  const status = STATUSES.find((one) => one === raw['status']);
  if (!status)
    throw new TypeError(`Stripe names a subscription status that is unknown: ${String(raw['status'])}`);
  const cancelAt = moment(raw['cancel_at']);
  return {
    id: String(raw['id']),
    customer: idOf(raw['customer']) ?? '',
    status,
    price: idOf(item['price']),
    amount: whole(price['unit_amount']),
    currency: text(price['currency'])?.toUpperCase() ?? null,
    interval: intervalOf(at(price, 'recurring')['interval']),
    // On the item since 2025-03-31, on the subscription before.
    currentPeriodStart: moment(item['current_period_start']) ?? moment(raw['current_period_start']),
    currentPeriodEnd: moment(item['current_period_end']) ?? moment(raw['current_period_end']),
    // The portal may express the same by a date.
    cancelAtPeriodEnd: raw['cancel_at_period_end'] === true || (cancelAt !== null && status !== 'canceled'),
    endedAt: moment(raw['ended_at']),
    trialStart: moment(raw['trial_start']),
    trialEnd: moment(raw['trial_end']),
    paymentMethod: readMethod(raw['default_payment_method']),
    latestInvoice: idOf(raw['latest_invoice']),
    nextPrice: nextPriceOf(at(raw, 'schedule'), idOf(item['price'])),
    createdAt: moment(raw['created']) ?? new Date(0),
    metadata: metadataOf(raw['metadata']),
  };
}

/** The price of the phase after the current one. */
function nextPriceOf(schedule: Raw, present: string | null): string | null {
  if (!['active', 'not_started'].includes(String(schedule['status']))) return null;
  const start = whole(at(schedule, 'current_phase')['start_date']) ?? 0;
  const next = items(schedule['phases']).find((phase) => (whole(phase['start_date']) ?? 0) > start);
  const price = idOf(items(next?.['items'])[0]?.['price']);
  return price === present ? null : price;
}

const KINDS: Record<string, PaymentMethodKind> = {
  ...{ card: PaymentMethodKind.CARD, paypal: PaymentMethodKind.PAYPAL, crypto: PaymentMethodKind.CRYPTO },
  ...{ sepa_debit: PaymentMethodKind.BANK_TRANSFER, us_bank_account: PaymentMethodKind.BANK_TRANSFER },
  ...{ bacs_debit: PaymentMethodKind.BANK_TRANSFER, customer_balance: PaymentMethodKind.BANK_TRANSFER },
  ...{ ach_debit: PaymentMethodKind.BANK_TRANSFER, au_becs_debit: PaymentMethodKind.BANK_TRANSFER },
  ...{ acss_debit: PaymentMethodKind.BANK_TRANSFER },
};

/** A payment method, or the details of one on a charge. */
export function readMethod(value: unknown): PaymentMethod | null {
  const raw = at(value);
  const type = text(raw['type']);
  if (!type) return null;
  const details = at(raw, type);
  return {
    kind: KINDS[type] ?? PaymentMethodKind.OTHER,
    brand: text(details['brand']) ?? (KINDS[type] ? null : type),
    last4: text(details['last4']),
  };
}

/** An invoice, in the pinned version or in those before March 2025. */
export function readInvoice(raw: Raw): ProviderInvoice {
  const transitions = at(raw, 'status_transitions');
  const sum = (list: unknown): number =>
    items(list).reduce((total, one) => total + (whole(one['amount']) ?? 0), 0);
  const tax = raw['total_taxes'] === undefined ? (whole(raw['tax']) ?? 0) : sum(raw['total_taxes']);
  const amount = whole(raw['total']) ?? 0;
  const status = text(raw['status']) ?? 'draft';
  const lines = items(raw['lines']).map(readLine);
  const ofPlan = lines.find(({ proration, periodEnd }) => !proration && periodEnd !== null) ?? lines[0];
  const payments = items(raw['payments']).flatMap((one) => idOf(at(one, 'payment')['payment_intent']) ?? []);
  const old = idOf(raw['payment_intent']);
  return {
    id: String(raw['id']),
    customer: idOf(raw['customer']),
    // Under its parent since 2025-03-31.
    subscription:
      idOf(at(raw, 'parent', 'subscription_details')['subscription']) ?? idOf(raw['subscription']),
    status: status as ProviderInvoice['status'],
    email: text(raw['customer_email']),
    amount,
    amountPaid: whole(raw['amount_paid']) ?? 0,
    subtotal: whole(raw['subtotal']) ?? amount,
    discount: sum(raw['total_discount_amounts']),
    tax,
    taxRate: amount > tax ? Math.round((tax / (amount - tax)) * 10_000) / 10_000 : 0,
    currency: currencyOf(raw['currency']),
    lines,
    issuedAt: moment(transitions['finalized_at']) ?? moment(raw['created']) ?? new Date(0),
    dueAt: moment(raw['due_date']),
    paidAt: moment(transitions['paid_at']),
    nextAttemptAt: moment(raw['next_payment_attempt']),
    attempted: raw['attempted'] === true,
    periodStart: ofPlan?.periodStart ?? null,
    periodEnd: ofPlan?.periodEnd ?? null,
    hostedUrl: text(raw['hosted_invoice_url']),
    pdfUrl: text(raw['invoice_pdf']),
    payments: payments.length > 0 || !old ? payments : [old],
    metadata: metadataOf(raw['metadata']),
  };
}

function readLine(raw: Raw): ProviderLine {
  const parent = at(raw, 'parent');
  const proration =
    at(parent, 'subscription_item_details')['proration'] === true ||
    at(parent, 'invoice_item_details')['proration'] === true ||
    raw['proration'] === true;
  const recurring = at(parent, 'subscription_item_details')['subscription'] ?? raw['subscription'];
  return {
    description: text(raw['description']) ?? 'Item',
    quantity: whole(raw['quantity']) ?? 1,
    amount: whole(raw['amount']) ?? 0,
    price: idOf(at(raw, 'pricing', 'price_details')['price']) ?? idOf(raw['price']),
    proration,
    periodStart: recurring ? moment(at(raw, 'period')['start']) : null,
    periodEnd: recurring ? moment(at(raw, 'period')['end']) : null,
  };
}

/** A checkout session. */
export function readCheckout(raw: Raw): ProviderCheckout {
  const details = at(raw, 'total_details');
  return {
    id: String(raw['id']),
    status: (text(raw['status']) ?? 'open') as ProviderCheckout['status'],
    paymentStatus: (text(raw['payment_status']) ?? 'unpaid') as ProviderCheckout['paymentStatus'],
    mode: raw['mode'] === 'subscription' ? 'subscription' : 'payment',
    customer: idOf(raw['customer']),
    subscription: idOf(raw['subscription']),
    payment: idOf(raw['payment_intent']),
    invoice: idOf(raw['invoice']),
    amount: whole(raw['amount_total']) ?? 0,
    discount: whole(details['amount_discount']) ?? 0,
    tax: whole(details['amount_tax']) ?? 0,
    currency: currencyOf(raw['currency']),
    url: text(raw['url']),
    expiresAt: moment(raw['expires_at']) ?? new Date(0),
    metadata: metadataOf(raw['metadata']),
  };
}

const ATTEMPTS: Record<string, ProviderAttempt['status']> = { succeeded: 'succeeded', failed: 'failed' };

/** A charge: one attempt. */
export const readAttempt = (raw: Raw): ProviderAttempt => ({
  id: String(raw['id']),
  status: ATTEMPTS[String(raw['status'])] ?? 'pending',
  amount: whole(raw['amount']) ?? 0,
  method: readMethod(raw['payment_method_details']),
  failureMessage: text(raw['failure_message']),
  createdAt: moment(raw['created']) ?? new Date(0),
});

/** A balance transaction. Stripe counts what a customer owes, so a credit of theirs is below 0. */
export const readBalanceChange = (raw: Raw): ProviderBalanceChange => ({
  id: String(raw['id']),
  amount: raw['type'] === 'unapplied_from_invoice' ? 0 : -(whole(raw['amount']) ?? 0),
  currency: currencyOf(raw['currency']),
  description: text(raw['description']),
  createdAt: moment(raw['created']) ?? new Date(0),
});

const REASONS: Record<string, RefundReason> = {
  requested_by_customer: RefundReason.CUSTOMER_REQUEST,
  duplicate: RefundReason.DUPLICATE,
  fraudulent: RefundReason.FRAUD,
};

/** A refund. Our own reason is in its metadata, because Stripe knows fewer. */
export function readRefund(raw: Raw): ProviderRefund {
  const metadata = metadataOf(raw['metadata']);
  const ours = Object.values(RefundReason).find((one) => one === metadata['reason']);
  const status = String(raw['status']);
  return {
    id: String(raw['id']),
    amount: whole(raw['amount']) ?? 0,
    status:
      status === 'succeeded' ? 'succeeded' : ['failed', 'canceled'].includes(status) ? 'failed' : 'pending',
    reason: ours ?? REASONS[String(raw['reason'])] ?? RefundReason.OTHER,
    createdAt: moment(raw['created']) ?? new Date(0),
    metadata,
  };
}

const PAYMENTS: Record<string, ProviderPayment['status']> = {
  ...{ succeeded: 'succeeded', canceled: 'canceled', requires_action: 'action_required' },
  requires_confirmation: 'action_required',
};

/** A payment intent with its charges, refunds and disputes. */
export function readPayment(
  raw: Raw,
  more: { charges: Raw[]; refunds: Raw[]; disputes: Raw[]; invoice: string | null },
): ProviderPayment {
  const attempts = more.charges
    .map(readAttempt)
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const fee = more.charges.reduce(
    (sum, charge) => sum + (whole(at(charge, 'balance_transaction')['fee']) ?? 0),
    0,
  );
  const failed =
    raw['status'] === 'requires_payment_method' && attempts.some(({ status }) => status === 'failed');
  const lastError = at(raw, 'last_payment_error');
  return {
    id: String(raw['id']),
    customer: idOf(raw['customer']),
    invoice: more.invoice,
    status:
      failed ||
      (text(lastError['message'] ?? lastError['code']) !== null &&
        raw['status'] === 'requires_payment_method')
        ? 'failed'
        : (PAYMENTS[String(raw['status'])] ?? 'pending'),
    amount: whole(raw['amount']) ?? 0,
    currency: currencyOf(raw['currency']),
    fee,
    attempts,
    refunds: more.refunds.map(readRefund).sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()),
    dispute: disputeOf(more.disputes.map(({ status }) => String(status))),
    metadata: metadataOf(raw['metadata']),
  };
}

function disputeOf(statuses: string[]): ProviderPayment['dispute'] {
  if (statuses.length === 0) return null;
  if (statuses.includes('lost')) return 'lost';
  return statuses.every((status) => ['won', 'warning_closed', 'prevented'].includes(status)) ? 'won' : 'open';
}
