import type { Types } from 'mongoose';
import type { Domain } from '../../domain.js';
import type { Context } from '../../loaders/context.js';
import { EventMode, EventType, RecurrenceFrequency, RecurrenceDay } from '../../models/calendar/index.js';
import { createEvent, type CreateEventInput } from './create-event.js';
import { publishEvent } from './publish-event.js';
import { registerForEvent } from './register.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const HOUR_MS = DAY_MS / 24;

/** An event of the demo. */
interface Planned extends Omit<CreateEventInput, 'startsAt' | 'endsAt'> {
  host: string;
  /** Days from now, and the hour of that day in UTC. */
  inDays: number;
  hour: number;
  hours: number;
  /** How many people register. */
  guests: number;
}

const EVENTS: Planned[] = [
  {
    ...{ host: 'mira', title: 'Night walk with long exposures', inDays: 6, hour: 19, hours: 2, guests: 14 },
    description:
      'Bring a tripod and something that glows. We start at the bridge, walk along the water and share prompts that bring out the same light afterwards.',
    ...{ type: EventType.MEETUP, mode: EventMode.IN_PERSON, timezone: 'Europe/Berlin' },
    recurrence: { frequency: RecurrenceFrequency.WEEKLY, byDay: [RecurrenceDay.FRIDAY], count: 6 },
    location: {
      ...{ venue: 'Oberbaum bridge', address: 'Oberbaumbrücke', city: 'Berlin', country: 'Germany' },
      ...{ latitude: 52.5019, longitude: 13.4457 },
    },
    ...{
      capacity: 12,
      waitlistEnabled: true,
      registrationRequired: true,
      tags: ['light', 'walk', 'photography'],
    },
  },
  {
    ...{
      host: 'ada',
      title: 'Prompting for characters that stay themselves',
      inDays: 3,
      hour: 16,
      hours: 1,
      guests: 22,
    },
    description:
      'A webinar about consistency: reference images, seeds, and when to let go of both. Questions are welcome.',
    ...{ type: EventType.WEBINAR, mode: EventMode.ONLINE, timezone: 'Europe/London' },
    ...{ virtualLink: 'https://meet.example/characters', location: { platform: 'Jitsi' } },
    ...{ capacity: 100, registrationRequired: true, tags: ['prompts', 'characters'] },
  },
  {
    ...{
      host: 'jonas',
      title: 'Sound for short films: a workshop',
      inDays: 12,
      hour: 9,
      hours: 6,
      guests: 8,
    },
    description:
      'We make the sound of a one-minute film in one day: field recordings in the morning, generated textures in the afternoon.',
    ...{ type: EventType.WORKSHOP, mode: EventMode.HYBRID, timezone: 'Europe/Paris' },
    location: {
      ...{ venue: 'Studio 4', address: '12 rue des Gravilliers', city: 'Paris', country: 'France' },
      ...{ platform: 'Zoom', latitude: 48.8641, longitude: 2.3573 },
    },
    ...{
      virtualLink: 'https://meet.example/sound',
      capacity: 20,
      registrationRequired: true,
      tags: ['sound', 'film'],
    },
  },
  {
    ...{ host: 'mira', title: 'Open critique', inDays: 1, hour: 17, hours: 1, guests: 17 },
    description: 'Show one picture, hear three honest sentences. Every Wednesday, without an end in sight.',
    ...{ type: EventType.MEETUP, mode: EventMode.ONLINE, timezone: 'Africa/Lagos' },
    recurrence: { frequency: RecurrenceFrequency.WEEKLY, byDay: [RecurrenceDay.WEDNESDAY] },
    ...{ virtualLink: 'https://meet.example/critique', tags: ['critique'] },
  },
  {
    ...{
      host: 'jonas',
      title: 'Forty-eight hours of generated film',
      inDays: 33,
      hour: 16,
      hours: 48,
      guests: 11,
    },
    description: 'A hackathon for teams of up to four. Theme on Friday evening, screening on Sunday.',
    ...{ type: EventType.HACKATHON, mode: EventMode.ONLINE, timezone: 'UTC', tags: ['film', 'hackathon'] },
  },
];

/** The agenda of the workshop and the webinar, by minutes from the start. */
const AGENDA: Record<string, [minutes: number, title: string][]> = {
  'Sound for short films: a workshop': [
    [0, 'Coffee and a listening exercise'],
    [45, 'Field recordings around the block'],
    [180, 'Lunch'],
    [240, 'Textures and mix'],
    [330, 'Listening together'],
  ],
  'Prompting for characters that stay themselves': [
    [0, 'Why faces drift'],
    [20, 'Three recipes'],
    [40, 'Questions'],
  ],
};

/** Events of the demo: through the services, once for each, however often the seed is cut off. */
export async function seedEvents(demo: Parameters<NonNullable<Domain['seed']>>[0]): Promise<void> {
  const as = (user: Types.ObjectId): Context =>
    Object.assign(demo.as(user), { limits: { consume: () => Promise.resolve() } });
  const midnight = new Date(Math.floor(demo.ago(0).getTime() / DAY_MS) * DAY_MS);
  for (const [index, { host, inDays, hour, hours, guests, ...input }] of EVENTS.entries()) {
    const startsAt = new Date(midnight.getTime() + inDays * DAY_MS + hour * HOUR_MS);
    const agenda = AGENDA[input.title]?.map(([minutes, title]) => ({
      startsAt: new Date(startsAt.getTime() + minutes * 60_000),
      title,
    }));
    const user = demo.user(host);
    const event = await createEvent(as(user), {
      ...{ ...input, startsAt, endsAt: new Date(startsAt.getTime() + hours * HOUR_MS) },
      ...(agenda ? { agenda } : {}),
      clientId: `demo-event-${index}`,
    });
    await publishEvent(as(user), event);
    const others = demo.people.filter((one) => !one.equals(user));
    for (let n = 0; n < guests; n++) {
      const guest = others[(n * 7 + index * 3) % others.length]!;
      await registerForEvent(as(guest), { eventId: event, clientId: `demo-event-${index}` });
    }
  }
}
