import {
  EventState,
  EventVisibility,
  EventRegistrationStatus,
  type Event,
  type EventRegistration,
} from '../../models/calendar/index.js';
import { after, together, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { canSeeUser, isBlockedEitherWay } from '../identity/index.js';
import { canSeeEventGroup, isEventGroupMember } from './in-group.js';

/** Is the viewer the organizer or a co-host? */
export function managesEvent(
  ctx: Context,
  { organizer, coHosts }: Pick<Event, 'organizer' | 'coHosts'>,
): boolean {
  const id = ctx.viewer?.id;
  return id !== undefined && (id.equals(organizer) || coHosts.some((one) => one.equals(id)));
}

/**
 * May the viewer see this event? The one rule of lists, `node(id)`, registrations, calendars and notifications. Drafts are
 * seen by the organizer and co-hosts only; the event of a group only by those who may see the group.
 */
export function canSeeEvent(ctx: Context, event: Event): Soon<boolean> {
  if (event.deletedAt) return false;
  if (managesEvent(ctx, event)) return true;
  if (event.status === EventState.DRAFT) return false;
  const known = together([
    ctx.loaders.user.get(event.organizer),
    isBlockedEitherWay(ctx, event.organizer),
    isInAudience(ctx, event),
  ]);
  return after(
    known,
    ([organizer, , allowed]) => allowed && organizer !== null && canSeeUser(ctx, organizer),
  );
}

function isInAudience(ctx: Context, { _id, visibility, group }: Event): Soon<boolean> {
  return after(group ? canSeeEventGroup(ctx, group) : true, (seen) => {
    if (!seen) return false;
    if (visibility === EventVisibility.PUBLIC) return true;
    if (!ctx.viewer) return false;
    if (visibility === EventVisibility.MEMBERS_ONLY) return group ? isEventGroupMember(ctx, group) : true;
    return after(ctx.loaders.viewerEventRegistration.get(_id), (registration) => registration !== null);
  });
}

/** Statuses in which other users see a participant. */
export const SHOWN_TO_OTHERS = [EventRegistrationStatus.CONFIRMED, EventRegistrationStatus.ATTENDED] as const;

/** May the viewer read what a registration holds: the user, and who manages the event? */
export function canReadRegistration(
  ctx: Context,
  { user, event: id }: Pick<EventRegistration, 'user' | 'event'>,
): Soon<boolean> {
  if (!ctx.viewer) return false;
  if (ctx.viewer.id.equals(user)) return true;
  return after(ctx.loaders.event.get(id), (event) => event !== null && managesEvent(ctx, event));
}

/**
 * Whether the viewer may see this user's registration: its readers, and for a confirmed place the viewers of event
 * and user.
 */
export function canSeeRegistration(ctx: Context, registration: EventRegistration): Soon<boolean> {
  return after(canReadRegistration(ctx, registration), (readable) => {
    if (readable && ctx.viewer?.id.equals(registration.user)) return true;
    const shown = readable || (SHOWN_TO_OTHERS as readonly string[]).includes(registration.status);
    if (!shown) return false;
    const known = together([
      ctx.loaders.event.get(registration.event),
      ctx.loaders.user.get(registration.user),
      isBlockedEitherWay(ctx, registration.user),
    ]);
    return after(known, ([event, user]) => {
      if (!event || !user) return false;
      return after(together([canSeeEvent(ctx, event), canSeeUser(ctx, user)]), ([a, b]) => a && b);
    });
  });
}
