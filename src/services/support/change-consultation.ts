import type { ClientSession, Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { finish } from '../../events/finish.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ConsultantModel,
  ConsultationModel,
  ConsultationPaymentStatus,
  ConsultationSessionModel,
  ConsultationSide,
  ConsultationStatus,
  type Consultant,
  type Consultation,
  type ConsultationLocation,
  type ConsultationSession,
} from '../../models/support/index.js';
import { sideOf } from '../../rules/support/index.js';
import { refuse } from '../../schema/errors.js';
import { placeOf } from './book-consultation.js';
import { checkGrid, freeTime, minutesAfter, nextReminder, orTaken, takeTime } from './booking.js';
import { cancelSessionIn, moveSessionIn, sendRefunds } from './change-session.js';
import { cancelIn, checkAhead, notNow, sidesOf } from './consultation-state.js';
import { requireNoSeat } from './own-time.js';

type ObjectId = Types.ObjectId;

const MINUTE_MS = 60_000;
const { SCHEDULED, CONFIRMED, CANCELLED } = ConsultationStatus;

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

/** The group session that the consultant of a seat changes, for all of its seats. Null for other consultations and sides. */
async function sessionOf(
  session: ClientSession,
  { consultation, side }: Seen,
): Promise<ConsultationSession | null> {
  if (!consultation.session || side !== ConsultationSide.CONSULTANT) return null;
  return ConsultationSessionModel.findById(consultation.session).session(session).lean<ConsultationSession>();
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

/** Another time. */
export interface RescheduleInput {
  consultationId: ObjectId;
  scheduledAt: Date;
}

/**
 * Moves a consultation; the consultant of a seat moves the whole group session. The old time is given back and the new one
 * taken in one transaction, so that a failure keeps the old one. A client’s move has to be confirmed again.
 * @throws NOT_FOUND, FORBIDDEN for the client of a seat, BAD_USER_INPUT, CONFLICT with a reason
 */
export async function rescheduleConsultation(
  ctx: Context,
  { consultationId, scheduledAt }: RescheduleInput,
): Promise<void> {
  const viewer = requireViewer(ctx);
  await orTaken(
    transact(ctx, async (tx) => {
      const seen = await readOwn(ctx, tx.session, consultationId);
      const { consultation, side } = seen;
      const { durationMinutes: minutes } = consultation;
      checkGrid(scheduledAt, minutes);
      checkAhead(consultation, tx.at);
      const session = await sessionOf(tx.session, seen);
      if (session) return moveSessionIn(tx, session, scheduledAt);
      if (consultation.session)
        throw refuse.forbidden('Only the consultant moves a group session, for all.', 'consultationId');
      if (side === ConsultationSide.CLIENT && isLate(consultation, tx.at))
        throw notNow('It is too late to move this consultation; the consultant can still do so.', 'TOO_LATE');
      const consultant = await ConsultantModel.findById(consultation.consultant)
        .session(tx.session)
        .lean<Consultant>();
      if (!consultant) throw refuse.notFound('The consultant', 'consultationId');
      const endsAt = minutesAfter(scheduledAt, minutes);
      if (side === ConsultationSide.CLIENT)
        await requireNoSeat(tx, viewer.id, { start: scheduledAt, end: endsAt });
      await freeTime(tx, consultationId);
      await takeTime(tx, consultant, consultationId, scheduledAt, minutes);
      const status = side === ConsultationSide.CLIENT ? SCHEDULED : consultation.status;
      await ConsultationModel.collection.updateOne(
        { _id: consultationId },
        {
          $set: {
            ...{ scheduledAt, endsAt, status, updatedAt: tx.at },
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
 * Cancels a consultation and gives its time or its seat back; the consultant of a seat cancels the whole group session. The
 * whole price is refunded where the consultant cancels, or the client does so in time; later the part that the consultant
 * has set.
 * @throws NOT_FOUND, CONFLICT once it has begun or was cancelled
 */
export async function cancelConsultation(
  ctx: Context,
  { consultationId, reason }: CancelInput,
): Promise<void> {
  const viewer = requireViewer(ctx);
  const reserved = await transact(ctx, async (tx) => {
    const seen = await readOwn(ctx, tx.session, consultationId);
    const { consultation, side } = seen;
    checkAhead(consultation, tx.at);
    const session = await sessionOf(tx.session, seen);
    if (session) return cancelSessionIn(tx, session, reason ?? null);
    const late = side === ConsultationSide.CLIENT && isLate(consultation, tx.at);
    const percent = late ? consultation.lateRefundPercent : 100;
    return [await cancelIn(tx, consultation, { by: viewer.id, reason: reason ?? null, percent })];
  });
  await sendRefunds(reserved);
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
    if (consultation.session && (input.agenda || input.location))
      throw refuse.badInput(
        'Agenda and place belong to the whole group session; the consultant changes them there.',
        input.agenda ? 'agenda' : 'location',
      );
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
