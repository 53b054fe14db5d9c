import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import { Role } from '../../src/models/identity/index.js';
import { TicketModel } from '../../src/models/support/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { checkSlas, closeResolvedTickets } from '../../src/services/support/index.js';
import { reconcile } from '../../src/services/system/index.js';
import { people, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { picture, uploaded } from '../services/system/uploads.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { refused } from '../social/refused.js';
import {
  MARK_READ,
  MERGE,
  MY_TICKETS,
  NOTIFIED,
  OPEN,
  QUEUE,
  RATE,
  REOPEN,
  REPLY,
  RESOLVE,
  TICKET,
  TRIAGE,
} from './operations.js';
import { open, reply, supporter } from './team.js';

const DAY = 24 * 3_600_000;
const { signal } = new AbortController();

let sam: Person;
let kim: Person;
let mira: Person;
let jonas: Person;
beforeAll(async () => {
  await testApp();
  [sam, kim] = (await Promise.all([supporter(), supporter(Role.ADMIN)])) as [Person, Person];
});
beforeEach(async () => {
  [mira, jonas] = (await people(2)) as [Person, Person];
});
afterEach(() => setClock(null));

const see = async (who: Person, id: string) => (await who.client.data(TICKET, { id })).ticket;
const node = (who: Person, id: string) =>
  who.client.data('query ($id: ID!) { node(id: $id) { id } }', { id }).then((data) => data.node);
const bodies = (ticket: any) => ticket.messages.nodes.map((one: any) => one.body);
const triage = (who: Person, ticketId: string, more: object) =>
  who.client.data(TRIAGE, { input: { ticketId, ...more } }).then((data) => data.triageTicket.ticket);
const row = (id: string) => TicketModel.findById(parseGlobalId(id, 'Ticket', 'id')).lean();

describe('a ticket', () => {
  it('has a number, deadlines and its description as the first message', async () => {
    const input = { subject: 'No history', description: 'Gone', category: 'TECHNICAL', priority: 'HIGH' };
    const { ticket } = (await mira.client.data(OPEN, { input: { ...input, tags: ['Chat', 'chat '] } }))
      .openTicket;
    expect(ticket).toMatchObject({ status: 'OPEN', priority: 'HIGH', tags: ['chat'], client: null });
    expect(ticket.number).toMatch(/^TICK-\d{4}-\d{6}$/);
    expect(ticket.sla).toEqual({
      ...{ firstResponseDueAt: expect.any(String), resolutionDueAt: expect.any(String), breached: false },
    });
    expect(await see(mira, ticket.id)).toMatchObject({
      requester: { id: mira.id },
      messages: { totalCount: 1, nodes: [{ body: 'Gone', authorType: 'CUSTOMER', author: { id: mira.id } }] },
    });
    expect((await see(sam, ticket.id)).client).toEqual({ ipAddress: expect.any(String) });
    const again = { ...input, clientId: 't1' };
    const ids = await Promise.all([1, 2, 3].map(() => mira.client.data(OPEN, { input: again })));
    expect(new Set(ids.map((one) => one.openTicket.ticket.id)).size).toBe(1);
    expect(await refused(mira.client, OPEN, { input: { ...again, subject: 'Other' } })).toMatchObject({
      ...{ code: 'CONFLICT', field: 'clientId' },
    });
  });

  it('is found by its number by those who may see it, and by id or number only', async () => {
    const id = await open(mira);
    const query = 'query ($id: ID, $number: String) { ticket(id: $id, number: $number) { id number } }';
    const { number } = (await mira.client.data(query, { id })).ticket;
    for (const one of [mira, sam])
      expect((await one.client.data(query, { number })).ticket).toEqual({ id, number });
    expect((await jonas.client.data(query, { number })).ticket).toBeNull();
    expect((await mira.client.data(query, { number: 'TICK-1999-000001' })).ticket).toBeNull();
    for (const [input, wrong] of [
      [{}, 'Nothing is given'],
      [{ id: null, number: null }, 'Nothing is given'],
      [{ id, number }, 'id and number are given together'],
    ] as const)
      expect((await mira.client.send(query, input)).errors[0]).toMatchObject({
        message: `${wrong}; exactly one of id and number is allowed.`,
        extensions: { code: 'BAD_USER_INPUT', field: 'id' },
      });
  });

  it('gets different numbers when 20 are opened at once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, n) => open(mira, { subject: `Nr ${n}` })));
    const numbers = await Promise.all(ids.map(async (id) => (await see(mira, id)).number));
    expect(new Set(numbers).size).toBe(20);
    expect((await mira.client.data(MY_TICKETS)).viewer.tickets.totalCount).toBe(20);
  });

  it('is assigned, prioritised and tagged by the team, and shows in its queue', async () => {
    const id = await open(mira);
    const due = (await see(mira, id)).sla.resolutionDueAt;
    expect(await triage(sam, id, { assigneeId: kim.id, priority: 'URGENT', tags: ['outage'] })).toMatchObject(
      {
        ...{ status: 'ASSIGNED', priority: 'URGENT', tags: ['outage'], assignee: { id: kim.id } },
      },
    );
    expect(new Date((await see(mira, id)).sla.resolutionDueAt) < new Date(due)).toBe(true);
    const queue = async (more: object) =>
      (await sam.client.data(QUEUE, more)).tickets.nodes.map((one: any) => one.id);
    expect(await queue({ assigneeId: kim.id, status: 'ASSIGNED' })).toContain(id);
    expect(await queue({ priority: 'URGENT', tag: 'OUTAGE' })).toContain(id);
    expect(await queue({ priority: 'LOW' })).not.toContain(id);
    expect(await triage(sam, id, { assigneeId: null })).toMatchObject({ status: 'OPEN', assignee: null });
    await allFolded();
    const told = (await kim.client.data(NOTIFIED)).viewer.notifications.nodes;
    expect(told).toContainEqual({ type: 'TICKET', target: { __typename: 'Ticket', id } });
  });

  it('goes through its statuses by one table', async () => {
    const id = await open(mira);
    await triage(sam, id, { status: 'IN_PROGRESS' });
    await triage(sam, id, { status: 'WAITING_FOR_CUSTOMER' });
    const input = (status: string) => ({ input: { ticketId: id, status } });
    expect(await refused(sam.client, TRIAGE, input('RESOLVED'))).toMatchObject({ field: 'status' });
    const { ticket } = (await sam.client.data(RESOLVE, { id })).resolveTicket;
    expect(ticket).toEqual({
      ...{ status: 'RESOLVED', resolution: { summary: 'Cleared the cache', resolvedBy: { id: sam.id } } },
    });
    expect(await refused(sam.client, RESOLVE, { id })).toMatchObject({ code: 'CONFLICT' });
    expect(await refused(sam.client, TRIAGE, input('OPEN'))).toMatchObject({
      code: 'CONFLICT',
      field: 'status',
    });
    expect(await refused(mira.client, RATE, { id, rating: 6 })).toMatchObject({ field: 'rating' });
    expect(await refused(sam.client, RATE, { id, rating: 5 })).toMatchObject({ code: 'FORBIDDEN' });
    await mira.client.data(RATE, { id, rating: 4 });
    const rated = (await mira.client.data(RATE, { id, rating: 5 })).rateTicket.ticket;
    expect(rated.satisfaction).toEqual({ rating: 5, feedback: 'Quick' });
    expect((await mira.client.data(REOPEN, { id })).reopenTicket.ticket).toEqual({
      status: 'OPEN',
      resolution: null,
    });
    expect(await refused(mira.client, REOPEN, { id })).toMatchObject({ code: 'CONFLICT' });
    expect(await refused(mira.client, RATE, { id, rating: 5 })).toMatchObject({ code: 'CONFLICT' });
  });

  it('counts what was not read, on both sides', async () => {
    const id = await open(mira);
    await reply(sam, id, 'First');
    await reply(sam, id, 'Second');
    await reply(sam, id, 'A note', { isInternal: true });
    const unread = async () => (await mira.client.data(MY_TICKETS)).viewer.tickets.nodes[0].unreadReplies;
    expect(await unread()).toBe(2);
    expect((await mira.client.data(MARK_READ, { id })).markTicketRead.ticket.unreadReplies).toBe(0);
    await reply(sam, id, 'Third');
    expect(await unread()).toBe(1);
    expect((await see(sam, id)).unreadReplies).toBe(1);
    await reply(mira, id, 'Thanks');
    expect((await see(sam, id)).unreadReplies).toBe(2);
    const { drift } = await reconcile({ settle: allFolded });
    expect(drift.filter((one) => String(one.id) === String(parseGlobalId(id, 'Ticket', 'id')))).toEqual([]);
  });
});

