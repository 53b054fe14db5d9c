import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeSeq } from '../../src/schema/cursor.js';
import {
  ConversationHeadModel,
  MessageModel,
  MessageVersionModel,
} from '../../src/models/messaging/index.js';
import { LikeModel } from '../../src/models/social/index.js';
import { Role } from '../../src/models/identity/index.js';
import { UploadModel } from '../../src/models/system/upload.js';
import { people, person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { picture, uploaded } from '../services/system/uploads.js';
import { objectId } from '../social/notifications.js';
import { refused } from '../social/refused.js';
import { closeAll, listen } from './live.js';
import { FETCH, MESSAGES, READ, SEND } from './operations.js';
import { befriend, group, heard, inboxOf, say, talk } from './talk.js';

const EDIT = `mutation ($input: EditMessageInput!) { editMessage(input: $input) { message { id body editedAt mentions { id } versions { body replacedAt } } } }`;
const DELETE = `mutation ($input: DeleteMessageInput!) { deleteMessage(input: $input) { deletedId } }`;
const REACT = `mutation ($input: ReactToMessageInput!) { reactToMessage(input: $input) { message { id reactions { reaction count viewerReacted } } } }`;
const UNREACT = `mutation ($input: RemoveMessageReactionInput!) { removeMessageReaction(input: $input) { message { reactions { reaction count } } } }`;
const SEARCH = `query ($id: ID!, $query: String!, $first: Int, $after: String) { conversation(id: $id) { searchMessages(query: $query, first: $first, after: $after) { pageInfo { hasNextPage endCursor } nodes { body } } } }`;
const EVENTS = `subscription ($id: ID!, $after: String) { conversationEvent(conversationId: $id, after: $after) { __typename
  ... on MessageSent { message { id body } } ... on MessageEdited { message { id body } } ... on MessageDeleted { messageId }
  ... on MessageReactionChanged { message { id reactions { reaction count viewerReacted } } } } }`;

let mira: Person;
let jonas: Person;
let ada: Person;
let id: string;
beforeAll(async () => {
  [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
  await befriend(mira, jonas, ada);
  id = await group(mira, [jonas, ada]);
});
afterAll(closeAll);

const edit = async (who: Person, messageId: string, body: string) =>
  (await who.client.data(EDIT, { input: { messageId, body } })).editMessage.message;
const remove = async (who: Person, messageId: string, forEveryone = false) =>
  (await who.client.data(DELETE, { input: { messageId, forEveryone } })).deleteMessage.deletedId;
const react = async (who: Person, messageId: string, reaction?: string) =>
  (await who.client.data(REACT, { input: { messageId, reaction } })).reactToMessage.message.reactions;
const headOf = async (conversation: string) =>
  (await ConversationHeadModel.findById(objectId(conversation)).lean())!.seq;

describe('editing', () => {
  it('keeps what was said before, and changes nothing for the same words', async () => {
    const message = await say(mira, id, 'first');
    expect(await edit(mira, message, 'second')).toMatchObject({
      body: 'second',
      versions: [{ body: 'first' }],
    });
    const changed = await edit(mira, message, `third @${jonas.username}`);
    expect(changed).toMatchObject({
      mentions: [{ id: jonas.id }],
      versions: [{ body: 'second' }, { body: 'first' }],
    });
    const before = await headOf(id);
    expect((await edit(mira, message, changed.body)).versions).toHaveLength(2);
    expect(await headOf(id)).toBe(before);
  });

  it('is for its author, within a day, and not without words', async () => {
    const message = await say(mira, id, 'mine');
    const input = (body: string) => ({ input: { messageId: message, body } });
    const forbidden = { code: 'FORBIDDEN', field: 'messageId' };
    expect(await refused(jonas.client, EDIT, input('yours'))).toMatchObject(forbidden);
    expect(await refused(mira.client, EDIT, input(' '))).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'body',
    });
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1_000);
    await MessageModel.collection.updateOne({ _id: objectId(message) }, { $set: { createdAt: yesterday } });
    expect(await refused(mira.client, EDIT, input('late'))).toMatchObject(forbidden);
    const other = await say(mira, await talk(mira, jonas), 'private');
    expect(await refused(ada.client, EDIT, { input: { messageId: other, body: 'x' } })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'messageId',
    });
  });
});

