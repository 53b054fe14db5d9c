import type { Types } from 'mongoose';
import { finish } from '../../events/finish.js';
import type { Tx } from '../../events/transact.js';
import {
  ConsultationModel,
  ConsultationPaymentStatus,
  ConsultationSessionModel,
  ConsultationStatus,
  type Consultation,
} from '../../models/support/index.js';
import { ErrorCode, Refusal } from '../../schema/errors.js';
import { freeTime } from './booking.js';
import { refundConsultation } from './consultation-payment.js';

type ObjectId = Types.ObjectId;

const { SCHEDULED, CONFIRMED, IN_PROGRESS, COMPLETED, CANCELLED, DRAFT } = ConsultationStatus;

/** From which status a consultation may go to which. The only place that says so. */
export const CONSULTATION_TRANSITIONS: Record<ConsultationStatus, readonly ConsultationStatus[]> = {
  [DRAFT]: [SCHEDULED, CANCELLED],
  [SCHEDULED]: [CONFIRMED, IN_PROGRESS, CANCELLED],
  [CONFIRMED]: [SCHEDULED, IN_PROGRESS, CANCELLED],
  [IN_PROGRESS]: [COMPLETED],
  [COMPLETED]: [],
  [CANCELLED]: [],
};

/** The statuses from which a status can be reached. */
export const before = (to: ConsultationStatus): ConsultationStatus[] =>
  Object.values(ConsultationStatus).filter((from) => CONSULTATION_TRANSITIONS[from].includes(to));

/** A change that the state of a consultation or a group session does not allow. */
export const notNow = (message: string, reason: string, field = 'consultationId'): Refusal =>
  new Refusal(ErrorCode.CONFLICT, message, { field, reason });

/** @throws CONFLICT for a consultation that is over, cancelled, or has begun */
export function checkAhead({ status, scheduledAt }: Consultation, at: Date): void {
  if ((status !== SCHEDULED && status !== CONFIRMED) || scheduledAt <= at)
    throw notNow('This consultation has begun, is over, or was cancelled.', 'INVALID_STATE');
}

/** The consultation and both sides, for events. */
export const sidesOf = ({ _id: consultation, client, consultant }: Consultation) => ({
  consultation,
  client,
  consultant,
});

/** Cancels in a transaction, which frees the time or the seat; the refund hangs on this being the one who does so. */
export async function cancelIn(
  tx: Tx,
  consultation: Consultation,
  { by, reason, percent }: { by: ObjectId | null; reason: string | null; percent: number },
): ReturnType<typeof refundConsultation> {
  const { _id, pricing, session } = consultation;
  const isPaid = pricing.paymentStatus === ConsultationPaymentStatus.PAID && pricing.amount > 0;
  const refunded = isPaid ? Math.floor((pricing.amount * percent) / 100) : 0;
  const done = await finish(tx, ConsultationModel, _id, {
    ...{ from: before(CANCELLED), to: CANCELLED },
    set: {
      ...(by ? { cancelledBy: by } : {}),
      ...(reason ? { cancelReason: reason } : {}),
      ...{ cancelledAt: tx.at, updatedAt: tx.at, remindAt: null },
      'pricing.dueAt': null,
      revision: consultation.revision + 1,
      ...(refunded > 0
        ? {
            'pricing.paymentStatus': ConsultationPaymentStatus.REFUNDED,
            'pricing.refundedAmount': refunded,
          }
        : {}),
    },
  });
  if (!done) throw notNow('This consultation was cancelled already.', 'INVALID_STATE');
  await freeTime(tx, _id);
  if (session)
    await ConsultationSessionModel.collection.updateOne(
      { _id: session },
      { $inc: { taken: -1 } },
      { session: tx.session },
    );
  tx.emit('consultation.cancelled', { ...sidesOf(consultation), by }, by);
  return refunded > 0 ? refundConsultation(tx, consultation, refunded) : null;
}
