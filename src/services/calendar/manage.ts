import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import type { Tx } from '../../events/transact.js';
import {
  EventModel,
  EventRegistrationModel,
  EventRegistrationStatus,
  type Event,
} from '../../models/calendar/index.js';
import { canSeeEvent, managesEvent, moderatesEventGroup } from '../../rules/calendar/index.js';
import { refuse } from '../../schema/errors.js';

/** An event that the viewer may see. @throws NOT_FOUND otherwise */
export async function visibleEvent(ctx: Context, id: Types.ObjectId, field = 'eventId'): Promise<Event> {
  const event = await ctx.loaders.event.load(id);
  if (!event || !(await canSeeEvent(ctx, event))) throw refuse.notFound('The event', field);
  return event;
}

/** An event that the viewer manages. @throws NOT_FOUND where it is hidden, FORBIDDEN for everybody else */
export async function managedEvent(ctx: Context, id: Types.ObjectId, field = 'eventId'): Promise<Event> {
  requireViewer(ctx);
  const event = await visibleEvent(ctx, id, field);
  const manages = managesEvent(ctx, event) || (event.group && (await moderatesEventGroup(ctx, event.group)));
  if (!manages) throw refuse.forbidden('Only the organizer and the co-hosts of the event do this.', field);
  return event;
}

/** An event that the viewer organizes. @throws NOT_FOUND, FORBIDDEN, also for co-hosts */
export async function organizedEvent(ctx: Context, id: Types.ObjectId, field = 'eventId'): Promise<Event> {
  const event = await managedEvent(ctx, id, field);
  const own = event.organizer.equals(requireViewer(ctx).id);
  if (!own && !(event.group && (await moderatesEventGroup(ctx, event.group))))
    throw refuse.forbidden('Only the organizer of the event does this.', field);
  return event;
}

/** The event as it is in this transaction. @throws NOT_FOUND */
export async function eventNow(tx: Tx, id: Types.ObjectId): Promise<Event> {
  const event = await EventModel.findOne({ _id: id, deletedAt: null }).session(tx.session).lean<Event>();
  if (!event) throw refuse.notFound('The event', 'eventId');
  return event;
}

/** Recipients of one line of the log. */
const CHUNK = 500;

/** Statuses of users who want to know what becomes of an event. */
const CONCERNED = [
  EventRegistrationStatus.PENDING,
  EventRegistrationStatus.CONFIRMED,
  EventRegistrationStatus.WAITLISTED,
];

/** The users who take part, in lists short enough for one line of the log each. */
export async function participantsOf(
  tx: Tx,
  event: Types.ObjectId,
  statuses: readonly EventRegistrationStatus[] = CONCERNED,
): Promise<Types.ObjectId[][]> {
  const rows = await EventRegistrationModel.collection
    .find<{ user: Types.ObjectId }>(
      { event, status: { $in: [...statuses] } },
      { session: tx.session, projection: { user: 1 }, batchSize: 100_000 },
    )
    .toArray();
  const users = rows.map(({ user }) => user);
  const chunks: Types.ObjectId[][] = [];
  for (let at = 0; at < users.length; at += CHUNK) chunks.push(users.slice(at, at + CHUNK));
  return chunks;
}
