import { canSeeEvent, canSeeRegistration } from '../../rules/calendar/index.js';
import type { NodeRows } from '../node-types.js';
import { EventRecurrenceResolver, EventResolver, EventStatsResolver } from './event.resolver.js';
import { EventsResolver, ViewerEventResolver } from './events.resolver.js';
import { EventMutationResolver, RegistrationMutationResolver } from './mutation.resolver.js';
import { EventRegistrationResolver } from './registration.resolver.js';

/** Events and their registrations. */
export const calendarResolvers = [
  ...[EventResolver, EventRecurrenceResolver, EventStatsResolver, EventsResolver, ViewerEventResolver],
  ...[EventRegistrationResolver, EventMutationResolver, RegistrationMutationResolver],
];

/** What `node(id)` can fetch of this domain. */
export const calendarNodes: NodeRows = {
  Event: async (ctx, id) => {
    const event = await ctx.loaders.event.load(id);
    return event && (await canSeeEvent(ctx, event)) ? event : null;
  },
  EventRegistration: async (ctx, id) => {
    const registration = await ctx.loaders.eventRegistration.load(id);
    return registration && (await canSeeRegistration(ctx, registration)) ? registration : null;
  },
};
