import type Stripe from 'stripe';
import { RefundReason } from '../../../models/billing/index.js';
import type { PaymentProcessor, ProviderPayment } from '../port.js';
import { asking, PAGE, raw } from './asking.js';
import { idOf } from './raw.js';
import { readPayment, readRefund } from './read.js';

const STRIPE_REASONS: Partial<Record<RefundReason, Stripe.RefundCreateParams.Reason>> = {
  [RefundReason.CUSTOMER_REQUEST]: 'requested_by_customer',
  [RefundReason.DUPLICATE]: 'duplicate',
  [RefundReason.FRAUD]: 'fraudulent',
};

type Payments = Pick<PaymentProcessor, 'payment' | 'refund'>;

/** Payments and refunds at Stripe. */
export function stripePayments(stripe: Stripe): Payments {
  const payment = async (id: string): Promise<ProviderPayment> => {
    const [intent, charges, refunds, disputes, invoices] = await Promise.all([
      stripe.paymentIntents.retrieve(id),
      stripe.charges
        .list({ payment_intent: id, limit: PAGE, expand: ['data.balance_transaction'] })
        .autoPagingToArray({ limit: 1_000 }),
      stripe.refunds.list({ payment_intent: id, limit: PAGE }).autoPagingToArray({ limit: 1_000 }),
      stripe.disputes.list({ payment_intent: id, limit: PAGE }),
      stripe.invoicePayments.list({ payment: { type: 'payment_intent', payment_intent: id }, limit: 1 }),
    ]);
    return readPayment(raw(intent), {
      charges: charges.map(raw),
      refunds: refunds.map(raw),
      disputes: disputes.data.map(raw),
      invoice: idOf(invoices.data[0]?.invoice),
    });
  };

  return {
    payment: (id) => asking(payment(id)),

    refund: ({ payment, amount, reason, metadata, key }) =>
      asking(
        stripe.refunds
          .create(
            {
              payment_intent: payment,
              amount,
              metadata: { ...metadata, reason },
              ...(STRIPE_REASONS[reason] ? { reason: STRIPE_REASONS[reason] } : {}),
            },
            { idempotencyKey: key },
          )
          .then((one) => readRefund(raw(one))),
      ),
  };
}
