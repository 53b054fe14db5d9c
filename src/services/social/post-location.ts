import { isLonger, visibleText } from '../../lib/text.js';
import type { PostLocation } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';

/** The input of a post's place. */
export interface LocationInput {
  name?: string | null | undefined;
  latitude?: number | null | undefined;
  longitude?: number | null | undefined;
}

const MAX_NAME = 100;

/** The stored form of a place. @throws BAD_USER_INPUT for `location` */
export function toLocation({ name, latitude, longitude }: LocationInput): PostLocation {
  const called = visibleText(name ?? '');
  if (called && isLonger(called, MAX_NAME))
    throw refuse.badInput(`The name of a place is longer than ${MAX_NAME} characters.`, 'location');
  if ((latitude == null) !== (longitude == null))
    throw refuse.badInput('Latitude and longitude go together.', 'location');
  if (!called && latitude == null) throw refuse.badInput('A place needs a name or coordinates.', 'location');
  const place = (called ? { name: called } : {}) as PostLocation;
  if (latitude == null || longitude == null) return place;
  if (!(Math.abs(latitude) <= 90)) throw refuse.badInput('A latitude is between -90 and 90.', 'location');
  if (!(Math.abs(longitude) <= 180))
    throw refuse.badInput('A longitude is between -180 and 180.', 'location');
  return Object.assign(place, {
    coordinates: { type: 'Point' as const, coordinates: [longitude, latitude] as [number, number] },
  });
}
