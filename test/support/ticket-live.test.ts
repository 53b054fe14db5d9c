import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../src/models/identity/index.js';
import { encodeSeq } from '../../src/schema/cursor.js';
import { people, type Person } from '../factories/person.js';
import { closeAll, listen } from '../messaging/live.js';
import { testApp } from '../setup/app.js';
import { ON_TICKET, RESOLVE } from './operations.js';
import { open, permit, reply, supporter } from './team.js';

interface Told {
  __typename: string;
  cursor: string;
  message?: { body: string };
  ticket?: { status: string };
}

let sam: Person;
let mira: Person;
let jonas: Person;
beforeAll(async () => {
  await testApp();
  sam = await supporter();
  [mira, jonas] = (await people(2)) as [Person, Person];
});
afterEach(closeAll);

const words = ({ __typename, message, ticket }: Told) => message?.body ?? ticket?.status ?? __typename;
const isResolved = ({ ticket }: Told): boolean => ticket?.status === 'RESOLVED';

describe('a ticket, live', () => {
  it('T6.8 tells both sides in order, and customers nothing of internal notes', async () => {
    const id = await open(mira, { description: 'Opened' });
    await reply(sam, id, 'Note 1', { isInternal: true });
    // From the first event on: what comes before the gateway listens is told from the log.
    const after = encodeSeq(1);
    const customer = await listen<Told>(mira, ON_TICKET, { id, after });
    const team = await listen<Told>(sam, ON_TICKET, { id, after });
    expect((await team.take(1)).map(words)).toEqual(['Note 1']);
    await reply(sam, id, 'Hello');
    expect((await customer.take(1)).map(words)).toEqual(['Hello']);
    await reply(sam, id, 'Note 2', { isInternal: true });
    await reply(mira, id, 'Mine');
    await sam.client.data(RESOLVE, { id });
    const toMira = await customer.until(isResolved);
    const toSam = await team.until(isResolved);
    expect(toMira.map(words)).toEqual(['Mine', 'RESOLVED']);
    expect(toSam.map(words)).toEqual(['Hello', 'Note 2', 'Mine', 'RESOLVED']);
    // The numbers of customers have no gaps where notes were written.
    expect(toMira.map(({ cursor }) => cursor)).toEqual([encodeSeq(3), encodeSeq(4)]);
    // A cursor resumes behind it, on each side by its own numbers.
    const again = await listen<Told>(mira, ON_TICKET, { id, after: toMira[0]!.cursor });
    expect((await again.take(1)).map(words)).toEqual(['RESOLVED']);
    const notes = await listen<Told>(sam, ON_TICKET, { id, after: toSam[0]!.cursor });
    expect((await notes.take(3)).map(words)).toEqual(['Note 2', 'Mine', 'RESOLVED']);
  });

  it('is for its customer and the team, and ends for who leaves the team', async () => {
    const id = await open(mira);
    expect(await (await listen(jonas, ON_TICKET, { id })).refused()).toMatchObject({ code: 'NOT_FOUND' });
    expect(await (await listen(null, ON_TICKET, { id })).refused()).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const leaving = await supporter(Role.ADMIN);
    const stream = await listen<Told>(leaving, ON_TICKET, { id, after: encodeSeq(1) });
    await reply(sam, id, 'One');
    expect((await stream.take(1)).map(words)).toEqual(['One']);
    await permit(leaving);
    await reply(sam, id, 'Secret', { isInternal: true });
    expect(await stream.refused()).toMatchObject({ code: 'NOT_FOUND' });
    expect(stream.rest()).toEqual([]);
  });
});
