import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  EventModel,
  EventRegistrationModel,
  EventRegistrationStatus,
  SETTLED,
  type EventAttendance,
  type EventFeedback,
  type EventRegistration,
} from '../../models/calendar/index.js';
import { refuse } from '../../schema/errors.js';
import { managedRegistration } from './change-registration.js';
import { eventNow, managedEvent } from './manage.js';
import { emitChange } from './seats.js';

/** What `recordAttendance` takes. */
export interface RecordAttendanceInput {
  registrationId: Types.ObjectId;
  joinedAt?: Date | null;
  leftAt?: Date | null;
  questionsAsked?: number | null;
  pollsAnswered?: number | null;
  completed?: boolean | null;
  noShow?: boolean | null;
}

/**
 * Records that a participant was there, or was not. Recording again adds to and changes what was recorded.
 * @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, CONFLICT before the start or without a confirmed place
 */
export async function recordAttendance(ctx: Context, input: RecordAttendanceInput): Promise<void> {
  const { event } = await managedRegistration(ctx, input.registrationId);
  const { id: actor } = requireViewer(ctx);
  await transact(ctx, async (tx) => {
    if (event.startsAt > tx.at)
      throw refuse.conflict(
        'The event has not started; attendance is recorded afterwards.',
        'registrationId',
      );
    const row = await rowNow(tx, input.registrationId);
    if (!(SETTLED as readonly string[]).includes(row.status))
      throw refuse.conflict('The registration has no confirmed place.', 'registrationId');
    const to = input.noShow ? EventRegistrationStatus.NO_SHOW : EventRegistrationStatus.ATTENDED;
    const attendance = input.noShow ? null : attendanceOf(row.attendance, input, actor);
    const changed = await EventRegistrationModel.collection.updateOne(
      { _id: row._id, status: row.status },
      {
        $set: { status: to, updatedAt: tx.at, ...(attendance ? { attendance } : {}) },
        ...(attendance ? {} : { $unset: { attendance: '' } }),
      } as never,
      { session: tx.session },
    );
    if (changed.matchedCount === 1 && row.status !== to)
      emitChange(tx, event, row, row.status, to, false, actor);
  });
}

function attendanceOf(
  before: EventAttendance | undefined,
  input: RecordAttendanceInput,
  recordedBy: Types.ObjectId,
): EventAttendance {
  const joinedAt = input.joinedAt ?? before?.joinedAt;
  const leftAt = input.leftAt ?? before?.leftAt;
  if (joinedAt && leftAt && leftAt <= joinedAt)
    throw refuse.badInput('The time of leaving is not after the arrival; it has to be later.', 'leftAt');
  return {
    ...(joinedAt ? { joinedAt } : {}),
    ...(leftAt ? { leftAt } : {}),
    ...(joinedAt && leftAt
      ? { durationSeconds: Math.floor((leftAt.getTime() - joinedAt.getTime()) / 1_000) }
      : {}),
    questionsAsked: input.questionsAsked ?? before?.questionsAsked ?? 0,
    pollsAnswered: input.pollsAnswered ?? before?.pollsAnswered ?? 0,
    completed: input.completed ?? before?.completed ?? false,
    recordedBy,
  };
}

async function rowNow(tx: Tx, id: Types.ObjectId): Promise<EventRegistration> {
  const row = await EventRegistrationModel.findById(id).session(tx.session).lean<EventRegistration>();
  if (!row) throw refuse.notFound('The registration', 'registrationId');
  return row;
}

/** What `rateEvent` takes. */
export interface RateEventInput {
  registrationId: Types.ObjectId;
  rating: number;
  comments?: string | null;
  suggestions?: string | null;
}

/**
 * Rates an event: its participants, once it has started. Rating again replaces the rating.
 * @throws NOT_FOUND for a registration of another user; CONFLICT before the start or without a confirmed place
 */
