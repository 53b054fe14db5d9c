import type { Types } from 'mongoose';
import { isCurrency } from '../../lib/currency.js';
import type { Context } from '../../loaders/context.js';
import {
  EventMode,
  MOST_CO_HOSTS,
  type Event,
  type StoredEventLocation,
} from '../../models/calendar/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { refuse } from '../../schema/errors.js';
import type { EventFields, LocationFields } from './event-fields.js';

/** What events hold beside their times and counts. */
export type EventContent = Pick<
  Event,
  | 'title'
  | 'type'
  | 'mode'
  | 'visibility'
  | 'registrationRequired'
  | 'waitlistEnabled'
  | 'agenda'
  | 'tags'
  | 'coHosts'
> & {
  [
    K in
      'description' | 'virtualLink' | 'capacity' | 'registrationDeadline' | 'fee' | 'coverImage' | 'location'
  ]: NonNullable<Event[K]> | null;
};

const MOST_TAGS = 20;

/** The content that some fields ask for, over what is there. @throws BAD_USER_INPUT, NOT_FOUND */
export async function contentOf(
  ctx: Context,
  fields: EventFields,
  before: EventContent,
  organizer: Types.ObjectId,
): Promise<EventContent> {
  const given = <K extends keyof EventFields>(key: K) => fields[key] !== undefined;
  const content: EventContent = {
    ...before,
    ...(fields.title ? { title: fields.title } : {}),
    ...(fields.type ? { type: fields.type } : {}),
    ...(fields.mode ? { mode: fields.mode } : {}),
    ...(fields.visibility ? { visibility: fields.visibility } : {}),
    ...(given('description') ? { description: fields.description || null } : {}),
    ...(given('virtualLink') ? { virtualLink: fields.virtualLink ?? null } : {}),
    ...(given('capacity') ? { capacity: fields.capacity ?? null } : {}),
    ...(given('registrationDeadline') ? { registrationDeadline: fields.registrationDeadline ?? null } : {}),
    ...(given('coverImage') ? { coverImage: fields.coverImage ?? null } : {}),
    ...(given('fee') ? { fee: feeOf(fields.fee) } : {}),
    ...(given('location') ? { location: locationOf(fields.location) } : {}),
    ...(fields.registrationRequired == null ? {} : { registrationRequired: fields.registrationRequired }),
    ...(fields.waitlistEnabled == null ? {} : { waitlistEnabled: fields.waitlistEnabled }),
    ...(given('agenda') ? { agenda: agendaOf(fields.agenda) } : {}),
    ...(given('tags') ? { tags: tagsOf(fields.tags) } : {}),
    ...(given('coHostIds') ? { coHosts: await coHostsOf(ctx, fields.coHostIds, organizer) } : {}),
  };
  if (content.mode === EventMode.IN_PERSON && content.virtualLink)
    throw refuse.badInput('An event in person has no link; it is allowed online and hybrid.', 'virtualLink');
  return content;
}

function feeOf(fee: EventFields['fee']): EventContent['fee'] {
  if (!fee || fee.amount === 0) return null;
  const currency = fee.currency.toUpperCase();
  if (!isCurrency(currency))
    throw refuse.badInput(
      'This is not a currency; an ISO 4217 code such as EUR is expected.',
      'fee.currency',
    );
  return { amount: fee.amount, currency };
}

function locationOf(fields: LocationFields | null | undefined): StoredEventLocation | null {
  if (!fields) return null;
  const { latitude, longitude, ...words } = fields;
  if ((latitude == null) !== (longitude == null))
    throw refuse.badInput(
      'A place has a latitude and a longitude; one alone is not allowed.',
      'location.latitude',
    );
  const said = Object.fromEntries(Object.entries(words).filter(([, value]) => value));
  return {
    ...said,
    ...(latitude != null && longitude != null
      ? { coordinates: { type: 'Point' as const, coordinates: [longitude, latitude] as [number, number] } }
      : {}),
  };
}

function agendaOf(items: EventFields['agenda']): EventContent['agenda'] {
  return (items ?? [])
    .map(({ startsAt, title, description }) => ({ startsAt, title, ...(description ? { description } : {}) }))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

function tagsOf(tags: readonly string[] | null | undefined): string[] {
  const distinct = [...new Set((tags ?? []).map((tag) => tag.replace(/^#/, '').toLowerCase()))];
  return distinct.filter((tag) => tag !== '').slice(0, MOST_TAGS);
}

async function coHostsOf(
  ctx: Context,
  ids: readonly Types.ObjectId[] | null | undefined,
  organizer: Types.ObjectId,
): Promise<Types.ObjectId[]> {
  const others = (ids ?? []).filter((id) => !id.equals(organizer));
  if (others.length > MOST_CO_HOSTS)
    throw refuse.badInput(`There are too many co-hosts; up to ${MOST_CO_HOSTS} are allowed.`, 'coHostIds');
  for (const user of await ctx.loaders.user.loadMany(others))
    if (!user || !(await canSeeUser(ctx, user))) throw refuse.notFound('The co-host', 'coHostIds');
  return others;
}
