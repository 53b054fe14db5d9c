import { z } from 'zod';
import { requireViewer } from '../../auth/viewer.js';
import { sharedNow } from '../../lib/clock.js';
import {
  EventRegistrationModel,
  SEATED,
  type Event,
  type EventRegistration,
} from '../../models/calendar/index.js';
import { canSeeEvent } from '../../rules/calendar/index.js';
import { refuse } from '../../schema/errors.js';
import { readGlobalId, toGlobalId } from '../../schema/ids.js';
import { defineChatTool } from '../agents/index.js';
import { registerForEvent } from './register.js';

const MOST_TOLD = 10;

const told = ({ _id, title, nextAt, timezone, mode }: Event) => ({
  ...{ id: toGlobalId('Event', _id), title, startsAt: nextAt, timezone, mode },
});

defineChatTool('calendar', {
  description: 'Lists the next events that the user is registered for, with id, title, start and time zone.',
  inputSchema: z.object({}),
  effects: false,
  async run(ctx) {
    const { id: user } = requireViewer(ctx);
    const rows = await EventRegistrationModel.find({
      user,
      status: { $in: SEATED },
      eventEndsAt: { $gt: sharedNow() },
    } as never)
      .sort({ eventEndsAt: 1, _id: 1 })
      .limit(MOST_TOLD)
      .lean<EventRegistration[]>();
    const events = await Promise.all(rows.map(({ event }) => ctx.loaders.event.load(event)));
    const seen = await Promise.all(
      events.map(async (event) => (event && (await canSeeEvent(ctx, event)) ? [told(event)] : [])),
    );
    return seen.flat();
  },
});

defineChatTool('register-for-event', {
  description: 'Registers the user for an event by its id. The user approves each call.',
  inputSchema: z.object({ eventId: z.string().min(1).max(64) }),
  effects: true,
  async run(ctx, { eventId }) {
    const event = readGlobalId(eventId);
    if (event?.type !== 'Event') throw refuse.badInput('This is not the id of an event.', 'eventId');
    const registration = await registerForEvent(ctx, { eventId: event.id });
    return { registrationId: toGlobalId('EventRegistration', registration) };
  },
});
