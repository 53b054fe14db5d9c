import { registerEnumType } from 'type-graphql';

/** What a transaction is for (union of S2§10.1 and S4§26). */
export enum TransactionType {
  SUBSCRIPTION = 'subscription',
  ONE_TIME = 'one_time',
  CONSULTATION = 'consultation',
  WEBINAR = 'webinar',
  DONATION = 'donation',
  REFUND = 'refund',
  CREDIT = 'credit',
}
registerEnumType(TransactionType, {
  name: 'TransactionType',
  description: 'The types of transactions.',
  valuesConfig: {
    SUBSCRIPTION: { description: 'A platform plan or a subscription to an agent.' },
    ONE_TIME: { description: 'A coin pack or another single purchase.' },
    CONSULTATION: { description: 'Payment of a consultation.' },
    WEBINAR: { description: 'The fee of an event.' },
    DONATION: { description: 'Payment of a donation.' },
    REFUND: { description: 'A refund whose original transaction is unknown. Others stand in `refunds`.' },
    CREDIT: { description: 'A credit to the user’s balance at the processor.' },
  },
});

/** The state of a transaction (union of S2§10.1 and S4§26). */
export enum TransactionStatus {
  PENDING = 'pending',
  COMPLETED = 'completed',
  FAILED = 'failed',
  REFUNDED = 'refunded',
  DISPUTED = 'disputed',
  CANCELLED = 'cancelled',
}
registerEnumType(TransactionStatus, {
  name: 'TransactionStatus',
  description: 'The state of a transaction.',
  valuesConfig: {
    PENDING: { description: 'The money has not arrived yet.' },
    COMPLETED: { description: 'The money arrived. Part of it may be refunded.' },
    FAILED: { description: 'The payment failed.' },
    REFUNDED: { description: 'Refunded in full.' },
    DISPUTED: { description: 'The user’s bank disputes the payment, or won the dispute.' },
    CANCELLED: { description: 'The invoice was voided before it was paid.' },
  },
});

/** Why money is given back (S4§26). */
export enum RefundReason {
  CUSTOMER_REQUEST = 'customer_request',
  DUPLICATE = 'duplicate',
  FRAUD = 'fraud',
  OTHER = 'other',
}
registerEnumType(RefundReason, {
  name: 'RefundReason',
  description: 'The reasons of a refund.',
  valuesConfig: {
    CUSTOMER_REQUEST: { description: 'The user asked for it.' },
    DUPLICATE: { description: 'The same thing was paid twice.' },
    FRAUD: { description: 'The payment was fraudulent.' },
    OTHER: { description: 'Any other reason.' },
  },
});

/** The state of a refund. */
export enum RefundStatus {
  PENDING = 'pending',
  SUCCEEDED = 'succeeded',
  FAILED = 'failed',
}
registerEnumType(RefundStatus, {
  name: 'RefundStatus',
  description: 'The state of a refund.',
  valuesConfig: {
    PENDING: { description: 'The processor has not confirmed the refund yet.' },
    SUCCEEDED: { description: 'The money is on its way back.' },
    FAILED: { description: 'The refund was refused. Nothing was given back.' },
  },
});
