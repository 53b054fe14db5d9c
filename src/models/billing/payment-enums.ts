import { registerEnumType } from 'type-graphql';

/** What a checkout pays for. */
export enum PaymentPurpose {
  PLAN = 'plan',
  COINS = 'coins',
  AGENT_SUBSCRIPTION = 'agent_subscription',
  EVENT_FEE = 'event_fee',
  CONSULTATION = 'consultation',
  DONATION = 'donation',
}
registerEnumType(PaymentPurpose, {
  name: 'PaymentPurpose',
  description: 'The purposes of a checkout.',
  valuesConfig: {
    PLAN: { description: 'A platform plan.' },
    COINS: { description: 'A coin pack.' },
    AGENT_SUBSCRIPTION: { description: 'A subscription to an agent.' },
    EVENT_FEE: { description: 'The fee of an event.' },
    CONSULTATION: { description: 'Payment of a consultation.' },
    DONATION: { description: 'Payment of a donation.' },
  },
});

/** The state of a checkout. */
export enum CheckoutStatus {
  OPEN = 'open',
  PENDING = 'pending',
  COMPLETED = 'completed',
  FAILED = 'failed',
  EXPIRED = 'expired',
}
registerEnumType(CheckoutStatus, {
  name: 'CheckoutStatus',
  description: 'The state of a checkout.',
  valuesConfig: {
    OPEN: { description: 'The viewer can pay.' },
    PENDING: {
      description: 'The viewer has paid by a method whose money arrives later, such as a bank debit.',
    },
    COMPLETED: { description: 'The payment arrived and the purchase is delivered.' },
    FAILED: { description: 'The payment failed. Nothing was delivered.' },
    EXPIRED: { description: 'The checkout was not paid in time or was replaced.' },
  },
});

/** The state of an invoice (S3§7.1). */
export enum InvoiceStatus {
  PENDING = 'pending',
  PAID = 'paid',
  FAILED = 'failed',
  VOID = 'void',
}
registerEnumType(InvoiceStatus, {
  name: 'InvoiceStatus',
  description: 'The state of an invoice.',
  valuesConfig: {
    PENDING: { description: 'Not paid yet.' },
    PAID: { description: 'Paid in full.' },
    FAILED: { description: 'The last payment attempt failed. Further attempts may follow.' },
    VOID: { description: 'Cancelled or written off. Nothing is due.' },
  },
});

/** The state of one payment attempt (S3§7.2). */
export enum PaymentStatus {
  PENDING = 'pending',
  SUCCEEDED = 'succeeded',
  FAILED = 'failed',
}
registerEnumType(PaymentStatus, {
  name: 'PaymentStatus',
  description: 'The state of one payment attempt.',
  valuesConfig: {
    PENDING: { description: 'The processor waits for the money or for a confirmation.' },
    SUCCEEDED: { description: 'The money arrived.' },
    FAILED: { description: 'The attempt was declined.' },
  },
});

/** The kind of a payment method (S3§7.2, S4§26). */
export enum PaymentMethodKind {
  CARD = 'card',
  PAYPAL = 'paypal',
  BANK_TRANSFER = 'bank_transfer',
  CRYPTO = 'crypto',
  OTHER = 'other',
}
registerEnumType(PaymentMethodKind, {
  name: 'PaymentMethodKind',
  description: 'The kind of a payment method.',
  valuesConfig: {
    CARD: { description: 'A credit or debit card.' },
    PAYPAL: { description: 'A PayPal account.' },
    BANK_TRANSFER: { description: 'A bank debit or transfer.' },
    CRYPTO: { description: 'Payment by a cryptocurrency.' },
    OTHER: { description: 'Any other method of the processor.' },
  },
});

/** The state of a webhook event. */
export enum WebhookStatus {
  RECEIVED = 'received',
  PROCESSING = 'processing',
  DONE = 'done',
  FAILED = 'failed',
  DEAD = 'dead',
  IGNORED = 'ignored',
}
registerEnumType(WebhookStatus, {
  name: 'WebhookStatus',
  description: 'The state of a webhook event.',
  valuesConfig: {
    RECEIVED: { description: 'Stored, not processed yet.' },
    PROCESSING: { description: 'A gateway processes the event under a lease.' },
    DONE: { description: 'The event was applied.' },
    FAILED: { description: 'The last attempt failed. Another one follows.' },
    DEAD: { description: 'All attempts failed. `replayWebhookEvent` tries again.' },
    IGNORED: { description: 'Of a type, account or mode that the gateway does not handle.' },
  },
});
