import type { Types } from 'mongoose';
import { finish } from '../../events/finish.js';
import type { Tx } from '../../events/transact.js';
import { KeyedQueue } from '../../lib/keyed-queue.js';
import {
  EventRegistrationModel,
  EventRegistrationStatus,
  EventSeatsModel,
  EventState,
  type Event,
  type EventRegistration,
  type EventSeats,
} from '../../models/calendar/index.js';
import { refuse } from '../../schema/errors.js';

/** How long a place is held for the payment of its fee. */
export const HOLD_MS = 30 * 60 * 1_000;
/** How long it is held for a user who was on the waitlist and may not be looking. */
export const OFFER_MS = 24 * 60 * 60 * 1_000;

/*
 * Capacity. A transaction that takes or frees a place of an event first locks its seats, so these transactions run
 * one after the other, read the result of the previous one, and write the numbers once.
 */

const queue = new KeyedQueue();

/** Runs what concerns an event's seats one after the other in this process, which spares the database the conflicts. */
export const inTurn = <T>(event: Types.ObjectId, work: () => Promise<T>): Promise<T> =>
  queue.run(event.toHexString(), work);

/** The seats of an event, locked for this transaction. */
export interface Seats {
  tx: Tx;
  event: Event;
  now: EventSeats;
}

/** Locks the seats of an event. Comes before anything that the transaction reads of its registrations. */
export async function lockSeats(tx: Tx, event: Event): Promise<Seats> {
  const now = (await EventSeatsModel.collection.findOneAndUpdate(
    { _id: event._id },
    { $inc: { revision: 1 } },
    { session: tx.session, returnDocument: 'after' },
  )) as unknown as EventSeats | null;
  if (!now) throw refuse.notFound('The event', 'eventId');
  return { tx, event, now };
}

async function write({ tx, event }: Seats, change: Partial<EventSeats>): Promise<void> {
  await EventSeatsModel.collection.updateOne({ _id: event._id }, { $set: change }, { session: tx.session });
}

/** How many places are free; null where their number is not limited. */
export const freePlaces = ({ now: { capacity, taken } }: Seats): number | null =>
  capacity === null ? null : Math.max(0, capacity - taken);

/** Takes a place, if one is free. */
export async function takePlace(seats: Seats): Promise<boolean> {
  if (freePlaces(seats) === 0) return false;
  seats.now.taken += 1;
  await write(seats, { taken: seats.now.taken });
  return true;
}

/** Takes the last position of the waitlist; answers its number. */
export async function joinWaitlist(seats: Seats): Promise<number> {
  seats.now.waiting += 1;
  seats.now.lastTicket += 1;
  await write(seats, { waiting: seats.now.waiting, lastTicket: seats.now.lastTicket });
  return seats.now.lastTicket;
}

/** Leaves the waitlist. */
export async function leaveWaitlist(seats: Seats): Promise<void> {
  seats.now.waiting = Math.max(0, seats.now.waiting - 1);
  await write(seats, { waiting: seats.now.waiting });
}

/** Gives a place back: to the first user on the waitlist, if there is one. */
export async function freePlace(seats: Seats): Promise<void> {
  seats.now.taken = Math.max(0, seats.now.taken - 1);
  await write(seats, { taken: seats.now.taken });
  await promoteWaiting(seats);
}

/** Gives free places to the first users on the waitlist, while the event takes registrations. */
export async function promoteWaiting(seats: Seats): Promise<void> {
  const { tx, event } = seats;
  if (event.status !== EventState.PUBLISHED || event.lastEndsAt <= tx.at) return;
  while (seats.now.waiting > 0 && freePlaces(seats) !== 0) {
    const first = await EventRegistrationModel.findOne({
      event: event._id,
      status: EventRegistrationStatus.WAITLISTED,
    })
      .sort({ ticket: 1 })
      .session(tx.session)
      .lean<EventRegistration>();
    if (!first) return;
    await promote(seats, first);
  }
}

/** Gives one user on the waitlist a place. @throws CONFLICT where none is free */
export async function promote(seats: Seats, registration: EventRegistration): Promise<void> {
  const { tx, event } = seats;
  if (!(await takePlace(seats)))
    throw refuse.conflict('All places are taken; a user moves up when one is free.', 'registrationId');
  await leaveWaitlist(seats);
  const to = event.fee ? EventRegistrationStatus.PENDING : EventRegistrationStatus.CONFIRMED;
  const held = event.fee ? { heldUntil: new Date(tx.at.getTime() + OFFER_MS) } : {};
  const from = EventRegistrationStatus.WAITLISTED;
  const set = { ...held, updatedAt: tx.at };
  if (!(await finish(tx, EventRegistrationModel, registration._id, { from, to, set, unset: ['ticket'] })))
    throw refuse.conflict('The user is not on the waitlist any more.', 'registrationId');
  emitChange(tx, event, registration, from, to, true);
}

/** Says that a registration was made or changed its status. */
export function emitChange(
  tx: Tx,
  { _id: event, organizer }: Pick<Event, '_id' | 'organizer'>,
  { _id: registration, user, role }: Pick<EventRegistration, '_id' | 'user' | 'role'>,
  from: EventRegistrationStatus | null,
  to: EventRegistrationStatus,
  promoted = false,
  actor: Types.ObjectId | null = null,
): void {
  tx.emit(
    'event.registration-changed',
    { event, registration, user, organizer, role, from, to, ...(promoted ? { promoted } : {}) },
    actor,
  );
}
