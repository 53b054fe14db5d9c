import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { finish } from '../../events/finish.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { EventModel, EventSeatsModel, EventState } from '../../models/calendar/index.js';
import { refuse } from '../../schema/errors.js';
import { releaseSlugs } from '../system/index.js';
import { queueRefunds } from './fee.js';
import { eventNow, managedEvent, organizedEvent, participantsOf } from './manage.js';
import { setOrUnset, standingOf } from './schedule.js';

/** Publishes a draft. One that is published already stays so. @throws NOT_FOUND, FORBIDDEN, CONFLICT */
export async function publishEvent(ctx: Context, eventId: Types.ObjectId): Promise<void> {
  await managedEvent(ctx, eventId);
  await transact(ctx, async (tx) => {
    const event = await eventNow(tx, eventId);
    if (event.status === EventState.PUBLISHED) return;
    if (event.status !== EventState.DRAFT)
      throw refuse.conflict('The event is over or cancelled; only a draft is published.', 'eventId');
    const standing = standingOf(event, EventState.PUBLISHED, tx.at);
    if (standing.lastEndsAt <= tx.at)
      throw refuse.conflict('The event is over already; change its times first.', 'eventId');
    await EventModel.collection.updateOne(
      { _id: eventId, status: EventState.DRAFT },
      setOrUnset({ ...standing, status: EventState.PUBLISHED, listed: true, updatedAt: tx.at }),
      { session: tx.session },
    );
    const { organizer, group } = event;
    tx.emit('event.published', { event: eventId, organizer, group }, requireViewer(ctx).id);
  });
}

/** What `cancelEvent` takes. */
export interface CancelEventInput {
  eventId: Types.ObjectId;
  reason: string;
}

/** Calls an event off; users who take part hear of it. @throws NOT_FOUND, FORBIDDEN, CONFLICT */
export async function cancelEvent(ctx: Context, { eventId, reason }: CancelEventInput): Promise<void> {
  await organizedEvent(ctx, eventId);
  await transact(ctx, async (tx) => {
    const event = await eventNow(tx, eventId);
    const cancelled = await finish(tx, EventModel, eventId, {
      from: [EventState.DRAFT, EventState.PUBLISHED],
      to: EventState.CANCELLED,
      set: { listed: false, cancelReason: reason, sequence: event.sequence + 1, updatedAt: tx.at },
      unset: ['remindAt', 'advanceAt'],
    });
    if (!cancelled) throw refuse.conflict('The event is over or cancelled already.', 'eventId');
    if (event.fee) await queueRefunds(tx, eventId);
    const actor = requireViewer(ctx).id;
    const chunks = await participantsOf(tx, eventId);
    for (const [index, recipients] of (chunks.length > 0 ? chunks : [[]]).entries())
      tx.emit(
        'event.cancelled',
        { event: eventId, recipients, ...(index === 0 ? { group: event.group ?? null } : {}) },
        actor,
      );
  });
}

/** Deletes a draft. @throws NOT_FOUND, FORBIDDEN, CONFLICT for one that was published */
export async function deleteEvent(ctx: Context, eventId: Types.ObjectId): Promise<void> {
  await organizedEvent(ctx, eventId);
  await transact(ctx, async (tx) => {
    const gone = await EventModel.collection.deleteOne(
      { _id: eventId, status: EventState.DRAFT },
      { session: tx.session },
    );
    if (gone.deletedCount === 0)
      throw refuse.conflict('The event was published; cancel it instead of deleting it.', 'eventId');
    await EventSeatsModel.collection.deleteOne({ _id: eventId }, { session: tx.session });
    await releaseSlugs(tx, 'Event', eventId);
  });
}
