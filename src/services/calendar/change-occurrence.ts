import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import { isOccurrence, occurrenceEnd, occurrenceStarts } from '../../lib/recurrence.js';
import { seriesOf } from '../../lib/series.js';
import type { Context } from '../../loaders/context.js';
import {
  EventModel,
  EventRegistrationModel,
  EventSeatsModel,
  EventState,
  MOST_EXCEPTIONS,
  OccurrenceScope,
  type Event,
  type EventRegistration,
  type EventSeats,
  type OccurrenceException,
} from '../../models/calendar/index.js';
import { refuse } from '../../schema/errors.js';
import { claimSlug } from '../system/index.js';
import { eventNow, managedEvent, participantsOf } from './manage.js';
import { checkTimes, setOrUnset, standingOf } from './schedule.js';
import { emitChange, inTurn, lockSeats } from './seats.js';

/** What `changeOccurrence` takes. */
export interface ChangeOccurrenceInput {
  eventId: Types.ObjectId;
  originalStart: Date;
  scope: OccurrenceScope;
  cancelled?: boolean | null;
  startsAt?: Date | null;
  endsAt?: Date | null;
  title?: string | null;
}

/** A series with more registrations is not split in one transaction. */
const MOST_COPIED = 5_000;

/**
 * Changes one occurrence of a recurring event, or it and all later ones, which then become an event of their own with the
 * same registrations. Occurrences are named by when the rule has them. Answers the event that holds the occurrence.
 * @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, CONFLICT
 */
export async function changeOccurrence(ctx: Context, input: ChangeOccurrenceInput): Promise<Types.ObjectId> {
  const seen = await managedEvent(ctx, input.eventId);
  const { id: actor } = requireViewer(ctx);
  return inTurn(input.eventId, () =>
    transact(ctx, async (tx) => {
      const seats = await lockSeats(tx, seen);
      const event = await eventNow(tx, input.eventId);
      const series = seriesOf(event);
      if (!series || !isOccurrence(series, input.originalStart))
        throw refuse.badInput('The event has no occurrence that starts then.', 'originalStart');
      if (event.status !== EventState.DRAFT && event.status !== EventState.PUBLISHED)
        throw refuse.conflict('The event is over or cancelled; it stays as it is.', 'eventId');
      const holder =
        input.scope === OccurrenceScope.THIS
          ? await changeOne(tx, event, input)
          : await split(tx, event, seats.now, input);
      if (event.status === EventState.PUBLISHED)
        for (const recipients of await participantsOf(tx, event._id))
          tx.emit('event.changed', { event: event._id, recipients }, actor);
      return holder;
    }),
  );
}

async function changeOne(tx: Tx, event: Event, input: ChangeOccurrenceInput): Promise<Types.ObjectId> {
  const { originalStart, startsAt, title } = input;
  const others = event.exceptions.filter((one) => one.originalStart.getTime() !== originalStart.getTime());
  if (others.length >= MOST_EXCEPTIONS)
    throw refuse.badInput(
      `The event has too many exceptions; up to ${MOST_EXCEPTIONS} are allowed.`,
      'originalStart',
    );
  const moved = startsAt ?? originalStart;
  const endsAt = input.endsAt ?? occurrenceEnd(event, moved);
  if (endsAt <= moved) throw refuse.badInput('The end is not after the start; it has to be later.', 'endsAt');
  const exception: OccurrenceException = {
    originalStart,
    cancelled: input.cancelled ?? false,
    ...(input.cancelled ? {} : { startsAt: moved, endsAt, ...(title ? { title } : {}) }),
  };
  await retime(tx, event, { exceptions: [...others, exception] });
  return event._id;
}

/** Writes other times of an event with all that follows from them. */
async function retime(tx: Tx, event: Event, change: Partial<Event>): Promise<void> {
  const times = { ...event, ...change };
  const standing = standingOf(times, event.status, tx.at);
  await EventModel.collection.updateOne(
    { _id: event._id },
    setOrUnset({ ...change, ...standing, sequence: event.sequence + 1, updatedAt: tx.at }),
    { session: tx.session },
  );
  if (standing.lastEndsAt.getTime() !== event.lastEndsAt.getTime())
    tx.emit('event.rescheduled', { event: event._id, endsAt: standing.lastEndsAt });
}