describe('T6.6 the clocks of a ticket', () => {
  // A Monday morning within the default working hours.
  const monday = Date.parse('2026-12-07T09:00:00Z');
  const travel = (hours: number): void => setClock(() => monday + hours * 3_600_000);

  it('stop for public replies of people only', async () => {
    travel(0);
    const id = await open(mira);
    const sla = async () => (await see(sam, id)).sla;
    travel(1);
    await reply(sam, id, 'A note', { isInternal: true });
    await reply(sam, id, 'Automatic', { isAutomatic: true });
    expect((await sla()).firstRespondedAt).toBeNull();
    travel(2);
    await reply(sam, id, 'Hello');
    expect((await sla()).firstRespondedAt).toBe('2026-12-07T11:00:00.000Z');
    expect((await sla()).nextResponseDueAt).toBeNull();
    travel(3);
    await reply(mira, id, 'And now?');
    expect((await sla()).nextResponseDueAt).toBe('2026-12-08T12:00:00.000Z');
    await reply(sam, id, 'Wait', { waitForCustomer: true });
    expect(await sla()).toMatchObject({ nextResponseDueAt: null, pausedAt: '2026-12-07T12:00:00.000Z' });
    travel(5);
    expect((await reply(mira, id, 'I have waited')).ticket.status).toBe('OPEN');
    expect(await sla()).toMatchObject({ pausedAt: null, pausedMinutes: 120 });
    await sam.client.data(RESOLVE, { id });
    travel(24 * 30);
    await checkSlas({ signal });
    expect(await sla()).toMatchObject({ breached: false, warnedAt: null });
  });

  it('warn before a deadline and tell of a missed one, once each', async () => {
    travel(0);
    const id = await open(mira, { priority: 'HIGH' });
    await triage(sam, id, { assigneeId: kim.id });
    travel(3.1);
    await Promise.all([checkSlas({ signal }), checkSlas({ signal })]);
    expect((await see(sam, id)).sla).toMatchObject({ warnedAt: expect.any(String), breached: false });
    travel(4.1);
    await Promise.all([checkSlas({ signal }), checkSlas({ signal })]);
    expect((await see(mira, id)).sla.breached).toBe(true);
    const { tickets } = await sam.client.data(QUEUE, { breached: true });
    expect(tickets.nodes.map((one: any) => one.id)).toContain(id);
    setClock(null);
    await allFolded();
    const told = (await kim.client.data(NOTIFIED)).viewer.notifications.nodes;
    expect(told).toContainEqual({ type: 'TICKET_SLA', target: { __typename: 'Ticket', id } });
    const toCustomer = (await mira.client.data(NOTIFIED)).viewer.notifications.nodes;
    expect(toCustomer.map((one: any) => one.type)).not.toContain('TICKET_SLA');
  });
});

