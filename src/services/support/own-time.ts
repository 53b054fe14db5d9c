import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import type { TimeRange } from '../../lib/civil-time.js';
import { ConsultationModel, ConsultationStatus } from '../../models/support/index.js';
import { busyUsers } from './booking.js';
import { notNow } from './consultation-state.js';

/*
 * A seat of a group session takes its client's own time: a client is not in two sessions at once, nor in a session and in
 * another consultation. Consultations without a session may overlap, if their consultants differ.
 */

/** The refusal of a seat or a booking at a time that the client has something else. */
export const ownTimeTaken = (field: string) =>
  notNow('You have another consultation at this time; cancel it first.', 'OWN_TIME_TAKEN', field);

const LIVE = [ConsultationStatus.SCHEDULED, ConsultationStatus.CONFIRMED, ConsultationStatus.IN_PROGRESS];

const during = (client: Types.ObjectId, { start, end }: TimeRange) => ({
  ...{ client, status: { $in: LIVE }, scheduledAt: { $lt: end }, endsAt: { $gt: start } },
});

/** @throws CONFLICT with the reason OWN_TIME_TAKEN for a client who has a seat in a group session then */
export async function requireNoSeat(tx: Tx, client: Types.ObjectId, range: TimeRange): Promise<void> {
  const seat = { ...during(client, range), session: { $exists: true } };
  if (await ConsultationModel.exists(seat).session(tx.session)) throw ownTimeTaken('scheduledAt');
}

/** @throws CONFLICT with the reason OWN_TIME_TAKEN for a user who has a consultation then, on either side */
export async function requireOwnTime(tx: Tx, client: Types.ObjectId, range: TimeRange): Promise<void> {
  const busy = await busyUsers(tx.session, [client], range);
  if (busy.length > 0 || (await ConsultationModel.exists(during(client, range)).session(tx.session)))
    throw ownTimeTaken('sessionId');
}
