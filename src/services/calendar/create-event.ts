import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import {
  EventMode,
  EventModel,
  EventSeatsModel,
  EventState,
  EventType,
  EventVisibility,
} from '../../models/calendar/index.js';
import { canSeeGroup, requireParticipant } from '../../rules/community/index.js';
import { refuse } from '../../schema/errors.js';
import { claimSlug } from '../system/index.js';
import { contentOf } from './draft.js';
import type { EventFields } from './event-fields.js';
import { checkTimes, recurrenceOf, standingOf } from './schedule.js';

/** What `createEvent` takes. */
export interface CreateEventInput extends EventFields {
  title: string;
  startsAt: Date;
  endsAt: Date;
  groupId?: Types.ObjectId | null;
  clientId?: string | null;
}

const EMPTY = {
  ...{ title: '', type: EventType.MEETUP, mode: EventMode.ONLINE, visibility: EventVisibility.PUBLIC },
  ...{ registrationRequired: false, waitlistEnabled: false, agenda: [], tags: [], coHosts: [] },
  ...{ description: null, virtualLink: null, capacity: null, registrationDeadline: null },
  ...{ fee: null, coverImage: null, location: null },
};

/**
 * Drafts an event; it is seen once it is published.
 * @throws BAD_USER_INPUT; NOT_FOUND for a co-host or group that the viewer may not see; CONFLICT for a used clientId
 */
export async function createEvent(ctx: Context, input: CreateEventInput): Promise<Types.ObjectId> {
  const { id: organizer } = requireViewer(ctx);
  const { clientId, ...rest } = input;
  const made = await orEarlier(organizer, 'createEvent', clientId, rest, async () => {
    await ctx.limits.consume('write', organizer);
    const group = input.groupId ?? null;
    if (group) {
      const found = await ctx.loaders.group.load(group);
      if (!found || !(await canSeeGroup(ctx, found))) throw refuse.notFound('The group', 'groupId');
      await requireParticipant(ctx, found, 'groupId', 'canPost');
    }
    const content = await contentOf(ctx, input, EMPTY, organizer);
    const times = checkTimes({
      ...{ startsAt: input.startsAt, endsAt: input.endsAt, exceptions: [] },
      ...{ timezone: input.timezone ?? 'UTC', isAllDay: input.isAllDay ?? false },
      ...(input.recurrence ? { recurrence: recurrenceOf(input.recurrence) } : {}),
    });
    const { nextAt, lastEndsAt } = standingOf(times, EventState.DRAFT, sharedNow());
    if (content.registrationDeadline && content.registrationDeadline > lastEndsAt)
      throw refuse.badInput('The deadline is after the end of the event.', 'registrationDeadline');
    return transact(ctx, (tx) =>
      tx.once(organizer, 'createEvent', clientId, rest, async () => {
        const _id = new Types.ObjectId();
        const slug = await claimSlug(tx, 'Event', _id, content.title);
        const said = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null));
        await EventModel.create(
          [
            {
              ...{ _id, slug, organizer, group, ...said, ...times, nextAt, lastEndsAt },
              ...{ status: EventState.DRAFT, listed: false, createdAt: tx.at, updatedAt: tx.at },
            },
          ],
          { session: tx.session, timestamps: false },
        );
        await EventSeatsModel.collection.insertOne(
          { _id, capacity: content.capacity, taken: 0, waiting: 0, revision: 0, lastTicket: 0 } as never,
          { session: tx.session },
        );
        return { event: _id };
      }),
    );
  });
  return made.event;
}
