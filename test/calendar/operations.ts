import type { Person } from '../factories/person.js';

export const CREATE_EVENT = `mutation ($input: CreateEventInput!) { createEvent(input: $input) { event { id slug status startsAt endsAt recurrence { frequency interval count rule } } } }`;
export const UPDATE_EVENT = `mutation ($input: UpdateEventInput!) { updateEvent(input: $input) { event { id slug title capacity startsAt endsAt tags } } }`;
export const PUBLISH_EVENT = `mutation ($id: ID!) { publishEvent(input: { eventId: $id }) { event { id status } } }`;
export const CANCEL_EVENT = `mutation ($id: ID!, $reason: String!) { cancelEvent(input: { eventId: $id, reason: $reason }) { event { id status cancelReason } } }`;
export const DELETE_EVENT = `mutation ($id: ID!) { deleteEvent(input: { eventId: $id }) { deletedId } }`;
export const REGISTER = `mutation ($input: RegisterForEventInput!) { registerForEvent(input: $input) { registration { id role status waitlistPosition heldUntil event { id stats { confirmed waitlisted } } } } }`;
export const CANCEL_REGISTRATION = `mutation ($id: ID!) { cancelRegistration(input: { registrationId: $id }) { registration { id status } } }`;
export const PAY_FEE = `mutation ($id: ID!, $successUrl: String!, $cancelUrl: String!) { payEventFee(input: { registrationId: $id, successUrl: $successUrl, cancelUrl: $cancelUrl }) { url } }`;
export const PROMOTE = `mutation ($id: ID!) { promoteRegistration(input: { registrationId: $id }) { registration { id status } } }`;
export const INVITE = `mutation ($input: InviteToEventInput!) { inviteToEvent(input: $input) { registrations { id status role user { id } } } }`;
export const ATTEND = `mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { registration { id status attendance { joinedAt leftAt durationSeconds questionsAsked pollsAnswered completed } } } }`;
export const RATE = `mutation ($input: RateEventInput!) { rateEvent(input: $input) { registration { id feedback { rating comments suggestions } event { stats { ratings averageRating } } } } }`;
export const ISSUE = `mutation ($id: ID!) { issueCertificates(input: { eventId: $id }) { issued } }`;
export const CHANGE_OCCURRENCE = `mutation ($input: ChangeOccurrenceInput!) { changeEventOccurrence(input: $input) { event { id slug title startsAt recurrence { count until rule } occurrences(first: 20) { startsAt endsAt originalStart title } stats { confirmed } } } }`;
export const EVENT = `query ($slug: String!) { event(slug: $slug) { id slug title status virtualLink calendarUrl cancelReason stats { confirmed waitlisted attended ratings averageRating } occurrences(first: 20) { startsAt endsAt originalStart title } viewerRegistration { id status waitlistPosition certificateUrl } registrations(first: 50) { totalCount nodes { id role status user { username } attendee { firstName lastName email company } source } } } }`;
export const NEXT_OCCURRENCE = `query ($slug: String!) { event(slug: $slug) { nextOccurrence { startsAt originalStart } } }`;
export const EVENTS = `query ($first: Int, $after: String, $from: DateTimeISO, $to: DateTimeISO, $type: EventType, $tag: String, $near: CoordinatesInput, $radiusKm: Float) { events(first: $first, after: $after, from: $from, to: $to, type: $type, tag: $tag, near: $near, radiusKm: $radiusKm) { totalCount pageInfo { hasNextPage endCursor } nodes { id title organizer { username } viewerRegistration { id status waitlistPosition } virtualLink } } }`;
export const MY_EVENTS = `query ($upcoming: Boolean!, $first: Int) { viewer { calendarFeedUrl eventRegistrations(first: $first, upcoming: $upcoming) { totalCount nodes { id status waitlistPosition event { id title } } } organizedEvents(first: 5) { totalCount nodes { id status } } } }`;

const HOUR_MS = 60 * 60 * 1_000;

/** So many hours from now, to the second. */
export const inHours = (hours: number): string =>
  new Date(Math.floor((Date.now() + hours * HOUR_MS) / 1_000) * 1_000).toISOString();

/** An event through the API, published unless told; answers its id and slug. */
export async function event(
  organizer: Person,
  input: Record<string, unknown> = {},
  publish = true,
): Promise<{ id: string; slug: string }> {
  const given = { title: 'Night walk', startsAt: inHours(48), endsAt: inHours(50), ...input };
  const made = (await organizer.client.data(CREATE_EVENT, { input: given })).createEvent.event;
  if (publish) await organizer.client.data(PUBLISH_EVENT, { id: made.id });
  return made;
}

/** Registers somebody; answers the registration. */
export async function register(who: Person, eventId: string, more: Record<string, unknown> = {}) {
  return (await who.client.data(REGISTER, { input: { eventId, ...more } })).registerForEvent.registration;
}
