import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import { isDuplicateKey } from '../../lib/duplicate-key.js';
import { KeyedQueue } from '../../lib/keyed-queue.js';
import type { Context } from '../../loaders/context.js';
import { bookedSeats } from '../../loaders/support/consultations.js';
import {
  ConsultantModel,
  ConsultationModel,
  ConsultationSessionModel,
  ConsultationStatus,
  type Consultant,
  type ConsultationSession,
} from '../../models/support/index.js';
import { canSeeSession } from '../../rules/support/index.js';
import { refuse } from '../../schema/errors.js';
import { nextNumber } from '../system/index.js';
import { insertBooking } from './book-consultation.js';
import { minutesAfter, takeSlots } from './booking.js';
import { notNow } from './consultation-state.js';
import { ownTimeTaken, requireOwnTime } from './own-time.js';

/** A seat that a client books. */
export interface BookSeatInput {
  sessionId: Types.ObjectId;
  notes?: string | null;
  clientId?: string | null;
}

/** Bookings of a session run one after the other in this process, which spares the database the conflicts. */
const queue = new KeyedQueue();

const refused = (message: string, reason: string) => notNow(message, reason, 'sessionId');

/**
 * Books a seat of a group session. It is confirmed at once, because the consultant has offered it, and given up if it is not
 * paid in time.
 * @throws NOT_FOUND, BAD_USER_INPUT for the consultant, CONFLICT with a reason
 */
export async function bookConsultationSeat(
  ctx: Context,
  input: BookSeatInput,
): Promise<{ consultation: Types.ObjectId }> {
  const viewer = requireViewer(ctx);
  return orEarlier(viewer.id, 'bookConsultationSeat', input.clientId, input, async () => {
    const session = await ctx.loaders.consultationSession.load(input.sessionId);
    if (!session || !(await canSeeSession(ctx, session))) throw refuse.notFound('The session', 'sessionId');
    if (viewer.id.equals(session.consultant))
      throw refuse.badInput('Nobody books their own session; choose another one.', 'sessionId');
    const number = await nextNumber('CONS', sharedNow());
    const booked = queue.run(session._id.toHexString(), () =>
      transact(ctx, (tx) =>
        tx.once(viewer.id, 'bookConsultationSeat', input.clientId, input, async () => ({
          consultation: await book(tx, viewer.id, number, input),
        })),
      ),
    );
    return booked.catch((error: unknown) => {
      // Two seats of the client at the same time share a row of their time.
      throw isDuplicateKey(error) ? ownTimeTaken('sessionId') : error;
    });
  });
}

async function book(
  tx: Tx,
  client: Types.ObjectId,
  number: string,
  { sessionId, notes }: BookSeatInput,
): Promise<Types.ObjectId> {
  const session = await takeSeat(tx, client, sessionId);
  const range = { start: session.scheduledAt, end: session.endsAt };
  await requireOwnTime(tx, client, range);
  const consultant = await ConsultantModel.findOne({ _id: session.consultant, isActive: true })
    .session(tx.session)
    .lean<Consultant>();
  if (!consultant) throw refuse.notFound('The session', 'sessionId');
  const { cancellationMinutes, lateRefundPercent, noticeMinutes } = consultant;
  if (session.scheduledAt < minutesAfter(tx.at, noticeMinutes))
    throw refused('It is too late to book a seat of this session.', 'TOO_SOON');
  const consultation = new Types.ObjectId();
  await takeSlots(tx, [{ user: client, consultation }], range);
  const { title, description, category, type, scheduledAt, durationMinutes, timezone } = session;
  await insertBooking(tx, consultation, {
    ...{ number, client, consultant: consultant._id, session: sessionId, title, description, category, type },
    ...{ scheduledAt, durationMinutes, timezone, location: session.location, agenda: session.agenda, notes },
    ...{ price: session.price, cancellationMinutes, lateRefundPercent },
    status: ConsultationStatus.CONFIRMED,
  });
  return consultation;
}

/** Takes a seat by one conditional write, so that never more are taken than there are. */
async function takeSeat(tx: Tx, client: Types.ObjectId, _id: Types.ObjectId): Promise<ConsultationSession> {
  const session = (await ConsultationSessionModel.collection.findOneAndUpdate(
    { _id, cancelledAt: null, scheduledAt: { $gt: tx.at }, $expr: { $lt: ['$taken', '$seats'] } },
    { $inc: { taken: 1 } },
    { session: tx.session, returnDocument: 'after' },
  )) as ConsultationSession | null;
  if (await ConsultationModel.exists({ ...bookedSeats(_id), client }).session(tx.session))
    throw refused('You have a seat in this session already.', 'ALREADY_BOOKED');
  if (session) return session;
  const open = { _id, cancelledAt: null, scheduledAt: { $gt: tx.at } };
  throw (await ConsultationSessionModel.exists(open).session(tx.session))
    ? refused('All seats of this session are taken.', 'NO_SEATS_LEFT')
    : refused('This session has begun, is over, or was cancelled.', 'INVALID_STATE');
}