describe('T6.7 a reply to a finished ticket', () => {
  it('reopens it within seven days, later opens a follow-up; automatic replies do neither', async () => {
    const start = Date.now();
    const id = await open(mira);
    await triage(sam, id, { assigneeId: kim.id });
    await sam.client.data(RESOLVE, { id });
    const automatic = await reply(mira, id, 'I am away', { isAutomatic: true });
    expect(automatic.ticket).toMatchObject({ id, status: 'RESOLVED' });
    expect((await see(sam, id)).assignee).toEqual({ id: kim.id });
    setClock(() => start + 6 * DAY);
    expect((await reply(mira, id, 'Not yet')).ticket).toMatchObject({ id, status: 'IN_PROGRESS' });
    await sam.client.data(RESOLVE, { id });
    setClock(() => start + 14 * DAY);
    await closeResolvedTickets({ signal });
    expect((await see(mira, id)).status).toBe('CLOSED');
    const late = await reply(mira, id, 'Again the same');
    expect(late.ticket).toMatchObject({ status: 'OPEN', followUpOf: { id } });
    expect(late.ticket.id).not.toBe(id);
    expect((await see(mira, id)).status).toBe('CLOSED');
    expect(await refused(mira.client, REOPEN, { id })).toMatchObject({ code: 'CONFLICT' });
    expect((await sam.client.data(REOPEN, { id })).reopenTicket.ticket.status).toBe('IN_PROGRESS');
  });
});

