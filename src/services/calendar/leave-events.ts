import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import {
  EventModel,
  EventRegistrationModel,
  EventRegistrationStatus,
  SEATED,
  type Event,
  type EventRegistration,
} from '../../models/calendar/index.js';
import { cancelIn } from './change-registration.js';
import { emitChange, freePlace, leaveWaitlist, lockSeats } from './seats.js';

/** Frees the places of registrations that are removed in this transaction, and takes them out of the counts. */
export async function leaveEvents(tx: Tx, rows: readonly EventRegistration[]): Promise<void> {
  for (const row of rows) {
    const event = await EventModel.findById(row.event).session(tx.session).lean<Event>();
    if (!event) continue;
    await leave(tx, event, row);
  }
}

async function leave(tx: Tx, event: Event, row: EventRegistration): Promise<void> {
  const seats = await lockSeats(tx, event);
  if (row.feedback) tx.emit('event.unrated', { event: event._id, rating: row.feedback.rating });
  if (row.status === EventRegistrationStatus.CANCELLED) return;
  const by: Types.ObjectId = row.user;
  emitChange(tx, event, row, row.status, EventRegistrationStatus.CANCELLED, false, by);
  if ((SEATED as readonly string[]).includes(row.status)) await freePlace(seats);
  else if (row.status === EventRegistrationStatus.WAITLISTED) await leaveWaitlist(seats);
}

/**
 * Cancels the registrations of a user who leaves a group for its events that are not over; places go to the waitlists.
 * Attendance that was recorded stays.
 */
export async function leaveGroupEvents(tx: Tx, group: Types.ObjectId, user: Types.ObjectId): Promise<void> {
  const events = await EventModel.find({ group, listed: true, lastEndsAt: { $gt: tx.at } })
    .session(tx.session)
    .lean<Event[]>();
  if (events.length === 0) return;
  const byId = new Map(events.map((event) => [event._id.toHexString(), event]));
  const rows = await EventRegistrationModel.find({
    ...{ user, event: { $in: events.map(({ _id }) => _id) } },
    status: { $ne: EventRegistrationStatus.CANCELLED },
  })
    .session(tx.session)
    .lean<EventRegistration[]>();
  for (const row of rows) await cancelIn(tx, byId.get(row.event.toHexString())!, row._id, null);
}
