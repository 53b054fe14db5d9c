import type { EventCardFragment, EventDetailsFragment } from '@leela/client/documents/events.js';
import type { EventMode, EventType } from '@leela/client/schema.js';
import { formatEnum } from '../../ui/index.js';

/** The kinds of events, for a choice. */
export const TYPES: { value: EventType; label: string }[] = (
  ['MEETUP', 'WORKSHOP', 'WEBINAR', 'CONFERENCE', 'HACKATHON', 'OTHER'] as const
).map((value) => ({ value, label: formatEnum(value) }));

/** How an event takes place, for a choice. */
export const MODES: { value: EventMode; label: string }[] = [
  { value: 'ONLINE', label: 'Online' },
  { value: 'IN_PERSON', label: 'In person' },
  { value: 'HYBRID', label: 'Online and in person' },
];

/** Where an event takes place, in a line. */
export function placeOf({ mode, location }: EventCardFragment): string {
  const place = [location.venue, location.city, location.country].filter(Boolean).join(', ');
  const online = location.platform ? `Online on ${location.platform}` : 'Online';
  if (mode === 'ONLINE') return online;
  if (mode === 'HYBRID') return place ? `${place} and online` : 'In person and online';
  return place || 'In person';
}

/** How many places are taken and left. */
export function placesOf({ capacity, stats }: Pick<EventCardFragment, 'capacity' | 'stats'>): string {
  if (capacity === null) return stats.confirmed === 1 ? '1 participant' : `${stats.confirmed} participants`;
  const left = Math.max(0, capacity - stats.confirmed);
  if (left === 0) return `All ${capacity} ${capacity === 1 ? 'place is' : 'places are'} taken`;
  return `${left} of ${capacity} ${capacity === 1 ? 'place' : 'places'} left`;
}

/** Whether users can still register. */
export function takesRegistrations(event: EventDetailsFragment): boolean {
  if (event.status !== 'UPCOMING' && event.status !== 'ONGOING') return false;
  return !event.registrationDeadline || new Date(event.registrationDeadline).getTime() > Date.now();
}
