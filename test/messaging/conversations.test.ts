import { beforeAll, describe, expect, it } from 'vitest';
import {
  ConversationEventModel,
  ConversationHeadModel,
  ConversationModel,
  InboxEntryModel,
  MessageModel,
} from '../../src/models/messaging/index.js';
import { people, person, type Person } from '../factories/person.js';
import { objectId, toldTo } from '../social/notifications.js';
import { BLOCK, FOLLOW, UNBLOCK } from '../social/operations.js';
import { refused } from '../social/refused.js';
import { FETCH, INBOX, MESSAGES, PEERS, READ, REQUESTS, SEND, START } from './operations.js';
import { befriend, group, heard, inboxOf, say, talk } from './talk.js';

let mira: Person;
let jonas: Person;
let ada: Person;

beforeAll(async () => {
  [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
  await befriend(mira, jonas);
  await befriend(mira, ada);
});

describe('a direct conversation', () => {
  it('is one for a pair, whoever begins it and when both do so at once', async () => {
    const [one, other] = (await people(2)) as [Person, Person];
    const ids = await Promise.all(
      Array.from({ length: 6 }, (_, n) => (n % 2 ? talk(one, other) : talk(other, one))),
    );
    expect(new Set(ids).size).toBe(1);
    const rows = await ConversationModel.find({ pair: objectId(one.id) }).lean();
    expect(rows).toHaveLength(1);
  });

  it('lies before whoever began it, and before the other once something is said', async () => {
    const [one, other] = (await people(2)) as [Person, Person];
    await befriend(one, other);
    const id = await talk(one, other);
    expect((await inboxOf(one)).nodes.map((node) => node.id)).toEqual([id]);
    expect((await inboxOf(other)).nodes).toEqual([]);
    await say(one, id, 'Hello');
    const { unread, nodes } = await inboxOf(other);
    expect(unread).toBe(1);
    expect(nodes[0]).toMatchObject({ id, kind: 'DIRECT', title: null, unreadCount: 1 });
    expect(nodes[0].lastMessage).toMatchObject({ body: 'Hello', author: { id: one.id } });
    expect(nodes[0].participants.map((one: any) => one.user.id).sort()).toEqual([one.id, other.id].sort());
    expect(await inboxOf(one)).toMatchObject({ unread: 0, nodes: [{ unreadCount: 0 }] });
  });

  it('has a peer and a name in the inbox, which a group has not', async () => {
    const [one, other, third] = (await people(3)) as [Person, Person, Person];
    for (const friend of [other, third]) await befriend(one, friend);
    const direct = await talk(one, other);
    await say(one, direct, 'Hello');
    const titled = await group(one, [other], 'A title');
    const untitled = (
      await one.client.data(START, { input: { participantIds: [other.id, third.id], kind: 'GROUP' } })
    ).startConversation.conversation.id;
    const rows = async ({ client }: Person) =>
      new Map<string, { name: string | null; peer: { user: { id: string } } | null }>(
        (await client.data(PEERS)).viewer.conversations.nodes.map((row: { id: string }) => [row.id, row]),
      );
    const seen = await rows(one);
    expect(seen.get(direct)).toMatchObject({ name: 'Test Person', peer: { user: { id: other.id } } });
    expect(seen.get(titled)).toMatchObject({ name: 'A title', peer: null });
    expect(seen.get(untitled)).toMatchObject({ name: 'Test Person, Test Person', peer: null });
    expect((await rows(other)).get(direct)).toMatchObject({ peer: { user: { id: one.id } } });
    // Nobody else sees it.
    const node = 'query ($id: ID!) { node(id: $id) { ... on Conversation { name peer { user { id } } } } }';
    expect((await third.client.data(node, { id: direct })).node).toBeNull();
  });

  it('comes to the front with every message', async () => {
    const [first, second] = [await talk(mira, jonas), await talk(mira, ada)];
    await say(jonas, first, 'one');
    await say(ada, second, 'two');
    expect((await inboxOf(mira)).nodes.map((node) => node.id)).toEqual([second, first]);
    await say(mira, first, 'three');
    expect((await inboxOf(mira)).nodes.map((node) => node.id)).toEqual([first, second]);
    const { viewer } = await mira.client.data(INBOX, { first: 1 });
    const next = await mira.client.data(INBOX, { first: 1, after: viewer.conversations.pageInfo.endCursor });
    expect(next.viewer.conversations.nodes.map((node: any) => node.id)).toEqual([second]);
  });

  it('is refused with nobody, several, oneself, and whom one may not see', async () => {
    const start = (input: object) => refused(mira.client, START, { input });
    const input = { code: 'BAD_USER_INPUT', field: 'participantIds' };
    expect(await start({ participantIds: [] })).toMatchObject(input);
    expect(await start({ participantIds: [jonas.id, ada.id] })).toMatchObject(input);
    expect(await start({ participantIds: [mira.id] })).toMatchObject(input);
    expect(await start({ participantIds: ['conv_000000000000000000000000'] })).toMatchObject(input);
    expect(await start({ participantIds: [jonas.id], title: 'Us' })).toMatchObject({ field: 'title' });
    expect(await start({ participantIds: ['usr_000000000000000000000000'] })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'participantIds',
    });
  });

  it('44 is not to be begun, seen or written to where a block parts the two', async () => {
    const [one, other] = (await people(2)) as [Person, Person];
    await befriend(one, other);
    const id = await talk(one, other);
    const message = await say(one, id, 'before');
    await other.client.data(BLOCK, { id: one.id });
    for (const who of [one, other]) {
      expect(await heard(who, id)).toBeNull();
      expect((await who.client.data(FETCH, { id })).node).toBeNull();
      expect((await who.client.data(FETCH, { id: message })).node).toBeNull();
      expect(await inboxOf(who)).toEqual({ unread: 0, nodes: [] });
      expect(await refused(who.client, SEND, { input: { conversationId: id, body: 'x' } })).toMatchObject({
        code: 'NOT_FOUND',
        field: 'conversationId',
      });
    }
    expect(await refused(one.client, START, { input: { participantIds: [other.id] } })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await other.client.data(UNBLOCK, { id: one.id });
    expect(await heard(other, id)).toEqual(['before']);
    expect((await inboxOf(other)).unread).toBe(1);
  });

  it('is in the inbox after the block also if message and block came together, and it had never been there', async () => {
    const [one, other] = (await people(2)) as [Person, Person];
    await befriend(one, other);
    const id = await talk(one, other);
    await say(one, id, 'before');
    await other.client.data(BLOCK, { id: one.id });
    expect((await inboxOf(other)).unread).toBe(0);
    // What one batch of both leaves behind.
    await InboxEntryModel.deleteMany({ user: objectId(other.id) });
    await other.client.data(UNBLOCK, { id: one.id });
    const { unread, nodes } = await inboxOf(other);
    expect(unread).toBe(1);
    expect(nodes).toMatchObject([{ id, unreadCount: 1, lastMessage: { body: 'before' } }]);
  });
});

describe('messages', () => {
  it('are read both ways, page by page', async () => {
    const [one, other] = (await people(2)) as [Person, Person];
    await befriend(one, other);
    const id = await talk(one, other);
    for (let n = 1; n <= 7; n++) await say(n % 2 ? one : other, id, `m${n}`);
    const read = async (args: object) => {
      const { messages } = (await one.client.data(MESSAGES, { id, ...args })).conversation;
      return { ...messages.pageInfo, bodies: messages.edges.map(({ node }: any) => node.body) };
    };
    const end = await read({ last: 3 });
    expect(end).toMatchObject({ bodies: ['m5', 'm6', 'm7'], hasPreviousPage: true, hasNextPage: false });
    const middle = await read({ last: 3, before: end.startCursor });
    expect(middle).toMatchObject({ bodies: ['m2', 'm3', 'm4'], hasPreviousPage: true });
    expect(await read({ last: 3, before: middle.startCursor })).toMatchObject({
      bodies: ['m1'],
      hasPreviousPage: false,
    });
    const start = await read({ first: 5 });
    expect(start).toMatchObject({ bodies: ['m1', 'm2', 'm3', 'm4', 'm5'], hasNextPage: true });
    expect(await read({ first: 5, after: start.endCursor })).toMatchObject({
      bodies: ['m6', 'm7'],
      hasNextPage: false,
    });
  });

  it('keep their numbers without gaps, and their order, when twenty are sent at once', async () => {
    const [one, other] = (await people(2)) as [Person, Person];
    await befriend(one, other);
    const id = await talk(one, other);
    await Promise.all(Array.from({ length: 20 }, (_, n) => say(n % 2 ? one : other, id, `${n}`)));
    const conversation = objectId(id);
    const rows = await MessageModel.find({ conversation }).sort({ seq: 1 }).lean();
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    const events = await ConversationEventModel.find({ conversation }).sort({ seq: 1 }).lean();
    expect(events.map(({ message }) => String(message))).toEqual(rows.map(({ _id }) => String(_id)));
    expect(await ConversationHeadModel.findById(conversation).lean()).toMatchObject({ seq: 20, members: 2 });
    const unread = [(await inboxOf(one)).nodes[0].unreadCount, (await inboxOf(other)).nodes[0].unreadCount];
    expect(unread).toEqual([10, 10]);
  });

  it('sent again under the same clientId are the same message, also at once; 81 other words are a conflict', async () => {
    const id = await talk(mira, jonas);
    const before = (await heard(jonas, id))!.length;
    const again = () => say(mira, id, 'only once', { clientId: 'c-1' });
    const ids = [await again(), ...(await Promise.all([again(), again(), again()]))];
    expect(new Set(ids).size).toBe(1);
    expect((await heard(jonas, id))!.length).toBe(before + 1);
    const { sendMessage } = await mira.client.data(SEND, {
      input: { conversationId: id, body: 'only once', clientId: 'c-1' },
    });
    expect(sendMessage.message.clientId).toBe('c-1');
    expect(
      await refused(mira.client, SEND, { input: { conversationId: id, body: 'other', clientId: 'c-1' } }),
    ).toMatchObject({ code: 'CONFLICT', field: 'clientId' });
    // The numbers have no gap either.
    const conversation = objectId(id);
    const { seq } = (await ConversationHeadModel.findById(conversation).lean())!;
    expect(await ConversationEventModel.countDocuments({ conversation })).toBe(seq);
  });

  it('answer others, call members, and carry attachments', async () => {
    const id = await group(mira, [jonas, ada]);
    const asked = await say(jonas, id, 'Where?');
    const input = {
      conversationId: id,
      body: `Here, @${jonas.username} @nobody_at_all`,
      replyToId: asked,
      attachments: [{ url: 'https://cdn.example/map.png', type: 'IMAGE', name: 'map.png' }],
    };
    const { message } = (await ada.client.data(SEND, { input })).sendMessage;
    expect(message).toMatchObject({
      replyTo: { id: asked, body: 'Where?' },
      mentions: [{ id: jonas.id }],
      attachments: [{ type: 'IMAGE', url: 'https://cdn.example/map.png', name: 'map.png' }],
    });
    const { message: bare } = (
      await ada.client.data(SEND, { input: { ...input, body: null, replyToId: null } })
    ).sendMessage;
    expect(bare).toMatchObject({ body: '', replyTo: null });
  });

  it('are refused without words, too long, to strangers’ conversations, and as answers to other ones', async () => {
    const id = await talk(mira, jonas);
    const elsewhere = await say(ada, await talk(mira, ada), 'elsewhere');
    const send = (input: object, who = mira) =>
      refused(who.client, SEND, { input: { conversationId: id, body: 'x', ...input } });
    expect(await send({ body: '  ' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'body' });
    expect(await send({ body: 'x'.repeat(4_001) })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'body' });
    expect(await send({ replyToId: elsewhere })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'replyToId',
    });
    expect(await send({ replyToId: elsewhere }, jonas)).toMatchObject({
      code: 'NOT_FOUND',
      field: 'replyToId',
    });
    expect(await send({ conversationId: mira.id })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'conversationId',
    });
    const local = { url: 'http://169.254.169.254/latest', type: 'IMAGE' };
    expect(await send({ attachments: [local] })).toMatchObject({ field: 'attachments.0.url' });
    expect(await send({ attachments: [{ url: 'https://cdn.example/a' }] })).toMatchObject({
      field: 'attachments.0.type',
    });
    expect(await send({ attachments: Array(11).fill({ ...local }) })).toMatchObject({ field: 'attachments' });
    expect(await send({}, ada)).toMatchObject({ code: 'NOT_FOUND', field: 'conversationId' });
  });

  it('40 are nobody else’s, by any way', async () => {
    const id = await talk(mira, jonas);
    const message = await say(mira, id, 'private');
    for (const one of [id, message]) expect((await ada.client.data(FETCH, { id: one })).node).toBeNull();
    expect((await mira.client.data(FETCH, { id: message })).node).toMatchObject({ body: 'private' });
    expect(await heard(ada, id)).toBeNull();
    expect(await refused(ada.client, READ, { input: { conversationId: id } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('reading', () => {
  it('counts exactly, never goes back, and is seen by the others', async () => {
    const [one, other] = (await people(2)) as [Person, Person];
    await befriend(one, other);
    const id = await talk(one, other);
    const ids = [];
    for (let n = 1; n <= 4; n++) ids.push(await say(one, id, `m${n}`));
    const read = async (messageId?: string) =>
      (await other.client.data(READ, { input: { conversationId: id, messageId } })).markConversationRead
        .conversation.unreadCount;
    expect(await read(ids[1])).toBe(2);
    expect(await read(ids[0])).toBe(2);
    const { edges } = (await one.client.data(MESSAGES, { id, last: 10 })).conversation.messages;
    expect(edges.map(({ node }: any) => node.readBy)).toEqual([
      [{ id: other.id }],
      [{ id: other.id }],
      [],
      [],
    ]);
    expect(await read()).toBe(0);
    expect((await inboxOf(other)).unread).toBe(0);
    await say(other, id, 'own words are not unread');
    expect((await inboxOf(other)).nodes[0].unreadCount).toBe(0);
    await say(one, id, 'm5');
    expect((await inboxOf(other)).nodes[0].unreadCount).toBe(1);
  });

  it('up to a message leaves the notification unread that tells of a later one as well', async () => {
    const [one, other] = (await people(2)) as [Person, Person];
    await befriend(one, other);
    const id = await talk(one, other);
    const first = await say(one, id, 'm1');
    await say(one, id, 'm2');
    const unread = async () =>
      (await toldTo(other, true)).told.filter(({ type }) => type === 'MESSAGE').map(({ isRead }) => isRead);
    expect(await unread()).toEqual([false]);
    await other.client.data(READ, { input: { conversationId: id, messageId: first } });
    expect(await unread()).toEqual([false]);
    await other.client.data(READ, { input: { conversationId: id } });
    expect(await unread()).toEqual([]);
    // What comes after the reading is told anew.
    await say(one, id, 'm3');
    expect(await unread()).toEqual([false]);
  });

  it('is refused for a message of another conversation', async () => {
    const [id, elsewhere] = [await talk(mira, jonas), await talk(mira, ada)];
    const messageId = await say(ada, elsewhere, 'elsewhere');
    expect(await refused(mira.client, READ, { input: { conversationId: id, messageId } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'messageId',
    });
  });
});

describe('a stranger’s words', () => {
  it('are a request that does not count until it is answered, three at most', async () => {
    const [stranger, other] = (await people(2)) as [Person, Person];
    const id = await talk(stranger, other);
    for (let n = 1; n <= 3; n++) await say(stranger, id, `m${n}`);
    expect(await inboxOf(other)).toEqual({ unread: 0, nodes: [] });
    const { viewer } = await other.client.data(REQUESTS);
    expect(viewer.unreadConversations).toBe(0);
    expect(viewer.messageRequests.nodes).toEqual([
      { id, isRequest: true, unreadCount: 3, lastMessage: { body: 'm3' } },
    ]);
    const more = { input: { conversationId: id, body: 'm4' } };
    expect(await refused(stranger.client, SEND, more)).toMatchObject({
      code: 'FORBIDDEN',
      field: 'conversationId',
    });
    expect(await refused(other.client, READ, { input: { conversationId: id } })).toMatchObject({
      code: 'FORBIDDEN',
    });
    // Answering accepts.
    await say(other, id, 'Hello, stranger');
    expect((await inboxOf(other)).nodes.map((node) => node.id)).toEqual([id]);
    await say(stranger, id, 'm4');
    expect((await inboxOf(other)).unread).toBe(1);
  });

  it('come at once from whoever is followed', async () => {
    const [one, other] = (await people(2)) as [Person, Person];
    await other.client.data(FOLLOW, { id: one.id });
    await say(one, await talk(one, other), 'Hi');
    expect((await inboxOf(other)).unread).toBe(1);
  });

  it('don’t come where nobody, or only the followed, may begin to write', async () => {
    const [stranger, other] = (await people(2)) as [Person, Person];
    const set = (from: string) =>
      other.client.data(
        'mutation ($from: MessagesFrom!) { updatePreferences(input: { messages: { from: $from } }) { viewer { preferences { messages { from readReceipts } } } } }',
        { from },
      );
    const start = { input: { participantIds: [other.id] } };
    const forbidden = { code: 'FORBIDDEN', field: 'participantIds' };
    await set('FOLLOWED');
    expect(await refused(stranger.client, START, start)).toMatchObject(forbidden);
    await other.client.data(FOLLOW, { id: stranger.id });
    await set('NOBODY');
    expect(await refused(stranger.client, START, start)).toMatchObject(forbidden);
    await set('FOLLOWED');
    await talk(stranger, other);
  });

  it('are nothing that a visitor writes', async () => {
    const nobody = await person();
    const { client } = nobody;
    const visitor = new (client.constructor as any)(client.url);
    for (const [operation, input] of [
      [START, { participantIds: [mira.id] }],
      [SEND, { conversationId: 'conv_000000000000000000000000', body: 'x' }],
      [READ, { conversationId: 'conv_000000000000000000000000' }],
    ] as const)
      expect(await visitor.refusal(operation, { input })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
