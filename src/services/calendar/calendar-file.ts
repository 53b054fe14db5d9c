import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { gatewayUrl } from '../../integrations/storage/index.js';
import { sharedNow } from '../../lib/clock.js';
import { calendarText, type CalendarEntry } from '../../lib/icalendar.js';
import { occurrenceEnd } from '../../lib/recurrence.js';
import type { Context } from '../../loaders/context.js';
import { ruleContext } from '../../loaders/rule-context.js';
import {
  CalendarFeedModel,
  EventModel,
  EventRegistrationModel,
  EventRegistrationStatus,
  EventState,
  EventVisibility,
  type CalendarFeed,
  type Event,
} from '../../models/calendar/index.js';
import { UserModel, UserStatus } from '../../models/identity/index.js';
import { canSeeEvent } from '../../rules/calendar/index.js';
import { readGlobalId, toGlobalId } from '../../schema/ids.js';
import { isSigned, signatureOf } from './signed-address.js';

/** Whether everybody may fetch the file of an event. */
const isOpen = ({ visibility, group }: Pick<Event, 'visibility' | 'group'>): boolean =>
  visibility === EventVisibility.PUBLIC && group === null;

/** The address of an event as an iCalendar file, signed for the viewer where not everybody may see it. */
export function eventCalendarUrl(ctx: Context, event: Event): string | null {
  if (event.status === EventState.DRAFT) return null;
  const id = toGlobalId('Event', event._id);
  if (isOpen(event)) return gatewayUrl(`/events/${id}.ics`);
  if (!ctx.viewer) return null;
  const user = toGlobalId('User', ctx.viewer.id);
  return gatewayUrl(
    `/events/${id}.ics?${new URLSearchParams({ user, key: signatureOf('event', id, user) })}`,
  );
}

/** The calendar file of an event; null for an address that is not ours, or an event that its user may not see. */
export async function openEventFile(
  id: string,
  { user, key }: { user?: unknown; key?: unknown },
): Promise<string | null> {
  const read = readGlobalId(id);
  if (read?.type !== 'Event') return null;
  const reader = typeof user === 'string' ? readGlobalId(user) : null;
  if (user !== undefined && !(reader?.type === 'User' && isSigned(key, 'event', id, String(user))))
    return null;
  const ctx = ruleContext(reader && (await isActive(reader.id)) ? { id: reader.id } : null);
  const event = await ctx.loaders.event.load(read.id);
  if (!event || event.status === EventState.DRAFT || !(await canSeeEvent(ctx, event))) return null;
  return calendarText(event.title, [entryOf(event)]);
}

async function isActive(_id: Types.ObjectId): Promise<boolean> {
  return (await UserModel.exists({ _id, status: UserStatus.ACTIVE, deletedAt: null })) !== null;
}

/** An event as calendars have it. The link to join is not in it: files are passed on. */
function entryOf(event: Event): CalendarEntry {
  const { location, exceptions, startsAt, endsAt, timezone, isAllDay } = event;
  const [longitude, latitude] = location?.coordinates?.coordinates ?? [];
  const place = [location?.venue, location?.address, location?.city, location?.country, location?.platform];
  return {
    uid: `${toGlobalId('Event', event._id)}@leela`,
    sequence: event.sequence,
    cancelled: event.status === EventState.CANCELLED,
    changedAt: event.updatedAt,
    title: event.title,
    description: event.description,
    location: place.filter(Boolean).join(', ') || undefined,
    coordinates: latitude !== undefined && longitude !== undefined ? { latitude, longitude } : undefined,
    ...{ startsAt, endsAt, zone: timezone, allDay: isAllDay, rule: event.recurrence },
    excluded: exceptions.filter(({ cancelled }) => cancelled).map((one) => one.originalStart),
    overrides: exceptions
      .filter(({ cancelled }) => !cancelled)
      .map((one) => {
        const start = one.startsAt ?? one.originalStart;
        return {
          originalStart: one.originalStart,
          startsAt: start,
          endsAt: one.endsAt ?? occurrenceEnd(event, start),
          title: one.title,
        };
      }),
  };
}

/** The address of the viewer's private feed. */
export async function calendarFeedUrl(ctx: Context): Promise<string> {
  const { id } = requireViewer(ctx);
  const feed = await ctx.loaders.calendarFeed.load(id);
  return feedUrl(id, feed?.version ?? 1);
}

function feedUrl(id: Types.ObjectId, version: number): string {
  const user = toGlobalId('User', id);
  return gatewayUrl(`/calendars/${user}.ics?key=${signatureOf('feed', user, String(version))}`);
}

/** Gives the viewer's feed a new address; the old one works no longer. */
export async function rotateCalendarFeed(ctx: Context): Promise<string> {
  const { id } = requireViewer(ctx);
  const feed = (await CalendarFeedModel.collection.findOneAndUpdate(
    { _id: id },
    [{ $set: { version: { $add: [{ $ifNull: ['$version', 1] }, 1] } } }],
    { upsert: true, returnDocument: 'after' },
  )) as unknown as CalendarFeed;
  return feedUrl(id, feed.version);
}

/** A feed goes back so far, and has at most so many events. */
const PAST_MS = 90 * 24 * 60 * 60 * 1_000;
const MOST_ENTRIES = 500;

/** The private feed of a user: what they organize and are registered for. Null for an address that is not valid now. */
export async function openFeed(user: string, key: unknown): Promise<string | null> {
  const read = readGlobalId(user);
  if (read?.type !== 'User') return null;
  const { id } = read;
  const feed = await CalendarFeedModel.findById(id).lean<CalendarFeed>();
  if (!isSigned(key, 'feed', user, String(feed?.version ?? 1)) || !(await isActive(id))) return null;
  const since = new Date(sharedNow().getTime() - PAST_MS);
  const { INVITED, CANCELLED } = EventRegistrationStatus;
  const statuses = Object.values(EventRegistrationStatus).filter(
    (one) => one !== INVITED && one !== CANCELLED,
  );
  const rows = await EventRegistrationModel.find(
    { user: id, status: { $in: statuses }, eventEndsAt: { $gt: since } },
    { event: 1 },
  )
    .sort({ eventEndsAt: 1, _id: 1 })
    .limit(MOST_ENTRIES)
    .lean<{ event: Types.ObjectId }[]>();
  const organized = await EventModel.find(
    { organizer: id, deletedAt: null, status: { $ne: EventState.DRAFT }, lastEndsAt: { $gt: since } },
    { _id: 1 },
  )
    .sort({ createdAt: -1, _id: -1 })
    .limit(MOST_ENTRIES)
    .lean();
  const ctx = ruleContext({ id });
  const ids = new Map(
    [...organized.map(({ _id }) => _id), ...rows.map(({ event }) => event)].map((one) => [String(one), one]),
  );
  const events = await ctx.loaders.event.loadMany([...ids.values()]);
  const seen = await Promise.all(events.map((event) => event !== null && canSeeEvent(ctx, event)));
  const shown = events.filter((event, index): event is Event => event !== null && seen[index]!);
  return calendarText('Leela', shown.map(entryOf));
}
