import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import { Role, UserModel } from '../../src/models/identity/index.js';
import { ContactMessageModel, TicketModel } from '../../src/models/support/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { makeAgent } from '../agents/world.js';
import { person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { mailsTo } from '../identity/mails.js';
import { testApp } from '../setup/app.js';
import { refused } from '../social/refused.js';
import { ANSWER, CONTACT, CONTACTS, TRIAGE_CONTACT } from './operations.js';
import { supporter } from './team.js';

let count = 0;
const message = (more: Record<string, unknown> = {}) => ({
  name: 'Ada',
  email: `ada${(count += 1)}.${Date.now()}@example.com`,
  subject: 'Hello',
  message: 'I have a question about agents',
  category: 'GENERAL',
  ...more,
});

let sam: Person;
beforeAll(async () => {
  await testApp();
  sam = await supporter();
});
afterEach(() => setClock(null));

const send = async (input: object, who?: Person): Promise<string> =>
  (await (who?.client ?? (await testApp()).visitor).data(CONTACT, { input })).sendContactMessage.number;
const stored = (email: string) => ContactMessageModel.findOne({ email }).lean();
const shown = async (email: unknown) =>
  (await sam.client.data(CONTACTS)).contactMessages.nodes.find((one: any) => one.email === email);

describe('the contact form', () => {
  it('takes messages of anyone, tells the team and the sender by mail', async () => {
    const input = message({ message: 'See www.spam.example\nand https://x.example please' });
    const number = await send(input);
    expect(number).toMatch(/^CONT-\d{4}-\d{6}$/);
    expect(await shown(input.email)).toMatchObject({
      ...{ number, name: 'Ada', subject: 'Hello', status: 'PENDING', priority: 'NORMAL', user: null },
      ...{ source: 'contact-form', client: { ipAddress: expect.any(String) }, responses: [], ticket: null },
    });
    const [toTeam] = (await mailsTo(sam.email, 'contact-received')).filter(
      ({ data }) => data['number'] === number,
    );
    expect(toTeam!.data).toMatchObject({ about: 'Hello', sender: `Ada (${input.email})` });
    // What strangers write holds nothing that a mail program would turn into a link.
    expect(JSON.stringify(toTeam!.data['paragraphs'])).not.toMatch(/www\.|:\/\//);
    expect(await mailsTo(input.email, 'contact-receipt')).toHaveLength(1);
    const mira = await person();
    const own = message();
    await send(own, mira);
    expect((await shown(own.email)).user).toEqual({ id: mira.id });
  });

  it('T6.18 takes a double submit once, keeps names on one line, and answers programs alike without storing', async () => {
    const input = message({ name: 'Ada\r\nBcc: all@example.com', subject: 'Hi\nthere' });
    const [first, second] = await Promise.all([send(input), send(input)]);
    expect(second).toBe(first);
    expect(await ContactMessageModel.countDocuments({ email: input.email })).toBe(1);
    expect(await stored(input.email)).toMatchObject({
      name: 'Ada Bcc: all@example.com',
      subject: 'Hi there',
    });
    const later = Date.now() + 11 * 60_000;
    setClock(() => later);
    expect(await send(input)).not.toBe(first);
    const trapped = message({ website: 'https://spam.example' });
    expect(await send(trapped)).toMatch(/^CONT-\d{4}-\d{6}$/);
    expect(await stored(trapped.email)).toBeNull();
    expect(await mailsTo(trapped.email)).toEqual([]);
  });

  it('T6.7 sends an address one receipt in 24 hours', async () => {
    const { email } = message();
    const start = Date.now();
    const one = (n: number) => send(message({ email, message: `A question, number ${n}` }));
    await Promise.all([one(1), one(2), one(3)]);
    expect(await mailsTo(email, 'contact-receipt')).toHaveLength(1);
    setClock(() => start + 23 * 3_600_000);
    await one(4);
    expect(await mailsTo(email, 'contact-receipt')).toHaveLength(1);
    setClock(() => start + 25 * 3_600_000);
    await one(5);
    expect(await mailsTo(email, 'contact-receipt')).toHaveLength(2);
  });

  it('refuses what is too short or too long, and addresses that are none', async () => {
    const { visitor } = await testApp();
    const refusal = (more: object) => refused(visitor, CONTACT, { input: message(more as never) });
    expect(await refusal({ message: 'too short' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'message',
    });
    expect(await refusal({ message: 'x'.repeat(2_001) })).toMatchObject({ field: 'message' });
    expect(await refusal({ subject: 'x'.repeat(201) })).toMatchObject({ field: 'subject' });
    expect(await refusal({ name: ' ' })).toMatchObject({ field: 'name' });
    expect(await refusal({ email: 'nobody' })).toMatchObject({ field: 'email' });
    expect(await refusal({ email: 'a@b.example, c@d.example' })).toMatchObject({ field: 'email' });
  });
});

describe('answering', () => {
  it('keeps notes from the sender, and makes a ticket of the first answer', async () => {
    const input = message({ category: 'BUG_REPORT' });
    const number = await send(input);
    const { id } = await shown(input.email);
    const note = { contactMessageId: id, body: 'Looks familiar', isInternal: true };
    await sam.client.data(ANSWER, { input: note });
    expect(await stored(input.email)).toMatchObject({ status: 'pending', ticket: null });
    expect(await mailsTo(input.email, 'contact-answered')).toEqual([]);
    const answer = { contactMessageId: id, body: 'Clear the cache.\nThen it works: https://help.example' };
    const { contactMessage } = (await sam.client.data(ANSWER, { input: answer })).answerContactMessage;
    expect(contactMessage).toMatchObject({
      status: 'REPLIED',
      responses: [{ isInternal: true }, { isInternal: false }],
      ticket: {
        ...{ status: 'IN_PROGRESS', requester: null, contact: { email: input.email } },
        messages: { nodes: [{ body: input.message, authorType: 'CUSTOMER' }, { authorType: 'AGENT' }] },
      },
    });
    const [mail] = await mailsTo(input.email, 'contact-answered');
    expect(mail!.data).toMatchObject({
      number: contactMessage.ticket.number,
      paragraphs: ['Clear the cache.', 'Then it works: https://help.example'],
    });
    expect(JSON.stringify(mail!.data)).not.toContain('familiar');
    expect(await refused(sam.client, ANSWER, { input: answer })).toMatchObject({ code: 'CONFLICT' });
    expect(number).not.toBe(contactMessage.ticket.number);
  });

  it('gives the ticket to the account whose confirmed address it is, and to no other', async () => {
    const mira = await person();
    const before = message({ email: mira.email });
    await send(before);
    const answered = async () => {
      const { id } = await shown(mira.email);
      const input = { contactMessageId: id, body: 'An answer' };
      return (await sam.client.data(ANSWER, { input })).answerContactMessage.contactMessage.ticket;
    };
    expect((await answered()).requester).toBeNull();
    await ContactMessageModel.deleteMany({ email: mira.email });
    const _id = parseGlobalId(mira.id, 'User', 'id');
    await UserModel.updateOne({ _id }, { emailVerifiedAt: new Date() });
    await send(message({ email: mira.email, message: 'Another question' }));
    expect((await answered()).requester).toEqual({ id: mira.id });
  });

  it('names the agent that it is about, one that the sender may see', async () => {
    const agent = await makeAgent();
    const input = message({ agentId: agent.id });
    await send(input);
    const { id } = await shown(input.email);
    const query = 'query ($id: ID!) { contactMessage(id: $id) { agent { id } } }';
    expect((await sam.client.data(query, { id })).contactMessage.agent).toEqual({ id: agent.id });
    const { visitor } = await testApp();
    const unknown = message({ agentId: 'agt_000000000000000000000000' });
    expect(await refused(visitor, CONTACT, { input: unknown })).toMatchObject({
      ...{ code: 'NOT_FOUND', field: 'agentId' },
    });
  });

  it('is one ticket, however many answer at once', async () => {
    const input = message();
    await send(input);
    const { id } = await shown(input.email);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        sam.client.send(ANSWER, { input: { contactMessageId: id, body: `Answer ${n}` } }),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await TicketModel.countDocuments({ 'contact.email': input.email })).toBe(1);
  });

  it('is for the support team: moderators and admins with the permission', async () => {
    const input = message();
    await send(input);
    const { id } = await shown(input.email);
    const { visitor } = await testApp();
    const others = [await person(), await staff(Role.MODERATOR), await staff(Role.ADMIN)];
    const notStaff = await supporter(Role.USER);
    for (const { client } of [...others, notStaff]) {
      expect(await client.refusal(CONTACTS)).toMatchObject({ code: 'FORBIDDEN' });
      const answer = { contactMessageId: id, body: 'An answer' };
      expect(await refused(client, ANSWER, { input: answer })).toMatchObject({ code: 'FORBIDDEN' });
      expect(await client.data('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
    }
    expect(await visitor.refusal(CONTACTS)).toMatchObject({ code: 'UNAUTHENTICATED' });
    const triage = { contactMessageId: id, assigneeId: sam.id, priority: 'HIGH', tags: ['Agents'] };
    expect(
      (await sam.client.data(TRIAGE_CONTACT, { input: triage })).triageContactMessage.contactMessage,
    ).toEqual({ status: 'READ', priority: 'HIGH', tags: ['agents'], assignee: { id: sam.id } });
    const wrong = { ...triage, assigneeId: others[0]!.id };
    expect(await refused(sam.client, TRIAGE_CONTACT, { input: wrong })).toMatchObject({
      field: 'assigneeId',
    });
  });
});
