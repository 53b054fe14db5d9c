import { Role, StaffPermission } from '../../models/identity/index.js';
import type { Context } from '../../loaders/context.js';
import {
  ConsultationCategory,
  ConsultationType,
  LocationKind,
  TicketCategory,
  TicketPriority,
  Weekday,
} from '../../models/support/index.js';
import { freeSlots } from '../../lib/free-slots.js';
import * as support from '../../services/support/index.js';
import type { DemoSeeder } from './seeder.js';

/** The context of a demo person, as that of a request. */
export function demoContext(demo: DemoSeeder, username: string, role = Role.USER): Context {
  const id = demo.user(username);
  const permissions = role === Role.ADMIN ? Object.values(StaffPermission) : [];
  return Object.assign(demo.as(id), {
    viewer: { id, role, permissions } as unknown as Context['viewer'],
    request: {
      id: 'demo',
      ip: '192.0.2.1',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0',
    },
    limits: { consume: async () => undefined },
  });
}

const WORKDAYS = [Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY];
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Tickets, contact messages and consultations of the demo. Keys make a second run find what the first has made. */
export async function seedSupport(demo: DemoSeeder): Promise<void> {
  const [mira, jonas, ada] = [
    demoContext(demo, 'mira'),
    demoContext(demo, 'jonas'),
    demoContext(demo, 'ada', Role.ADMIN),
  ];
  const missing = await support.openTicket(mira, {
    subject: 'Images of last week are missing',
    description:
      'Since Tuesday my gallery shows only half of the images. Did something happen to the others?',
    category: TicketCategory.TECHNICAL,
    priority: TicketPriority.HIGH,
    tags: ['gallery'],
    clientId: 'demo-ticket-1',
  });
  await support.triageTicket(ada, { ticketId: missing.ticket, assigneeId: demo.user('ada') });
  await support.replyToTicket(ada, {
    ticketId: missing.ticket,
    body: 'The import of Tuesday skipped files above 20 MB. Check with the storage team.',
    isInternal: true,
    clientId: 'demo-note-1',
  });
  await support.replyToTicket(ada, {
    ticketId: missing.ticket,
    body: 'Hello Mira, we have found the cause and are bringing your images back. Which of them do you need first?',
    waitForCustomer: true,
    clientId: 'demo-reply-1',
  });
  const invoice = await support.openTicket(jonas, {
    subject: 'Invoice with my company name',
    description: 'How can I put the name of my company on invoices?',
    category: TicketCategory.BILLING,
    clientId: 'demo-ticket-2',
  });
  await support
    .resolveTicket(ada, { ticketId: invoice.ticket, summary: 'The name can be set in the billing address.' })
    // A second run finds it resolved.
    .catch(() => undefined);
  await support.rateTicket(jonas, { ticketId: invoice.ticket, rating: 5, feedback: 'Quick and clear.' });
  const visitor = Object.assign(demoContext(demo, 'jonas'), { viewer: null });
  await support.sendContactMessage(visitor, {
    name: 'Noor Haddad',
    email: 'noor@demo.example',
    subject: 'Prices for schools',
    message: 'Do you have a plan for schools? We are about forty pupils and two teachers.',
  });
  await seedConsultations(demo, mira, jonas);
}

async function seedConsultations(demo: DemoSeeder, mira: Context, jonas: Context): Promise<void> {
  const weeklyHours = WORKDAYS.map((weekday) => ({ weekday, from: '09:00', to: '12:00' }));
  const offer = {
    timezone: 'Africa/Lagos',
    weeklyHours,
    headline: 'Light and colour for synthetic images',
    categories: [ConsultationCategory.CREATIVE, ConsultationCategory.TECHNICAL],
    bufferMinutes: 15,
  };
  await support.setAvailability(mira, offer);
  const now = demo.ago(0);
  const range = { start: new Date(now.getTime() + DAY_MS), end: new Date(now.getTime() + 8 * DAY_MS) };
  const schedule = support.scheduleOf({ ...offer, timeOff: [], noticeMinutes: 0 }, [], now);
  const [slot] = freeSlots(schedule, range, 45, 1);
  if (!slot) return;
  await support.bookConsultation(jonas, {
    consultantId: demo.user('mira'),
    title: 'From sketch to dawn over the lagoon',
    category: ConsultationCategory.CREATIVE,
    scheduledAt: slot.start,
    durationMinutes: 45,
    location: { kind: LocationKind.VIRTUAL, platform: 'Jitsi' },
    agenda: ['Look at the sketches', 'Choose a palette'],
    clientId: 'demo-booking-1',
  });
  const booked = { start: slot.start, end: new Date(slot.end.getTime() + offer.bufferMinutes * 60_000) };
  const later = { start: new Date(range.start.getTime() + 2 * DAY_MS), end: range.end };
  const [free] = freeSlots({ ...schedule, busy: [booked] }, later, 90, 1);
  if (!free) return;
  const { session } = await support.offerConsultationSession(mira, {
    title: 'Workshop: colour scripts for short films',
    description: 'We take one scene and try three palettes on it. Bring a scene of your own.',
    category: ConsultationCategory.CREATIVE,
    type: ConsultationType.WORKSHOP,
    scheduledAt: free.start,
    durationMinutes: 90,
    seats: 8,
    location: { kind: LocationKind.VIRTUAL, platform: 'Jitsi' },
    agenda: ['One scene, three palettes', 'Your scenes', 'Questions'],
    clientId: 'demo-session-1',
  });
  for (const username of ['jonas', 'ada', 'noor_new'])
    await support.bookConsultationSeat(demoContext(demo, username), {
      sessionId: session,
      clientId: `demo-seat-${username}`,
    });
}
