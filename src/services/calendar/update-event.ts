import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { EventModel, EventSeatsModel, EventState, type Event } from '../../models/calendar/index.js';
import { refuse } from '../../schema/errors.js';
import { claimSlug } from '../system/index.js';
import { contentOf, type EventContent } from './draft.js';
import type { EventFields } from './event-fields.js';
import { eventNow, managedEvent, participantsOf } from './manage.js';
import { checkTimes, recurrenceOf, setOrUnset, standingOf } from './schedule.js';
import { inTurn, lockSeats, promoteWaiting } from './seats.js';

/** What `updateEvent` takes. */
export interface UpdateEventInput extends EventFields {
  eventId: Types.ObjectId;
}

/** Fields whose change participants hear of. */
const TOLD: readonly (keyof EventFields)[] = [
  ...(['title', 'startsAt', 'endsAt', 'timezone', 'isAllDay', 'recurrence', 'mode'] as const),
  ...(['location', 'virtualLink'] as const),
];

const TIMES: readonly (keyof EventFields)[] = ['startsAt', 'endsAt', 'timezone', 'isAllDay', 'recurrence'];

/**
 * Changes an event: its organizer or a co-host. More places go to the waitlist at once; fewer than are taken are refused.
 * @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, CONFLICT for an event that is cancelled or over
 */
export async function updateEvent(ctx: Context, { eventId, ...fields }: UpdateEventInput): Promise<void> {
  const seen = await managedEvent(ctx, eventId);
  const { id: actor } = requireViewer(ctx);
  if (fields.coHostIds !== undefined && !seen.organizer.equals(actor))
    throw refuse.forbidden('Only the organizer changes the co-hosts.', 'coHostIds');
  const content = await contentOf(ctx, fields, contentNow(seen), seen.organizer);
  await inTurn(eventId, () =>
    transact(ctx, async (tx) => {
      const seats = fields.capacity === undefined ? null : await lockSeats(tx, seen);
      const event = await eventNow(tx, eventId);
      if (event.status !== EventState.DRAFT && event.status !== EventState.PUBLISHED)
        throw refuse.conflict('The event is over or cancelled; it stays as it is.', 'eventId');
      if (seats && content.capacity !== null && content.capacity < seats.now.taken)
        throw refuse.badInput(
          `${seats.now.taken} places are taken; the capacity has to be at least that.`,
          'capacity',
        );
      const changed = await write(tx, event, fields, content);
      if (seats) {
        seats.now.capacity = content.capacity;
        await EventSeatsModel.collection.updateOne(
          { _id: eventId },
          { $set: { capacity: content.capacity } },
          { session: tx.session },
        );
        await promoteWaiting({ ...seats, event: changed });
      }
      if (event.status === EventState.PUBLISHED && TOLD.some((key) => fields[key] !== undefined))
        for (const recipients of await participantsOf(tx, eventId))
          tx.emit('event.changed', { event: eventId, recipients }, actor);
    }),
  );
}

function contentNow(event: Event): EventContent {
  const { title, type, mode, visibility, registrationRequired, waitlistEnabled, agenda, tags, coHosts } =
    event;
  return {
    ...{ title, type, mode, visibility, registrationRequired, waitlistEnabled, agenda, tags, coHosts },
    description: event.description ?? null,
    virtualLink: event.virtualLink ?? null,
    capacity: event.capacity ?? null,
    registrationDeadline: event.registrationDeadline ?? null,
    fee: event.fee ?? null,
    coverImage: event.coverImage ?? null,
    location: event.location ?? null,
  };
}

async function write(tx: Tx, event: Event, fields: EventFields, content: EventContent): Promise<Event> {
  const retimed = TIMES.some((key) => fields[key] !== undefined);
  const times = retimed ? retime(event, fields) : event;
  const standing = standingOf(times, event.status, tx.at);
  if (retimed && standing.lastEndsAt <= tx.at)
    throw refuse.badInput('The event would be over already; it has to end in the future.', 'endsAt');
  if (content.registrationDeadline && content.registrationDeadline > standing.lastEndsAt)
    throw refuse.badInput('The deadline is after the end of the event.', 'registrationDeadline');
  // The slug follows the title; former ones go on leading here.
  const slug =
    content.title === event.title ? event.slug : await claimSlug(tx, 'Event', event._id, content.title);
  const values = {
    ...content,
    ...(retimed
      ? {
          ...{ startsAt: times.startsAt, endsAt: times.endsAt, timezone: times.timezone },
          ...{ isAllDay: times.isAllDay, recurrence: times.recurrence ?? null, exceptions: times.exceptions },
          ...standing,
        }
      : {}),
    ...{ slug, sequence: event.sequence + 1, updatedAt: tx.at },
  };
  await EventModel.collection.updateOne({ _id: event._id }, setOrUnset(values), { session: tx.session });
  if (retimed && standing.lastEndsAt.getTime() !== event.lastEndsAt.getTime())
    tx.emit('event.rescheduled', { event: event._id, endsAt: standing.lastEndsAt });
  const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  return { ...event, ...said } as Event;
}

/** A new rule, start or zone makes other occurrences: exceptions of the old ones are void. */
function retime(event: Event, fields: EventFields) {
  const length = event.endsAt.getTime() - event.startsAt.getTime();
  const startsAt = fields.startsAt ?? event.startsAt;
  const recurrence =
    fields.recurrence === undefined ? event.recurrence : fields.recurrence && recurrenceOf(fields.recurrence);
  const times = {
    startsAt,
    endsAt: fields.endsAt ?? (fields.startsAt ? new Date(startsAt.getTime() + length) : event.endsAt),
    timezone: fields.timezone ?? event.timezone,
    isAllDay: fields.isAllDay ?? event.isAllDay,
    exceptions: [],
    ...(recurrence ? { recurrence } : {}),
  };
  return checkTimes(times);
}
