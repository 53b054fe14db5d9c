import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  EventRegistrationModel,
  EventRegistrationStatus,
  EventRole,
  EventState,
  RegistrationSource,
  type Event,
  type EventAttendee,
  type EventRegistration,
} from '../../models/calendar/index.js';
import { managesEvent } from '../../rules/calendar/index.js';
import { refuseBanned, statusOf } from '../../rules/community/index.js';
import { MembershipStatus, type Membership } from '../../models/community/index.js';
import { refuse } from '../../schema/errors.js';
import { eventNow, visibleEvent } from './manage.js';
import { emitChange, HOLD_MS, inTurn, joinWaitlist, lockSeats, takePlace, type Seats } from './seats.js';

/** What `registerForEvent` takes. */
export interface RegisterInput {
  eventId: Types.ObjectId;
  role?: EventRole | null;
  attendee?: { [K in keyof EventAttendee]?: EventAttendee[K] | null } | null;
  source?: RegistrationSource | null;
  clientId?: string | null;
}

/**
 * Registers the viewer: at once where a place is free, on the waitlist otherwise. Registering again changes nothing.
 * @throws NOT_FOUND; FORBIDDEN for a role that was not offered; CONFLICT where the event is full, over or closed
 */
export async function registerForEvent(ctx: Context, input: RegisterInput): Promise<Types.ObjectId> {
  const { id: user } = requireViewer(ctx);
  const { eventId, clientId, ...rest } = input;
  const made = await orEarlier(user, 'registerForEvent', clientId, { ...rest, eventId }, async () => {
    const seen = await visibleEvent(ctx, eventId);
    if (seen.group) {
      const membership = await ctx.loaders.viewerGroupMembership.load(seen.group);
      if (membership && isShutOut(membership)) throw refuseBanned(membership, 'eventId');
    }
    await ctx.limits.consume('write', user);
    const attendee = await attendeeOf(ctx, user, input.attendee);
    return inTurn(eventId, () =>
      transact(ctx, (tx) =>
        tx.once(user, 'registerForEvent', clientId, { ...rest, eventId }, async () => {
          const seats = await lockSeats(tx, seen);
          const event = await eventNow(tx, eventId);
          return { registration: await register({ ...seats, event }, ctx, user, attendee, input) };
        }),
      ),
    );
  });
  return made.registration;
}

/** Whether a group keeps a user from taking part. */
function isShutOut(membership: Membership): boolean {
  const status = statusOf(membership);
  return status === MembershipStatus.BANNED || status === MembershipStatus.SUSPENDED;
}

async function register(
  seats: Seats,
  ctx: Context,
  user: Types.ObjectId,
  attendee: EventAttendee,
  input: RegisterInput,
): Promise<Types.ObjectId> {
  const { tx, event } = seats;
  const before = await EventRegistrationModel.findOne({ event: event._id, user })
    .session(tx.session)
    .lean<EventRegistration>();
  const invited = before?.status === EventRegistrationStatus.INVITED;
  if (before && !invited && before.status !== EventRegistrationStatus.CANCELLED) return before._id;
  checkOpen(event, tx.at);
  const role = input.role ?? (invited ? before.role : EventRole.ATTENDEE);
  const offered =
    role === EventRole.ATTENDEE || (invited && before.role === role) || managesEvent(ctx, event);
  if (!offered)
    throw refuse.forbidden('The organizer has to invite you in this role; ATTENDEE is allowed.', 'role');
  const placed = await place(seats, role);
  const _id = before?._id ?? new Types.ObjectId();
  const source = input.source ?? RegistrationSource.WEBSITE;
  await EventRegistrationModel.collection.updateOne(
    { event: event._id, user },
    {
      $set: {
        ...{ role, attendee, source, eventEndsAt: event.lastEndsAt, updatedAt: tx.at, createdAt: tx.at },
        ...placed,
      },
      $unset: {
        ...(placed.ticket === undefined ? { ticket: '' } : {}),
        ...(placed.heldUntil === undefined ? { heldUntil: '' } : {}),
      },
      $setOnInsert: { _id },
    },
    { session: tx.session, upsert: true },
  );
  emitChange(tx, event, { _id, user, role }, before?.status ?? null, placed.status, false, user);
  return _id;
}

/** @throws CONFLICT where nobody registers any more */
function checkOpen(event: Event, at: Date): void {
  if (event.status === EventState.DRAFT)
    throw refuse.conflict('The event is not published; users register once it is.', 'eventId');
  if (event.status !== EventState.PUBLISHED || event.lastEndsAt <= at)
    throw refuse.conflict('The event is over or cancelled.', 'eventId');
  if (event.registrationDeadline && event.registrationDeadline <= at)
    throw refuse.conflict('The deadline for registrations has passed.', 'eventId');
}

interface Placed {
  status: EventRegistrationStatus;
  ticket?: number;
  heldUntil?: Date;
}

async function place(seats: Seats, role: EventRole): Promise<Placed> {
  const { tx, event } = seats;
  if (await takePlace(seats)) {
    if (!event.fee || role !== EventRole.ATTENDEE) return { status: EventRegistrationStatus.CONFIRMED };
    return { status: EventRegistrationStatus.PENDING, heldUntil: new Date(tx.at.getTime() + HOLD_MS) };
  }
  if (!event.waitlistEnabled) throw refuse.conflict('The event is full and has no waitlist.', 'eventId');
  return { status: EventRegistrationStatus.WAITLISTED, ticket: await joinWaitlist(seats) };
}

/** Who takes part: as they say, else as the account has it. */
async function attendeeOf(
  ctx: Context,
  id: Types.ObjectId,
  given: RegisterInput['attendee'],
): Promise<EventAttendee> {
  const user = await ctx.loaders.user.load(id);
  const said = Object.fromEntries(
    Object.entries(given ?? {}).filter(([, value]) => value),
  ) as Partial<EventAttendee>;
  return {
    firstName: (user?.firstName ?? '').slice(0, 50),
    lastName: (user?.lastName ?? '').slice(0, 50),
    email: user?.email ?? '',
    ...said,
  };
}
