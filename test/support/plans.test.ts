import mongoose from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { StaffPermission } from '../../src/models/identity/index.js';
import { people, type Person } from '../factories/person.js';
import { APPLY, JOBS, MINE, PIPELINE, SAVE } from '../hiring/operations.js';
import { MINE as CONSULTATIONS, SET_AVAILABILITY } from './consultation-operations.js';
import { CONTACTS, MY_TICKETS, QUEUE, TICKET } from './operations.js';
import { readsOf } from '../setup/plans.js';
import { open, permit, reply, supporter } from './team.js';

let sam: Person;
let mira: Person;
let ticket: string;
let job: string;

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'];
const CONSULTANTS = `query ($first: Int!) { consultants(first: $first) { nodes { user { username } rating
  availability(from: "2027-01-04T00:00:00Z", to: "2027-01-11T00:00:00Z", durationMinutes: 60) { startsAt } } } }`;
const LIST = `query ($first: Int!) { viewer { tickets(first: $first) { nodes { id unreadReplies requester { username }
  assignee { username } messages(first: 1) { nodes { body author { username } } } } } } }`;

beforeAll(async () => {
  sam = await supporter();
  await permit(sam, StaffPermission.SUPPORT, StaffPermission.HIRING);
  let others: Person[];
  [mira, ...others] = (await people(5)) as [Person, ...Person[]];
  for (let n = 0; n < 8; n += 1) ticket = await open(mira, { tags: ['planned'] });
  await reply(sam, ticket, 'Hello');
  const weeklyHours = DAYS.map((weekday) => ({ weekday, from: '09:00', to: '12:00' }));
  for (const { client } of others)
    await client.data(SET_AVAILABILITY, { input: { timezone: 'UTC', weeklyHours } });
  const input = {
    title: 'Planner',
    description: 'x',
    employmentType: 'FULL_TIME',
    status: 'OPEN',
    location: 'Ulm',
  };
  job = (await sam.client.data(SAVE, { input })).saveJobPosting.jobPosting.id;
  for (const { client } of [mira, ...others]) await client.data(APPLY, { input: { jobPostingId: job } });
});

const OWN =
  /^(support_tickets|ticket_messages|ticket_reads|contact_messages|consultants|consultations|job_\w+)$/;

const reads: [string, string, () => Record<string, unknown>, (() => Person)?][] = [
  ['own tickets', MY_TICKETS, () => ({})],
  ['own tickets of a status', MY_TICKETS, () => ({ status: 'OPEN' })],
  ['a ticket', TICKET, () => ({ id: ticket })],
  ['a ticket with notes', TICKET, () => ({ id: ticket }), () => sam],
  ['the queue', QUEUE, () => ({}), () => sam],
  ['the queue of a status', QUEUE, () => ({ status: 'OPEN' }), () => sam],
  ['the queue of a priority', QUEUE, () => ({ status: 'OPEN', priority: 'HIGH' }), () => sam],
  ['the queue of a member', QUEUE, () => ({ assigneeId: sam.id, status: 'OPEN' }), () => sam],
  ['breached tickets', QUEUE, () => ({ breached: true }), () => sam],
  ['tickets with a tag', QUEUE, () => ({ tag: 'planned' }), () => sam],
  ['contact messages', CONTACTS, () => ({}), () => sam],
  ['contact messages of a status', CONTACTS, () => ({ status: 'PENDING' }), () => sam],
  ['own consultations', CONSULTATIONS, () => ({ as: 'CLIENT' })],
  ['open postings', JOBS, () => ({})],
  ['postings of a place', JOBS, () => ({ location: 'ulm', remote: false })],
  ['own applications', MINE, () => ({})],
  ['a pipeline', PIPELINE, () => ({ id: job }), () => sam],
  ['a pipeline by status', PIPELINE, () => ({ id: job, status: 'SUBMITTED' }), () => sam],
];

/** Ranges over places and words end in a sort, of what they find; so does a pipeline that leaves drafts out, never. */
const SORTED = ['postings of a place'];

describe('the plans of support and hiring', () => {
  it.each(reads)('%s: by index', async (name, document, variables, who = () => mira) => {
    const commands = await readsOf(OWN, () => who().client.data(document, variables()));
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const plan = await mongoose.connection.db!.command({ explain: command, verbosity: 'queryPlanner' });
      const text = JSON.stringify(plan, (key, value: unknown) =>
        key === 'rejectedPlans' || key === 'command' ? undefined : value,
      );
      expect(text, JSON.stringify(command)).not.toContain('"COLLSCAN"');
      if (!SORTED.includes(name)) expect(text, JSON.stringify(command)).not.toContain('"stage":"SORT"');
    }
  });

  it.each([
    ['own tickets', LIST, () => mira],
    ['consultants with their free times', CONSULTANTS, () => mira],
  ])('%s cost the same number of commands for two as for many', async (_name, document, who) => {
    await who().client.data(document, { first: 2 });
    const few = await who().client.commands(document, { first: 2 });
    expect(await who().client.commands(document, { first: 50 })).toBe(few);
  });
});
