import { Types } from 'mongoose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeSeq } from '../../src/schema/cursor.js';
import {
  ConversationEventModel,
  InboxCounterModel,
  InboxEntryModel,
  Shelf,
} from '../../src/models/messaging/index.js';
import { people, type Person } from '../factories/person.js';
import { objectId } from '../social/notifications.js';
import { BLOCK } from '../social/operations.js';
import { closeAll, listen } from './live.js';
import { allFolded } from '../setup/lanes.js';
import { READ, shipped } from './operations.js';
import { befriend, group, say, talk } from './talk.js';

const INBOX_EVENTS = `subscription ($after: String) { inboxChanged(after: $after) {
  cursor resync conversationId unreadConversations conversation { id unreadCount isRequest lastMessage { body } } } }`;
const RESYNC = `subscription ($id: ID!, $after: String) { conversationEvent(conversationId: $id, after: $after) {
  __typename ... on ConversationResync { cursor } ... on MessageSent { message { body } } } }`;

interface Event {
  __typename: string;
  cursor: string;
  message: { id: string; body: string; clientId: string | null; author: { id: string } } | null;
  user: { id: string } | null;
  typing: boolean;
  online: boolean;
}
interface InboxEvent {
  cursor: string;
  resync: boolean;
  conversationId: string | null;
  unreadConversations: number;
  conversation: {
    id: string;
    unreadCount: number;
    isRequest: boolean;
    lastMessage: { body: string } | null;
  } | null;
}

const START = encodeSeq(0);
const bodies = (events: Event[]) => events.map(({ message }) => message?.body);
const hear = (
  who: Person | null,
  id: string,
  after: string | null = START,
  query = shipped('OnConversation'),
) => listen<Event>(who, query, { id, after });

let mira: Person;
let jonas: Person;
let ada: Person;
beforeEach(async () => {
  [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
  await befriend(mira, jonas, ada);
});
afterAll(closeAll);

describe('conversationEvent', () => {
  it('brings what was missed, then what comes, each once and in order, and goes on from a cursor', async () => {
    const id = await talk(mira, jonas);
    await say(mira, id, 'm1', { clientId: 'mine' });
    await say(jonas, id, 'm2');
    const stream = await hear(jonas, id);
    const missed = await stream.take(2);
    expect(bodies(missed)).toEqual(['m1', 'm2']);
    expect(missed[0]).toMatchObject({ __typename: 'MessageSent', message: { clientId: 'mine' } });
    await Promise.all(Array.from({ length: 10 }, (_, n) => say(n % 2 ? mira : jonas, id, `x${n}`)));
    const came = await stream.take(10);
    expect(new Set(bodies(came)).size).toBe(10);
    await stream.close();
    await say(mira, id, 'away');
    const again = await hear(jonas, id, came[3]!.cursor);
    expect(bodies(await again.take(7))).toEqual([...bodies(came.slice(4)), 'away']);
    expect(again.rest()).toEqual([]);
  });

  it('47 is refused to visitors and to those who are not in it', async () => {
    const id = await talk(mira, jonas);
    expect(await (await hear(ada, id)).refused()).toMatchObject({
      code: 'NOT_FOUND',
      field: 'conversationId',
    });
    expect(await (await hear(null, id)).refused()).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await (await hear(mira, mira.id)).refused()).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await (await hear(mira, id, 'nonsense')).refused()).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'after',
    });
  });

  it('44 leaves out what the blocked write in a group, and ends where it is between two', async () => {
    const id = await group(mira, [jonas, ada]);
    const direct = await talk(mira, jonas);
    await say(mira, direct, 'before');
    const [stream, between] = [await hear(jonas, id), await hear(jonas, direct)];
    await say(mira, id, 'seen');
    expect(bodies(await stream.take(1))).toEqual(['seen']);
    await between.take(1);
    await jonas.client.data(BLOCK, { id: mira.id });
    await say(mira, id, 'hidden');
    await say(ada, id, 'also seen');
    expect(bodies(await stream.take(1))).toEqual(['also seen']);
    // Nothing can be written there any more, but whoever comes back is not let in.
    expect(await (await hear(jonas, direct)).refused()).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('tells of reading, typing and presence those who look on, and nobody of themselves', async () => {
    const id = await talk(mira, jonas);
    await say(mira, id, 'm1');
    const [mine, theirs] = [await hear(mira, id), await hear(jonas, id)];
    await Promise.all([mine.take(1), theirs.take(1)]);
    let typing = true;
    const type = () =>
      jonas.client.data(shipped('SetTyping'), { conversationId: id, typing: (typing = !typing) });
    expect((await type()).setTyping).toEqual({ ok: true });
    await jonas.client.data(READ, { input: { conversationId: id } });
    await type();
    const told = await mine.until(({ __typename: name }) => name === 'TypingChanged');
    expect(told.at(-1)).toMatchObject({ user: { id: jonas.id } });
    // Somebody who was nowhere yet comes.
    const late = (await people(1))[0]!;
    await befriend(late, mira);
    const other = await talk(mira, late);
    await say(mira, other, 'hello');
    const looking = await hear(mira, other);
    await looking.take(1);
    await (await listen(late, INBOX_EVENTS, { after: START })).take(1);
    const [came] = (await looking.until(({ __typename: name }) => name === 'PresenceChanged')).slice(-1);
    expect(came).toMatchObject({ user: { id: late.id }, online: true });
    expect(theirs.rest().filter(({ __typename: name }) => name === 'TypingChanged')).toEqual([]);
  });

  it('says that somebody types only where they want that, and the same not again and again', async () => {
    const id = await talk(mira, jonas);
    await say(mira, id, 'm1');
    const stream = await hear(mira, id);
    await stream.take(1);
    const types = (typing: boolean) =>
      jonas.client.data(shipped('SetTyping'), { conversationId: id, typing });
    for (let n = 0; n < 4; n++) await types(true);
    await types(false);
    await say(jonas, id, 'm2');
    const names = (events: Event[]) =>
      events.map(({ __typename: name, typing }) => `${name} ${typing ?? ''}`);
    const before = await stream.until(({ message }) => message?.body === 'm2');
    expect(names(before).filter((name) => name === 'TypingChanged true').length).toBeLessThanOrEqual(1);
    await jonas.client.data(
      'mutation { updatePreferences(input: { chat: { typingIndicator: false } }) { viewer { preferences { chat { typingIndicator } } } } }',
    );
    await types(true);
    await say(jonas, id, 'm3');
    const after = await stream.until(({ message }) => message?.body === 'm3');
    expect(names(after).filter((name) => name.startsWith('TypingChanged'))).toEqual([]);
    expect(
      await ada.client.refusal(shipped('SetTyping'), { conversationId: id, typing: true }),
    ).toMatchObject({
      code: 'NOT_FOUND',
      field: 'conversationId',
    });
  });

  it('tells a client whose cursor is too old, or of no use, to fetch anew', async () => {
    const id = await talk(mira, jonas);
    for (const body of ['m1', 'm2', 'm3']) await say(mira, id, body);
    const conversation = objectId(id);
    await ConversationEventModel.deleteMany({ conversation, seq: { $lte: 2 } });
    const stream = await hear(jonas, id, START, RESYNC);
    const [resync] = await stream.take(1);
    expect(resync).toMatchObject({ __typename: 'ConversationResync', cursor: encodeSeq(3) });
    await say(mira, id, 'm4');
    expect(bodies(await stream.take(1))).toEqual(['m4']);
    const [unknown] = await (await hear(jonas, id, encodeSeq(99), RESYNC)).take(1);
    expect(unknown).toMatchObject({ __typename: 'ConversationResync', cursor: encodeSeq(4) });
  });
});