async function split(
  tx: Tx,
  event: Event,
  seats: EventSeats,
  input: ChangeOccurrenceInput,
): Promise<Types.ObjectId> {
  const { originalStart } = input;
  const series = seriesOf(event)!;
  const before = occurrenceStarts(series, event.startsAt, originalStart).length;
  if (before === 0)
    throw refuse.badInput(
      'This is the first occurrence; update or cancel the event instead.',
      'originalStart',
    );
  const { until: _until, count, ...rule } = event.recurrence!;
  const isLater = (one: OccurrenceException) => one.originalStart >= originalStart;
  // An end by time, which stays right whatever exceptions there are.
  const last = new Date(originalStart.getTime() - 1);
  await retime(tx, event, {
    recurrence: { ...rule, until: last },
    exceptions: event.exceptions.filter((one) => !isLater(one)),
  });
  if (input.cancelled) return event._id;
  const startsAt = input.startsAt ?? originalStart;
  const shift = startsAt.getTime() - originalStart.getTime();
  const times = checkTimes({
    startsAt,
    endsAt: input.endsAt ?? occurrenceEnd(event, startsAt),
    ...{ timezone: event.timezone, isAllDay: event.isAllDay },
    // Exceptions are named by the rule's starts, which a shift moves.
    exceptions: shift === 0 ? event.exceptions.filter(isLater) : [],
    recurrence: {
      ...rule,
      ...(count === undefined ? {} : { count: count - before }),
      ...(_until ? { until: _until } : {}),
    },
  });
  return copy(tx, event, seats, times, input.title ?? event.title);
}

async function copy(
  tx: Tx,
  event: Event,
  seats: EventSeats,
  times: Partial<Event>,
  title: string,
): Promise<Types.ObjectId> {
  const { session } = tx;
  const _id = new Types.ObjectId();
  const slug = await claimSlug(tx, 'Event', _id, title);
  const { advanceAt, remindAt, ...standing } = standingOf(
    { ...event, ...times } as Event,
    event.status,
    tx.at,
  );
  await EventModel.collection.insertOne(
    {
      ...{ ...event, ...times, ...standing, _id, slug, title, series: event._id, sequence: 0 },
      ...(advanceAt ? { advanceAt } : {}),
      ...(remindAt ? { remindAt } : {}),
      stats: { confirmed: 0, waitlisted: 0, attended: 0, ratings: 0, ratingSum: 0 },
      ...{ createdAt: tx.at, updatedAt: tx.at },
    } as never,
    { session },
  );
  await EventSeatsModel.collection.insertOne({ ...seats, _id } as never, { session });
  await copyRegistrations(tx, event, { ...event, ...standing, _id });
  return _id;
}

async function copyRegistrations(tx: Tx, event: Event, later: Event): Promise<void> {
  const { session } = tx;
  const rows = await EventRegistrationModel.collection
    .find<EventRegistration>(
      { event: event._id, status: { $ne: 'cancelled' } },
      { session, limit: MOST_COPIED + 1, batchSize: MOST_COPIED + 2 },
    )
    .toArray();
  if (rows.length > MOST_COPIED)
    throw refuse.conflict(
      `The event has too many registrations to be split; up to ${MOST_COPIED} are allowed.`,
      'scope',
    );
  if (rows.length === 0) return;
  const copies = rows.map(({ attendance: _a, feedback: _f, certificateIssuedAt: _c, ...row }) => ({
    ...{ ...row, _id: new Types.ObjectId(), event: later._id, eventEndsAt: later.lastEndsAt },
    status: row.status === 'attended' || row.status === 'no_show' ? 'confirmed' : row.status,
  }));
  await EventRegistrationModel.collection.insertMany(copies as never[], { session });
  for (const row of copies) emitChange(tx, later, row, null, row.status as EventRegistration['status']);
}