describe('deleting', () => {
  it('for oneself leaves it to the others', async () => {
    const message = await say(mira, id, 'for the others');
    expect(await remove(jonas, message)).toBe(message);
    expect(await heard(jonas, id)).not.toContain('for the others');
    expect(await heard(ada, id)).toContain('for the others');
    expect((await jonas.client.data(FETCH, { id: message })).node).toBeNull();
    const answer = await say(mira, id, 'an answer', { replyToId: message });
    const { edges } = (await jonas.client.data(MESSAGES, { id, last: 1 })).conversation.messages;
    expect(edges[0].node).toMatchObject({ id: answer, replyTo: null });
  });

  it('for all takes words, versions and reactions along, and is not unread any more', async () => {
    const direct = await talk(mira, jonas);
    await jonas.client.data(READ, { input: { conversationId: direct } });
    const message = await say(mira, direct, 'gone soon');
    await edit(mira, message, 'gone sooner');
    await react(jonas, message);
    expect((await inboxOf(jonas)).nodes.find((node) => node.id === direct)).toMatchObject({ unreadCount: 1 });
    expect(await remove(mira, message, true)).toBe(message);
    for (const who of [mira, jonas]) {
      expect(await heard(who, direct)).not.toContain('gone sooner');
      expect((await who.client.data(FETCH, { id: message })).node).toBeNull();
    }
    expect((await inboxOf(jonas)).nodes.find((node) => node.id === direct)).toMatchObject({ unreadCount: 0 });
    expect(await LikeModel.countDocuments({ target: objectId(message) })).toBe(0);
    expect(await MessageVersionModel.countDocuments({ message: objectId(message) })).toBe(0);
    expect(await refused(mira.client, DELETE, { input: { messageId: message } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('46 for all is for its author, and in a group for its admins', async () => {
    const message = await say(jonas, id, 'by jonas');
    const forEveryone = { input: { messageId: message, forEveryone: true } };
    const forbidden = { code: 'FORBIDDEN', field: 'messageId' };
    expect(await refused(ada.client, DELETE, forEveryone)).toMatchObject(forbidden);
    await remove(mira, message, true);
    expect(await heard(jonas, id)).not.toContain('by jonas');
    const direct = await say(jonas, await talk(mira, jonas), 'between two');
    expect(
      await refused(mira.client, DELETE, { input: { messageId: direct, forEveryone: true } }),
    ).toMatchObject(forbidden);
  });
});

describe('attachments', () => {
  it('are uploads of one’s own, known by what they are, and let go of with their message', async () => {
    const bytes = await picture(40, 30);
    const upload = await uploaded(mira.client, bytes, { purpose: 'ATTACHMENT', fileName: 'reef.png' });
    const sent = { conversationId: id, attachments: [{ uploadId: upload.id, name: 'reef.png' }] };
    const { message } = (await mira.client.data(SEND, { input: sent })).sendMessage;
    expect(message.attachments).toEqual([
      { type: 'IMAGE', url: upload.url, name: 'reef.png', contentType: 'image/png' },
    ]);
    expect(await refused(mira.client, SEND, { input: sent })).toMatchObject({
      code: 'CONFLICT',
      field: 'attachments.0.uploadId',
    });
    expect(await refused(jonas.client, SEND, { input: sent })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'attachments.0.uploadId',
    });
    await remove(mira, message.id, true);
    expect(await UploadModel.findById(objectId(upload.id)).lean()).toMatchObject({ status: 'ready' });
  });
});

describe('the suspended', () => {
  it('44 are heard no more, nor counted, and everything is back when they are', async () => {
    const gone = await person();
    await befriend(mira, gone);
    const [where, direct] = [await group(mira, [gone, jonas]), await talk(mira, gone)];
    for (const one of [where, direct]) await say(gone, one, 'before');
    expect(
      (await inboxOf(mira)).nodes.filter(({ id: one }) => one === where || one === direct),
    ).toMatchObject([{ unreadCount: 1 }, { unreadCount: 1 }]);
    const admin = await staff(Role.ADMIN);
    const act = (name: string, type: string) =>
      admin.client.data(`mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`, {
        input: { userId: gone.id, reason: 'Spam' },
      });
    await act('suspendUser', 'SuspendUserInput');
    expect(await heard(mira, where)).toEqual([]);
    expect(await heard(mira, direct)).toBeNull();
    const { nodes } = await inboxOf(mira);
    expect(nodes.find((node) => node.id === direct)).toBeUndefined();
    expect(nodes.find((node) => node.id === where)).toMatchObject({ unreadCount: 0, lastMessage: null });
    await act('restoreUser', 'RestoreUserInput');
    expect(await heard(mira, direct)).toEqual(['before']);
    expect((await inboxOf(mira)).nodes.find((node) => node.id === where)).toMatchObject({ unreadCount: 1 });
  });
});

describe('reactions', () => {
  it('are counted, changed and taken back; what changes nothing tells nobody', async () => {
    const message = await say(mira, id, 'react!');
    await react(jonas, message);
    await react(ada, message, 'LOVE');
    expect(await react(jonas, message, 'LOVE')).toEqual([
      { reaction: 'LOVE', count: 2, viewerReacted: true },
    ]);
    const before = await headOf(id);
    await react(jonas, message, 'LOVE');
    expect(await headOf(id)).toBe(before);
    const { edges } = (await mira.client.data(MESSAGES, { id, last: 1 })).conversation.messages;
    expect(edges[0].node.reactions).toEqual([{ reaction: 'LOVE', count: 2, viewerReacted: false }]);
    const input = { input: { messageId: message } };
    const { message: rest } = (await ada.client.data(UNREACT, input)).removeMessageReaction;
    expect(rest.reactions).toEqual([{ reaction: 'LOVE', count: 1 }]);
    await ada.client.data(UNREACT, input);
    expect(await headOf(id)).toBe(before + 1);
    // They are nobody else's business: what is public counts them not.
    const { user } = await ada.client
      .data('query ($id: ID!) { node(id: $id) { ... on User { stats { likesReceived } } } }', { id: mira.id })
      .then(({ node }: any) => ({ user: node }));
    expect(user.stats.likesReceived).toBe(0);
    const other = await say(mira, await talk(mira, jonas), 'private');
    expect(await refused(ada.client, REACT, { input: { messageId: other } })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'messageId',
    });
    expect(await refused(ada.client, UNREACT, { input: { messageId: other } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('searching', () => {
  it('finds words in one conversation, for those in it, latest first', async () => {
    const direct = await talk(mira, jonas);
    for (const body of ['the coral reef', 'a reef of coral', 'only coral']) await say(jonas, direct, body);
    await say(ada, id, 'coral reef elsewhere');
    const find = async (query: string, more: object = {}) => {
      const { conversation } = await mira.client.data(SEARCH, { id: direct, query, ...more });
      const { nodes, pageInfo } = conversation.searchMessages;
      return { ...pageInfo, bodies: nodes.map((node: any) => node.body) };
    };
    const first = await find('coral reef', { first: 1 });
    expect(first).toMatchObject({ bodies: ['a reef of coral'], hasNextPage: true });
    expect(await find('coral reef', { first: 1, after: first.endCursor })).toMatchObject({
      bodies: ['the coral reef'],
      hasNextPage: false,
    });
    expect((await find('"; ^(a+)+$')).bodies).toEqual(['a reef of coral']);
    expect((await find('"; ^(zz+)+$')).bodies).toEqual([]);
    expect((await ada.client.data(SEARCH, { id: direct, query: 'coral' })).conversation).toBeNull();
  });
});

describe('what happens to messages', () => {
  it('is told live, and to whoever comes back without what is gone since', async () => {
    const where = await group(mira, [jonas, ada]);
    const stream = await listen<any>(jonas, EVENTS, { id: where, after: encodeSeq(0) });
    const [kept, gone] = [await say(mira, where, 'kept'), await say(mira, where, 'gone')];
    await edit(mira, kept, 'changed');
    await react(ada, kept, 'LOVE');
    await react(jonas, kept, 'LOVE');
    await remove(mira, gone, true);
    const events = await stream.take(6);
    expect(events.map((event) => event.__typename)).toEqual([
      ...['MessageSent', 'MessageSent', 'MessageEdited'],
      ...['MessageReactionChanged', 'MessageReactionChanged', 'MessageDeleted'],
    ]);
    expect(events[4].message.reactions).toEqual([{ reaction: 'LOVE', count: 2, viewerReacted: true }]);
    expect(events[5]).toMatchObject({ messageId: gone });
    const later = await listen<any>(ada, EVENTS, { id: where, after: encodeSeq(0) });
    const told = await later.until((event) => event.__typename === 'MessageDeleted');
    expect(told.filter((event) => event.message?.id === gone)).toEqual([]);
    expect(told[0]).toMatchObject({ __typename: 'MessageSent', message: { id: kept, body: 'changed' } });
  });

  it('shows how far others have read only where they show it', async () => {
    const direct = await talk(mira, jonas);
    const message = await say(mira, direct, 'seen?');
    await jonas.client.data(
      'mutation { updatePreferences(input: { messages: { readReceipts: false } }) { viewer { preferences { messages { readReceipts } } } } }',
    );
    await jonas.client.data(READ, { input: { conversationId: direct } });
    const readers = async (who: Person) => {
      const { edges } = (await who.client.data(MESSAGES, { id: direct, last: 1 })).conversation.messages;
      expect(edges[0].node.id).toBe(message);
      return edges[0].node.readBy.map((one: any) => one.id);
    };
    expect(await readers(mira)).toEqual([]);
    expect(await readers(jonas)).toEqual([jonas.id]);
  });
});
