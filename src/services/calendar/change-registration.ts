import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { finish } from '../../events/finish.js';
import { insertOnce } from '../../events/insert-once.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  EventRegistrationModel,
  EventRegistrationStatus,
  EventRole,
  EventState,
  RegistrationSource,
  SEATED,
  type Event,
  type EventRegistration,
} from '../../models/calendar/index.js';
import { canReadRegistration, canSeeRegistration, managesEvent } from '../../rules/calendar/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { refundFee } from './fee.js';
import { eventNow, managedEvent } from './manage.js';
import { emitChange, freePlace, inTurn, leaveWaitlist, lockSeats, promote } from './seats.js';

/** A registration that the viewer may see, with its event. @throws NOT_FOUND otherwise */
async function visibleRegistration(ctx: Context, id: Types.ObjectId) {
  const registration = await ctx.loaders.eventRegistration.load(id);
  if (!registration || !(await canSeeRegistration(ctx, registration)))
    throw refuse.notFound('The registration', 'registrationId');
  const event = await ctx.loaders.event.load(registration.event);
  if (!event) throw refuse.notFound('The registration', 'registrationId');
  return { registration, event };
}

/** A registration for an event that the viewer manages. @throws NOT_FOUND, FORBIDDEN */
export async function managedRegistration(ctx: Context, id: Types.ObjectId) {
  requireViewer(ctx);
  const found = await visibleRegistration(ctx, id);
  if (!managesEvent(ctx, found.event))
    throw refuse.forbidden('Only the organizer and the co-hosts of the event do this.', 'registrationId');
  return found;
}

const OPEN = [
  ...[EventRegistrationStatus.INVITED, EventRegistrationStatus.PENDING, EventRegistrationStatus.CONFIRMED],
  EventRegistrationStatus.WAITLISTED,
];

/**
 * Cancels a registration: its user, or who manages the event. The place goes to the first user on the waitlist.
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT for one of an event that is over
 */
export async function cancelRegistration(ctx: Context, registrationId: Types.ObjectId): Promise<void> {
  const { id: actor } = requireViewer(ctx);
  const { registration: seen, event } = await visibleRegistration(ctx, registrationId);
  if (!(await canReadRegistration(ctx, seen)))
    throw refuse.forbidden('Only the user and the organizer cancel a registration.', 'registrationId');
  await inTurn(event._id, () =>
    transact(ctx, (tx) => cancelIn(tx, event, registrationId, actor)).then((done) => {
      if (!done) throw refuse.conflict('Attendance was recorded; the registration stays.', 'registrationId');
    }),
  );
}

/** Cancels a registration if it is open, and frees its place. True if it is cancelled now. */
export async function cancelIn(
  tx: Tx,
  seen: Event,
  registrationId: Types.ObjectId,
  actor: Types.ObjectId | null,
  where: Record<string, unknown> = {},
): Promise<boolean> {
  const locked = await lockSeats(tx, seen);
  const event = await eventNow(tx, seen._id);
  const seats = { ...locked, event };
  const row = await EventRegistrationModel.findOne({ _id: registrationId, ...where })
    .session(tx.session)
    .lean<EventRegistration>();
  if (!row) return false;
  if (row.status === EventRegistrationStatus.CANCELLED) return true;
  const cancelled = await finish(tx, EventRegistrationModel, registrationId, {
    from: OPEN,
    to: EventRegistrationStatus.CANCELLED,
    set: { updatedAt: tx.at },
    unset: ['ticket', 'heldUntil'],
  });
  if (!cancelled) return false;
  emitChange(tx, event, row, row.status, EventRegistrationStatus.CANCELLED, false, actor);
  if ((SEATED as readonly string[]).includes(row.status)) await freePlace(seats);
  else if (row.status === EventRegistrationStatus.WAITLISTED) await leaveWaitlist(seats);
  if (event.fee && row.status === EventRegistrationStatus.CONFIRMED && event.startsAt > tx.at)
    await refundFee(tx, row, 'registration-cancelled');
  return true;
}

/** Gives a user on the waitlist a free place out of turn. @throws NOT_FOUND, FORBIDDEN, CONFLICT where none is free */
export async function promoteRegistration(ctx: Context, registrationId: Types.ObjectId): Promise<void> {
  const { event: seen } = await managedRegistration(ctx, registrationId);
  await inTurn(seen._id, () =>
    transact(ctx, async (tx) => {
      const seats = await lockSeats(tx, seen);
      const event = await eventNow(tx, seen._id);
      const row = await EventRegistrationModel.findById(registrationId)
        .session(tx.session)
        .lean<EventRegistration>();
      if (row?.status !== EventRegistrationStatus.WAITLISTED) {
        if (row && (SEATED as readonly string[]).includes(row.status)) return;
        throw refuse.conflict('The user is not on the waitlist.', 'registrationId');
      }
      await promote({ ...seats, event }, row);
    }),
  );
}

/** What `inviteToEvent` takes. */
export interface InviteInput {
  eventId: Types.ObjectId;
  userIds: Types.ObjectId[];
  role?: EventRole | null;
}

/**
 * Invites users. Who is registered or invited already stays so. Answers the registrations.
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT for an event that is over
 */
export async function inviteToEvent(ctx: Context, input: InviteInput): Promise<Types.ObjectId[]> {
  const seen = await managedEvent(ctx, input.eventId);
  const { id: by } = requireViewer(ctx);
  const users = await ctx.loaders.user.loadMany(input.userIds);
  for (const user of users)
    if (!user || !(await canSeeUser(ctx, user))) throw refuse.notFound('The user', 'userIds');
  return transact(ctx, async (tx) => {
    const event = await eventNow(tx, seen._id);
    if (event.status === EventState.CANCELLED || event.lastEndsAt <= tx.at)
      throw refuse.conflict('The event is over or cancelled.', 'eventId');
    const made: Types.ObjectId[] = [];
    for (const user of users) {
      const _id = new Types.ObjectId();
      const role = input.role ?? EventRole.ATTENDEE;
      const fresh = await insertOnce(
        EventRegistrationModel,
        { event: event._id, user: user!._id },
        {
          ...{ _id, role, status: EventRegistrationStatus.INVITED, source: RegistrationSource.WEBSITE },
          ...{ eventEndsAt: event.lastEndsAt, invitedBy: by, createdAt: tx.at, updatedAt: tx.at },
          attendee: { firstName: user!.firstName, lastName: user!.lastName, email: user!.email },
        },
        tx,
      );
      if (fresh) {
        emitChange(
          tx,
          event,
          { _id, user: user!._id, role },
          null,
          EventRegistrationStatus.INVITED,
          false,
          by,
        );
        tx.emit('event.invited', { event: event._id, registration: _id, user: user!._id, by }, by);
      }
      const row = await EventRegistrationModel.findOne({ event: event._id, user: user!._id }, { _id: 1 })
        .session(tx.session)
        .lean();
      made.push(row!._id);
    }
    return made;
  });
}
