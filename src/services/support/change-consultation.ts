import type { ClientSession, Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { finish } from '../../events/finish.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ConsultantModel,
  ConsultationModel,
  ConsultationPaymentStatus,
  ConsultationSide,
  ConsultationStatus,
  type Consultant,
  type Consultation,
  type ConsultationLocation,
} from '../../models/support/index.js';
import { sideOf } from '../../rules/support/index.js';
import { ErrorCode, Refusal, refuse } from '../../schema/errors.js';
import { sendReservedRefund } from '../billing/index.js';
import { placeOf } from './book-consultation.js';
import { checkGrid, freeTime, nextReminder, orTaken, takeTime } from './booking.js';
import { refundConsultation } from './consultation-payment.js';

type ObjectId = Types.ObjectId;

const MINUTE_MS = 60_000;
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

interface Seen {
  consultation: Consultation;
  side: ConsultationSide;
}

/** A consultation of the viewer's, read in a transaction. @throws NOT_FOUND */
async function readOwn(ctx: Context, session: ClientSession, id: ObjectId): Promise<Seen> {
  const consultation = await ConsultationModel.findById(id).session(session).lean<Consultation>();
  const side = consultation && sideOf(ctx, consultation);
  if (!consultation || !side) throw refuse.notFound('The consultation', 'consultationId');
  return { consultation, side };
}

const notNow = (message: string, reason: string): Refusal =>
  new Refusal(ErrorCode.CONFLICT, message, { field: 'consultationId', reason });

/** @throws CONFLICT for a consultation that is over, cancelled, or has begun */
function checkAhead({ status, scheduledAt }: Consultation, at: Date): void {
  if ((status !== SCHEDULED && status !== CONFIRMED) || scheduledAt <= at)
    throw notNow('This consultation has begun, is over, or was cancelled.', 'INVALID_STATE');
}

/** Whether the client is too late for a change free of charge. */
const isLate = ({ scheduledAt, cancellationMinutes }: Consultation, at: Date): boolean =>
  scheduledAt.getTime() - at.getTime() < cancellationMinutes * MINUTE_MS;

/** Confirms a booking, as the consultant. @throws NOT_FOUND, FORBIDDEN for the client, CONFLICT */
export async function confirmConsultation(ctx: Context, id: ObjectId): Promise<void> {
  const viewer = requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const { consultation, side } = await readOwn(ctx, tx.session, id);
    if (side !== ConsultationSide.CONSULTANT)
      throw refuse.forbidden('Only the consultant confirms a booking.', 'consultationId');
    checkAhead(consultation, tx.at);
    if (consultation.pricing.paymentStatus !== ConsultationPaymentStatus.PAID)
      throw notNow('This consultation is not paid yet.', 'NOT_PAID');
    const done = await finish(tx, ConsultationModel, id, {
      ...{ from: SCHEDULED, to: CONFIRMED },
      set: { updatedAt: tx.at, revision: consultation.revision + 1 },
    });
    if (done) tx.emit('consultation.confirmed', sidesOf(consultation), viewer.id);
  });
}

const sidesOf = ({ _id: consultation, client, consultant }: Consultation) => ({
  consultation,
  client,
  consultant,
});

/** Another time. */
export interface RescheduleInput {
  consultationId: ObjectId;
  scheduledAt: Date;
}

/**
 * Moves a consultation. The old time is given back and the new one taken in one transaction, so that a failure keeps the
 * old one. A client’s move has to be confirmed again.
 * @throws NOT_FOUND, BAD_USER_INPUT, CONFLICT with a reason
 */
export async function rescheduleConsultation(
  ctx: Context,
  { consultationId, scheduledAt }: RescheduleInput,
): Promise<void> {
  const viewer = requireViewer(ctx);
  await orTaken(
    transact(ctx, async (tx) => {
      const { consultation, side } = await readOwn(ctx, tx.session, consultationId);
      const { durationMinutes: minutes } = consultation;
      checkGrid(scheduledAt, minutes);
      checkAhead(consultation, tx.at);
      if (side === ConsultationSide.CLIENT && isLate(consultation, tx.at))
        throw notNow('It is too late to move this consultation; the consultant can still do so.', 'TOO_LATE');
      const consultant = await ConsultantModel.findById(consultation.consultant)
        .session(tx.session)
        .lean<Consultant>();
      if (!consultant) throw refuse.notFound('The consultant', 'consultationId');
      await freeTime(tx, consultationId);
      const blocksUntil = await takeTime(tx, consultant, consultationId, scheduledAt, minutes);
      const status = side === ConsultationSide.CLIENT ? SCHEDULED : consultation.status;
      const endsAt = new Date(scheduledAt.getTime() + minutes * MINUTE_MS);
      await ConsultationModel.collection.updateOne(
        { _id: consultationId },
        {
          $set: {
            ...{ scheduledAt, endsAt, blocksUntil, status, updatedAt: tx.at },
            remindAt: nextReminder(scheduledAt, tx.at),
          },
          $inc: { revision: 1 },
        },
        { session: tx.session },
      );
      tx.emit('consultation.rescheduled', { ...sidesOf(consultation), by: viewer.id }, viewer.id);
    }),
  );
}

