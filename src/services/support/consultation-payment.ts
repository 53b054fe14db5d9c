import { requireViewer } from '../../auth/viewer.js';
import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { PaymentPurpose, RefundReason, type Checkout } from '../../models/billing/index.js';
import {
  ConsultationModel,
  ConsultationPaymentStatus,
  ConsultationSide,
  ConsultationStatus,
  type Consultation,
} from '../../models/support/index.js';
import { sideOf } from '../../rules/support/index.js';
import { ErrorCode, Refusal, refuse } from '../../schema/errors.js';
import { refundPayment, requestPayment, type PaymentHooks } from '../billing/index.js';

const { PENDING, PAID, REFUNDED } = ConsultationPaymentStatus;

/** A payment that a client wants to make. */
export interface PayConsultationInput {
  consultationId: Types.ObjectId;
  successUrl: string;
  cancelUrl: string;
  clientId?: string | null;
}

/**
 * Opens a checkout for a booked consultation, as its client.
 * @throws NOT_FOUND, FORBIDDEN for the consultant, CONFLICT where nothing is to be paid, UNAVAILABLE
 */
export async function payConsultation(ctx: Context, input: PayConsultationInput): Promise<Checkout> {
  const { id: payer } = requireViewer(ctx);
  const { consultationId: id, ...pages } = input;
  const consultation = await ctx.loaders.consultation.load(id);
  const side = consultation && sideOf(ctx, consultation);
  if (!consultation || !side) throw refuse.notFound('The consultation', 'consultationId');
  if (side !== ConsultationSide.CLIENT)
    throw refuse.forbidden('Only the client pays for a consultation.', 'consultationId');
  const { pricing, status, title } = consultation;
  if (pricing.paymentStatus !== PENDING || status === ConsultationStatus.CANCELLED)
    throw new Refusal(ErrorCode.CONFLICT, 'There is nothing to pay for this consultation.', {
      ...{ field: 'consultationId', reason: 'INVALID_STATE' },
    });
  const { checkout } = await requestPayment(ctx, {
    ...{ purpose: PaymentPurpose.CONSULTATION, subject: { type: 'Consultation', id }, payer },
    ...{ amount: pricing.amount, currency: pricing.currency, description: title, ...pages },
  });
  return checkout;
}

/** Reserves the refund of a part of the price; the billing domain gives it back after the commit. */
export function refundConsultation(
  tx: Tx,
  { _id: subject, client: payer }: Pick<Consultation, '_id' | 'client'>,
  amount?: number,
): ReturnType<typeof refundPayment> {
  return refundPayment(tx, {
    ...{ purpose: PaymentPurpose.CONSULTATION, subject, payer, reason: RefundReason.CUSTOMER_REQUEST },
    ...(amount === undefined ? {} : { amount }),
    key: `consultation-cancelled:${subject.toHexString()}`,
  });
}

/** What follows from payments of consultations. */
export const consultationPayments: PaymentHooks = {
  async onPaid(tx, { subject: { id }, user: client, transaction: payment }) {
    const { matchedCount } = await ConsultationModel.collection.updateOne(
      { _id: id, status: { $ne: ConsultationStatus.CANCELLED }, 'pricing.paymentStatus': PENDING },
      {
        $set: {
          ...{ 'pricing.paymentStatus': PAID, 'pricing.dueAt': null, 'pricing.payment': payment },
          updatedAt: tx.at,
        },
      },
      { session: tx.session },
    );
    // Paid too late, or twice: the time is free again, and so is the money.
    if (matchedCount === 0) await refundConsultation(tx, { _id: id, client });
  },
  async onRefunded(tx, { subject: { id } }, { total }) {
    await ConsultationModel.collection.updateOne(
      { _id: id },
      {
        $set: {
          ...{ 'pricing.paymentStatus': REFUNDED, 'pricing.refundedAmount': total },
          updatedAt: tx.at,
        },
      },
      { session: tx.session },
    );
  },
};