describe('inboxChanged', () => {
  it('tells of messages, reading and requests, each conversation with how it lies now', async () => {
    const id = await talk(mira, jonas);
    const stream = await listen<InboxEvent>(jonas, INBOX_EVENTS, { after: START });
    await say(mira, id, 'm1');
    const [event] = (await stream.until(({ conversationId }) => conversationId === id)).slice(-1);
    expect(event).toMatchObject({
      resync: false,
      unreadConversations: 1,
      conversation: { id, unreadCount: 1, isRequest: false, lastMessage: { body: 'm1' } },
    });
    await jonas.client.data(READ, { input: { conversationId: id } });
    const read = (await stream.until(({ conversation }) => conversation?.unreadCount === 0)).at(-1)!;
    expect(read.unreadConversations).toBe(0);
    await stream.close();
    const [stranger] = (await people(1)) as [Person];
    await say(stranger, await talk(stranger, jonas), 'Hello?');
    const again = await listen<InboxEvent>(jonas, INBOX_EVENTS, { after: read.cursor });
    const asked = (await again.until(({ conversation }) => conversation?.isRequest === true)).at(-1)!;
    expect(asked).toMatchObject({ unreadConversations: 0, conversation: { unreadCount: 1 } });
  });

  it('goes on from `inboxCursor`, with what changed since', async () => {
    const id = await talk(mira, jonas);
    await say(mira, id, 'before');
    await allFolded();
    const { viewer } = await jonas.client.data('{ viewer { inboxCursor } }');
    await say(mira, id, 'after');
    const stream = await listen<InboxEvent>(jonas, INBOX_EVENTS, { after: viewer.inboxCursor });
    const events = await stream.until(({ conversationId }) => conversationId === id);
    expect(events.map(({ conversation }) => conversation?.lastMessage?.body)).toEqual(['after']);
    await stream.close();
  });

  it('is one’s own, and nothing for visitors', async () => {
    const stream = await listen(null, INBOX_EVENTS, { after: null });
    expect(await stream.refused()).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('tells to fetch anew where more was missed than one goes through', async () => {
    const user = objectId(jonas.id);
    const entries = Array.from({ length: 501 }, (_, n) => ({
      ...{ _id: new Types.ObjectId(), user, conversation: new Types.ObjectId(), shelf: Shelf.HIDDEN },
      ...{ unread: 0, lastActivity: new Date(), seq: 0, shownSeq: 0, readSeq: 0, inboxSeq: n + 1 },
    }));
    await InboxEntryModel.collection.insertMany(entries);
    await InboxCounterModel.updateOne({ _id: user }, { seq: 501 }, { upsert: true });
    const stream = await listen<InboxEvent>(jonas, INBOX_EVENTS, { after: START });
    const resync = { resync: true, conversation: null, cursor: encodeSeq(501) };
    expect((await stream.take(1))[0]).toMatchObject(resync);
    await stream.close();
    // One less is gone through.
    const rest = await listen<InboxEvent>(jonas, INBOX_EVENTS, { after: encodeSeq(1) });
    expect((await rest.take(500)).at(-1)).toMatchObject({ resync: false, cursor: encodeSeq(501) });
    await rest.close();
    await InboxEntryModel.deleteMany({ user });
  });

  it('tells to fetch anew where the cursor is of no use', async () => {
    const stream = await listen<InboxEvent>(jonas, INBOX_EVENTS, { after: encodeSeq(1_000) });
    expect((await stream.take(1))[0]).toMatchObject({ resync: true, conversation: null });
  });
});