/** A cancellation. */
export interface CancelInput {
  consultationId: ObjectId;
  reason?: string | null;
}

/**
 * Cancels a consultation and gives its time back. The whole price is refunded where the consultant cancels, or the client
 * does so in time; later the part that the consultant has set.
 * @throws NOT_FOUND, CONFLICT once it has begun or was cancelled
 */
export async function cancelConsultation(
  ctx: Context,
  { consultationId, reason }: CancelInput,
): Promise<void> {
  const viewer = requireViewer(ctx);
  const reserved = await transact(ctx, async (tx) => {
    const { consultation, side } = await readOwn(ctx, tx.session, consultationId);
    checkAhead(consultation, tx.at);
    const late = side === ConsultationSide.CLIENT && isLate(consultation, tx.at);
    return cancelIn(tx, consultation, {
      by: viewer.id,
      reason: reason ?? null,
      percent: late ? consultation.lateRefundPercent : 100,
    });
  });
  // What the processor does not answer now is asked again by a job.
  if (reserved) await sendReservedRefund(reserved).catch(() => undefined);
}

/** Cancels in a transaction; the refund hangs on this being the one who does so. */
export async function cancelIn(
  tx: Tx,
  consultation: Consultation,
  { by, reason, percent }: { by: ObjectId | null; reason: string | null; percent: number },
): ReturnType<typeof refundConsultation> {
  const { _id, pricing } = consultation;
  const isPaid = pricing.paymentStatus === ConsultationPaymentStatus.PAID && pricing.amount > 0;
  const refunded = isPaid ? Math.floor((pricing.amount * percent) / 100) : 0;
  const done = await finish(tx, ConsultationModel, _id, {
    ...{ from: before(CANCELLED), to: CANCELLED },
    set: {
      ...(by ? { cancelledBy: by } : {}),
      ...(reason ? { cancelReason: reason } : {}),
      ...{ cancelledAt: tx.at, updatedAt: tx.at, remindAt: null, blocksUntil: new Date(0) },
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
  tx.emit('consultation.cancelled', { ...sidesOf(consultation), by }, by);
  return refunded > 0 ? refundConsultation(tx, consultation, refunded) : null;
}

/** Notes, agenda and place. Fields that are left out stay as they are. */
export interface UpdateConsultationInput {
  consultationId: ObjectId;
  /** The notes of the viewer's own side. */
  notes?: string | null;
  /** The consultant's notes that the client does not see. */
  internalNotes?: string | null;
  agenda?: string[] | null;
  location?: ConsultationLocation | null;
}

/** Changes notes, agenda or place. @throws NOT_FOUND, FORBIDDEN for what is the consultant’s, CONFLICT for a cancelled one */
export async function updateConsultation(ctx: Context, input: UpdateConsultationInput): Promise<void> {
  requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const { consultation, side } = await readOwn(ctx, tx.session, input.consultationId);
    if (consultation.status === CANCELLED) throw notNow('This consultation was cancelled.', 'INVALID_STATE');
    if (side === ConsultationSide.CLIENT && input.internalNotes !== undefined)
      throw refuse.forbidden('Internal notes are the consultant’s.', 'internalNotes');
    if (side === ConsultationSide.CLIENT && input.location)
      throw refuse.forbidden('The consultant sets the place.', 'location');
    const $set = {
      ...(input.notes == null ? {} : { [`notes.${side}`]: input.notes }),
      ...(input.internalNotes == null ? {} : { 'notes.internal': input.internalNotes }),
      ...(input.agenda ? { agenda: input.agenda } : {}),
      ...(input.location ? { location: placeOf(input.location) } : {}),
      updatedAt: tx.at,
    };
    const $inc = { revision: input.location ? 1 : 0 };
    await ConsultationModel.collection.updateOne(
      { _id: consultation._id },
      { $set, $inc },
      { session: tx.session },
    );
  });
}

/** Feedback. */
export interface RateConsultationInput {
  consultationId: ObjectId;
  rating: number;
  feedback?: string | null;
}

/** Rates a consultation that is over, each side for itself. A second rating replaces the first. @throws NOT_FOUND, CONFLICT */
export async function rateConsultation(
  ctx: Context,
  { consultationId, rating, feedback }: RateConsultationInput,
): Promise<void> {
  const viewer = requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const { consultation, side } = await readOwn(ctx, tx.session, consultationId);
    const isOver = consultation.status !== CANCELLED && consultation.endsAt <= tx.at;
    if (!isOver) throw notNow('This consultation can be rated once it is over.', 'INVALID_STATE');
    const earlier = consultation.feedback[`${side}Rating`] ?? null;
    const text = `feedback.${side}Feedback`;
    await ConsultationModel.collection.updateOne(
      { _id: consultationId },
      {
        $set: {
          [`feedback.${side}Rating`]: rating,
          ...(feedback ? { [text]: feedback } : {}),
          updatedAt: tx.at,
        },
        ...(feedback ? {} : { $unset: { [text]: '' } }),
      },
      { session: tx.session },
    );
    const { consultant } = consultation;
    const rated = { consultation: consultationId, consultant, by: side, rating, before: earlier };
    tx.emit('consultation.rated', rated, viewer.id);
  });
}