export async function rateEvent(ctx: Context, input: RateEventInput): Promise<void> {
  const { id: user } = requireViewer(ctx);
  const seen = await ctx.loaders.eventRegistration.load(input.registrationId);
  if (!seen?.user.equals(user)) throw refuse.notFound('The registration', 'registrationId');
  await transact(ctx, async (tx) => {
    const row = await rowNow(tx, input.registrationId);
    const event = await eventNow(tx, row.event);
    const was = [EventRegistrationStatus.CONFIRMED, EventRegistrationStatus.ATTENDED].includes(row.status);
    if (!was || event.startsAt > tx.at)
      throw refuse.conflict('Participants rate an event once it has started.', 'registrationId');
    const feedback: EventFeedback = {
      rating: input.rating,
      ...(input.comments ? { comments: input.comments } : {}),
      ...(input.suggestions ? { suggestions: input.suggestions } : {}),
      at: tx.at,
    };
    await EventRegistrationModel.collection.updateOne(
      { _id: row._id },
      { $set: { feedback, updatedAt: tx.at } },
      { session: tx.session },
    );
    const previous = row.feedback?.rating ?? null;
    tx.emit(
      'event.rated',
      { event: row.event, registration: row._id, user, rating: input.rating, previous },
      user,
    );
  });
}

/** Certificates of one transaction. */
const BATCH = 200;

/**
 * Issues certificates to all participants who were there and have none. Answers how many were issued.
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT before the event is over
 */
export async function issueCertificates(ctx: Context, eventId: Types.ObjectId): Promise<number> {
  const event = await managedEvent(ctx, eventId);
  const actor = requireViewer(ctx).id;
  let issued = 0;
  for (;;) {
    const some = await transact(ctx, async (tx) => {
      if (event.endsAt > tx.at)
        throw refuse.conflict('The event is not over; certificates are issued afterwards.', 'eventId');
      const due = {
        event: eventId,
        status: EventRegistrationStatus.ATTENDED,
        certificateIssuedAt: { $exists: false },
      };
      const rows = await EventRegistrationModel.collection
        .find<Pick<EventRegistration, '_id' | 'user'>>(due, {
          ...{ session: tx.session, limit: BATCH, batchSize: BATCH + 1, projection: { user: 1 } },
        })
        .toArray();
      if (rows.length === 0) return 0;
      await EventRegistrationModel.collection.updateMany(
        { _id: { $in: rows.map(({ _id }) => _id) } },
        { $set: { certificateIssuedAt: tx.at, updatedAt: tx.at } },
        { session: tx.session },
      );
      for (const { _id: registration, user } of rows)
        tx.emit('event.certificate-issued', { event: eventId, registration, user }, actor);
      return rows.length;
    });
    issued += some;
    if (some < BATCH) return issued;
  }
}

/** Marks who had a place and was not recorded, where attendance was recorded at all. Some at a time; true when done. */
export async function markNoShows(tx: Tx, eventId: Types.ObjectId): Promise<boolean> {
  const event = await EventModel.findById(eventId).session(tx.session).lean();
  const { ATTENDED: attended, CONFIRMED: from, NO_SHOW: to } = EventRegistrationStatus;
  const recorded = await EventRegistrationModel.exists({ event: eventId, status: attended }).session(
    tx.session,
  );
  if (!event || !recorded) return true;
  const rows = await EventRegistrationModel.collection
    .find<Pick<EventRegistration, '_id' | 'user' | 'role'>>(
      { event: eventId, status: from },
      { session: tx.session, limit: BATCH, batchSize: BATCH + 1, projection: { user: 1, role: 1 } },
    )
    .toArray();
  await EventRegistrationModel.collection.updateMany(
    { _id: { $in: rows.map(({ _id }) => _id) }, status: from },
    { $set: { status: to, updatedAt: tx.at } },
    { session: tx.session },
  );
  for (const row of rows) emitChange(tx, event, row, from, to);
  return rows.length < BATCH;
}
