import type { ClientSession, Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { bookedSeats } from '../../loaders/support/consultations.js';
import {
  ConsultantModel,
  ConsultationModel,
  ConsultationSessionModel,
  SEATS,
  type Consultant,
  type Consultation,
  type ConsultationLocation,
  type ConsultationSession,
} from '../../models/support/index.js';
import { canSeeSession } from '../../rules/support/index.js';
import { refuse } from '../../schema/errors.js';
import { sendReservedRefund } from '../billing/index.js';
import { placeOf } from './book-consultation.js';
import {
  busyUsers,
  checkGrid,
  freeTime,
  minutesAfter,
  nextReminder,
  orTaken,
  takeSlots,
  takeTime,
} from './booking.js';
import { cancelIn, notNow, sidesOf } from './consultation-state.js';
import type { refundConsultation } from './consultation-payment.js';

type ObjectId = Types.ObjectId;

/** A change of a hundred seats takes longer than that of one booking. */
const ALL_SEATS = { deadlineMs: 30_000 };

/** A session of the viewer's, read in a transaction. @throws NOT_FOUND, FORBIDDEN for others than its consultant */
async function readOffered(ctx: Context, session: ClientSession, id: ObjectId): Promise<ConsultationSession> {
  const offered = await ConsultationSessionModel.findById(id).session(session).lean<ConsultationSession>();
  if (!offered || !(await canSeeSession(ctx, offered))) throw refuse.notFound('The session', 'sessionId');
  if (!requireViewer(ctx).id.equals(offered.consultant))
    throw refuse.forbidden('Only the consultant changes a group session.', 'sessionId');
  return offered;
}

/** @throws CONFLICT for a session that is cancelled, or has begun */
function checkAhead({ cancelledAt, scheduledAt }: ConsultationSession, at: Date): void {
  if (cancelledAt || scheduledAt <= at)
    throw notNow('This session has begun, is over, or was cancelled.', 'INVALID_STATE', 'sessionId');
}

/** The booked seats of a session. */
const seatsOf = ({ session }: Tx, id: ObjectId): Promise<Consultation[]> =>
  ConsultationModel.find(bookedSeats(id))
    .batchSize(SEATS.most + 1)
    .session(session)
    .lean<Consultation[]>();

/** Another time of a group session. */
export interface RescheduleSessionInput {
  sessionId: ObjectId;
  scheduledAt: Date;
}

/**
 * Moves a group session with all its seats, as the consultant.
 * @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, CONFLICT
 */
export async function rescheduleConsultationSession(
  ctx: Context,
  { sessionId, scheduledAt }: RescheduleSessionInput,
): Promise<void> {
  requireViewer(ctx);
  const move = async (tx: Tx) =>
    moveSessionIn(tx, await readOffered(ctx, tx.session, sessionId), scheduledAt);
  await orTaken(transact(ctx, move, ALL_SEATS));
}

/**
 * Moves a session in a transaction: its own time, and that of each client who is free then. A client who is not keeps the
 * seat, and the consultant's move is not held up.
 */
export async function moveSessionIn(tx: Tx, session: ConsultationSession, start: Date): Promise<void> {
  const { _id, consultant: by, durationMinutes: minutes } = session;
  checkGrid(start, minutes);
  checkAhead(session, tx.at);
  const consultant = await ConsultantModel.findById(by).session(tx.session).lean<Consultant>();
  if (!consultant) throw refuse.notFound('The consultant', 'sessionId');
  const seats = await seatsOf(tx, _id);
  await freeTime(tx, _id, ...seats.map((seat) => seat._id));
  await takeTime(tx, consultant, _id, start, minutes);
  const range = { start, end: minutesAfter(start, minutes) };
  const clients = seats.map(({ client }) => client);
  const busy = new Set((await busyUsers(tx.session, clients, range)).map(String));
  const free = seats.filter(({ client }) => !busy.has(String(client)));
  await takeSlots(
    tx,
    free.map((seat) => ({ user: seat.client, consultation: seat._id })),
    range,
  );
  const time = { scheduledAt: start, endsAt: range.end, updatedAt: tx.at };
  await ConsultationSessionModel.collection.updateOne({ _id }, { $set: time }, { session: tx.session });
  await ConsultationModel.collection.updateMany(
    { _id: { $in: seats.map((seat) => seat._id) } },
    { $set: { ...time, remindAt: nextReminder(start, tx.at) }, $inc: { revision: 1 } },
    { session: tx.session },
  );
  for (const seat of seats) tx.emit('consultation.rescheduled', { ...sidesOf(seat), by }, by);
}

/** The cancellation of a group session. */
export interface CancelSessionInput {
  sessionId: ObjectId;
  reason?: string | null;
}

/** Refunds that a cancellation has reserved. */
type Reserved = Awaited<ReturnType<typeof refundConsultation>>[];

/**
 * Cancels a group session with all its seats, as the consultant; each client is refunded in full.
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT
 */
export async function cancelConsultationSession(
  ctx: Context,
  { sessionId, reason }: CancelSessionInput,
): Promise<void> {
  requireViewer(ctx);
  const cancel = async (tx: Tx) =>
    cancelSessionIn(tx, await readOffered(ctx, tx.session, sessionId), reason ?? null);
  await sendRefunds(await transact(ctx, cancel, ALL_SEATS));
}

/** Cancels a session and its seats in a transaction. */
export async function cancelSessionIn(
  tx: Tx,
  session: ConsultationSession,
  reason: string | null,
): Promise<Reserved> {
  checkAhead(session, tx.at);
  const { _id, consultant: by } = session;
  await ConsultationSessionModel.collection.updateOne(
    { _id },
    { $set: { cancelledAt: tx.at, updatedAt: tx.at } },
    { session: tx.session },
  );
  await freeTime(tx, _id);
  const reserved: Reserved = [];
  for (const seat of await seatsOf(tx, _id))
    reserved.push(await cancelIn(tx, seat, { by, reason, percent: 100 }));
  return reserved;
}

/** Asks the processor for reserved refunds. What it does not answer now is asked again by a job. */
export async function sendRefunds(reserved: Reserved): Promise<void> {
  await Promise.all(reserved.map((one) => one && sendReservedRefund(one).catch(() => undefined)));
}

/** What a consultant changes of a group session. Fields that are left out stay as they are. */
export interface UpdateSessionInput {
  sessionId: ObjectId;
  agenda?: string[] | null;
  location?: ConsultationLocation | null;
}

/** Changes agenda or place of a group session, for all participants. @throws NOT_FOUND, FORBIDDEN, CONFLICT */
export async function updateConsultationSession(ctx: Context, input: UpdateSessionInput): Promise<void> {
  requireViewer(ctx);
  await transact(ctx, async (tx) => {
    const session = await readOffered(ctx, tx.session, input.sessionId);
    checkAhead(session, tx.at);
    const $set = {
      ...(input.agenda ? { agenda: input.agenda } : {}),
      ...(input.location ? { location: placeOf(input.location) } : {}),
      updatedAt: tx.at,
    };
    await ConsultationSessionModel.collection.updateOne(
      { _id: session._id },
      { $set },
      { session: tx.session },
    );
    await ConsultationModel.collection.updateMany(
      bookedSeats(session._id),
      { $set, $inc: { revision: input.location ? 1 : 0 } },
      { session: tx.session },
    );
  });
}