describe('T6.8 internal notes', () => {
  it('show through no door to customers: query, node, count, times, notifications, attachments', async () => {
    const id = await open(mira);
    await reply(sam, id, 'Hello');
    const before = await see(mira, id);
    const file = await uploaded(sam.client, await picture(8, 8), {
      purpose: 'TICKET',
      fileName: 'trace.png',
    });
    const { message } = await reply(sam, id, 'The customer is wrong', {
      isInternal: true,
      uploadIds: [file.id],
    });
    await allFolded();
    expect(await see(mira, id)).toEqual(before);
    expect(bodies(before)).toEqual(['My chats are gone', 'Hello']);
    expect(before.messages.totalCount).toBe(2);
    expect(await node(mira, message.id)).toBeNull();
    expect(await node(mira, file.id)).toBeNull();
    expect(await node(sam, message.id)).toEqual({ id: message.id });
    expect(bodies(await see(sam, id))).toContain('The customer is wrong');
    const told = (await mira.client.data(NOTIFIED)).viewer.notifications.nodes;
    expect(told).toHaveLength(1);
    // The address is signed; without the signature nobody gets the file.
    const { url } = message.attachments[0];
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url.replace(/signature=../, 'signature=xx'))).status).toBe(404);
    expect((await fetch(url.split('?')[0]!)).status).toBe(404);
    const late = Date.now() + 3_600_000;
    setClock(() => late);
    expect((await fetch(url)).status).toBe(404);
  });

  it('are for the team, and a ticket is for its customer: NOT_FOUND for all others', async () => {
    const id = await open(mira);
    const note = { ticketId: id, body: 'A note', isInternal: true };
    expect(await refused(mira.client, REPLY, { input: note })).toMatchObject({
      code: 'FORBIDDEN',
      field: 'isInternal',
    });
    const moderator = await staff(Role.MODERATOR);
    for (const other of [jonas, moderator]) {
      expect(await see(other, id)).toBeNull();
      expect(await node(other, id)).toBeNull();
      expect(await refused(other.client, REPLY, { input: { ticketId: id, body: 'Hi' } })).toMatchObject({
        ...{ code: 'NOT_FOUND', field: 'ticketId' },
      });
      expect(await refused(other.client, MARK_READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await refused(other.client, RATE, { id, rating: 5 })).toMatchObject({ code: 'NOT_FOUND' });
    }
    for (const [operation, variables] of [
      [TRIAGE, { input: { ticketId: id, priority: 'LOW' } }],
      [RESOLVE, { id }],
      [MERGE, { id, into: id }],
    ] as const)
      for (const other of [mira, moderator])
        expect(await refused(other.client, operation, variables)).toMatchObject({ code: 'FORBIDDEN' });
    for (const other of [mira, moderator])
      expect(await other.client.refusal(QUEUE)).toMatchObject({ code: 'FORBIDDEN' });
    const { visitor } = await testApp();
    expect(await visitor.refusal(OPEN, { input: {} as never })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('of a ticket of one’s own are hidden from staff as well', async () => {
    const id = await open(kim);
    await reply(sam, id, 'About Kim', { isInternal: true });
    expect(bodies(await see(kim, id))).not.toContain('About Kim');
    expect(await refused(kim.client, TRIAGE, { input: { ticketId: id, priority: 'LOW' } })).toMatchObject({
      ...{ code: 'FORBIDDEN' },
    });
    const { tickets } = await kim.client.data(QUEUE);
    expect(tickets.nodes.map((one: any) => one.id)).not.toContain(id);
    expect(await refused(sam.client, TRIAGE, { input: { ticketId: id, assigneeId: kim.id } })).toMatchObject({
      field: 'assigneeId',
    });
  });

  it('take no uploads of others, nor such of another purpose', async () => {
    const id = await open(mira);
    const theirs = await uploaded(jonas.client, await picture(8, 8), { purpose: 'TICKET' });
    const post = await uploaded(mira.client, await picture(8, 8));
    const input = (uploadIds: string[]) => ({ input: { ticketId: id, body: 'Look', uploadIds } });
    expect(await refused(mira.client, REPLY, input([theirs.id]))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(mira.client, REPLY, input([post.id]))).toMatchObject({ field: 'uploadIds' });
  });
});

describe('T6.9 merging', () => {
  it('brings messages, customers, replies and the earlier deadline into one ticket', async () => {
    const a = await open(mira, { description: 'A1' });
    const b = await open(jonas, { description: 'B1', priority: 'URGENT' });
    await reply(mira, a, 'A2');
    await reply(jonas, b, 'B2');
    const due = (await see(sam, b)).sla.resolutionDueAt;
    const { ticket } = (await sam.client.data(MERGE, { id: b, into: a })).mergeTickets;
    expect(bodies(ticket)).toEqual(['A1', 'B1', 'A2', 'B2']);
    expect(ticket.participants.map((one: any) => one.id).sort()).toEqual([mira.id, jonas.id].sort());
    expect(ticket.sla.resolutionDueAt).toBe(due);
    expect(await see(jonas, b)).toMatchObject({ status: 'CLOSED', mergedInto: { id: a } });
    expect((await reply(jonas, b, 'B3')).ticket.id).toBe(a);
    expect(bodies(await see(jonas, a))).toEqual(['A1', 'B1', 'A2', 'B2', 'B3']);
    for (const [id, into, code] of [
      [a, b, 'CONFLICT'],
      [b, a, 'CONFLICT'],
      [a, a, 'BAD_USER_INPUT'],
    ])
      expect(await refused(sam.client, MERGE, { id, into })).toMatchObject({ code });
    const c = await open(mira, { description: 'C1' });
    await sam.client.data(MERGE, { id: a, into: c });
    expect((await row(b))!.mergedInto).toEqual(parseGlobalId(c, 'Ticket', 'id'));
    expect((await reply(jonas, b, 'B4')).ticket.id).toBe(c);
    expect(await refused(mira.client, REOPEN, { id: a })).toMatchObject({ code: 'CONFLICT' });
    const { drift } = await reconcile({ settle: allFolded });
    const ids = [a, b, c].map((id) => String(parseGlobalId(id, 'Ticket', 'id')));
    expect(drift.filter((one) => ids.includes(String(one.id)))).toEqual([]);
  });

  it('happens once, and never in a circle, when both ways are tried at once', async () => {
    const [a, b] = [await open(mira), await open(mira)];
    const tries = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        sam.client.send(MERGE, n % 2 ? { id: a, into: b } : { id: b, into: a }),
      ),
    );
    expect(tries.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const merged = [(await row(a))!, (await row(b))!].filter(({ mergedInto }) => mergedInto);
    expect(merged).toHaveLength(1);
  });
});

describe('replies at the same time', () => {
  it('all stand there, numbered without gaps', async () => {
    const id = await open(mira);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2 ? reply(mira, id, `M${n}`) : reply(sam, id, `S${n}`, { isInternal: n % 4 === 0 }),
      ),
    );
    const { seq, publicSeq, agentMessages, customerMessages } = (await row(id))!;
    expect({ seq, publicSeq, agentMessages, customerMessages }).toEqual({
      ...{ seq: 21, publicSeq: 16, agentMessages: 5, customerMessages: 11 },
    });
    expect((await see(sam, id)).messages.totalCount).toBe(21);
    expect((await see(mira, id)).messages.totalCount).toBe(16);
  });
});
