import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeSeq } from '../../src/schema/cursor.js';
import {
  ConversationHeadModel,
  ConversationMemberModel,
  MemberState,
} from '../../src/models/messaging/index.js';
import { people, type Person } from '../factories/person.js';
import { objectId, toldTo } from '../social/notifications.js';
import { BLOCK, UNBLOCK } from '../social/operations.js';
import { refused } from '../social/refused.js';
import { closeAll, listen } from './live.js';
import { MESSAGES, REQUESTS, START } from './operations.js';
import { befriend, group, heard, inboxOf, say, talk } from './talk.js';

const SHOWN = `{ conversation { id title avatar viewerRole isMuted isArchived isRequest participants { user { id } role hasJoined } } }`;
const act = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) ${SHOWN} }`;
const UPDATE = act('updateConversation', 'UpdateConversationInput');
const ADD = act('addParticipants', 'AddParticipantsInput');
const REMOVE = act('removeParticipant', 'RemoveParticipantInput');
const ROLE = act('changeParticipantRole', 'ChangeParticipantRoleInput');
const LEAVE = act('leaveConversation', 'ConversationInput');
const ACCEPT = act('acceptMessageRequest', 'ConversationInput');
const DECLINE = act('declineMessageRequest', 'ConversationInput');
const MUTE = act('muteConversation', 'ConversationInput');
const UNMUTE = act('unmuteConversation', 'ConversationInput');
const ARCHIVE = act('archiveConversation', 'ConversationInput');
const UNARCHIVE = act('unarchiveConversation', 'ConversationInput');
const CLEAR = act('clearConversation', 'ConversationInput');
const EVENTS = `subscription ($id: ID!, $after: String) { conversationEvent(conversationId: $id, after: $after) { __typename
  ... on MessageSent { message { body } } ... on ConversationUpdated { conversation { title } }
  ... on ParticipantsChanged { conversation { participants { user { id } role } } } } }`;

let mira: Person;
let jonas: Person;
let ada: Person;
let omar: Person;
let id: string;
beforeAll(async () => {
  [mira, jonas, ada, omar] = (await people(4)) as [Person, Person, Person, Person];
  await befriend(mira, jonas, ada);
});
beforeEach(async () => {
  id = await group(mira, [jonas, ada]);
});
afterAll(closeAll);

const does = async (who: Person, operation: string, more: object = {}, conversationId = id) => {
  const data = await who.client.data(operation, { input: { conversationId, ...more } });
  return (Object.values(data)[0] as any).conversation;
};
const cannot = (who: Person, operation: string, more: object = {}, conversationId = id) =>
  refused(who.client, operation, { input: { conversationId, ...more } });
const rolesIn = (conversation: any) =>
  Object.fromEntries(conversation.participants.map((one: any) => [one.user.id, one.role]));

describe('a group', () => {
  it('begins with its owner, a title, and people of whom strangers are asked', async () => {
    const input = { kind: 'GROUP', title: ' Lagoon ', participantIds: [jonas.id, jonas.id, omar.id] };
    const { conversation } = (await mira.client.data(START, { input })).startConversation;
    expect(conversation).toMatchObject({ kind: 'GROUP', title: 'Lagoon', viewerRole: 'OWNER' });
    const joined = Object.fromEntries(
      conversation.participants.map((one: any) => [one.user.id, one.hasJoined]),
    );
    expect(joined).toEqual({ [mira.id]: true, [jonas.id]: true, [omar.id]: false });
    expect((await inboxOf(omar)).nodes).toEqual([]);
    const { viewer } = await omar.client.data(REQUESTS);
    expect(viewer.messageRequests.nodes).toMatchObject([{ id: conversation.id, isRequest: true }]);
    expect(await does(omar, ACCEPT, {}, conversation.id)).toMatchObject({ isRequest: false });
    expect((await inboxOf(omar)).nodes).toMatchObject([{ id: conversation.id }]);
  });

  it('is the same when it is begun again under its clientId', async () => {
    const input = { kind: 'GROUP', participantIds: [jonas.id], clientId: 'g-1' };
    const begin = async () => (await mira.client.data(START, { input })).startConversation.conversation.id;
    expect(await begin()).toBe(await begin());
    const other = { input: { ...input, title: 'Other' } };
    expect(await refused(mira.client, START, other)).toMatchObject({ code: 'CONFLICT', field: 'clientId' });
  });

  it('is refused without others, with too many, with a long title, and with the blocked', async () => {
    const start = (input: object) =>
      refused(mira.client, START, { input: { kind: 'GROUP', participantIds: [jonas.id], ...input } });
    const many = Array.from({ length: 100 }, (_, n) => `usr_${n.toString(16).padStart(24, '0')}`);
    const bad = { code: 'BAD_USER_INPUT' };
    expect(await start({ participantIds: [mira.id] })).toMatchObject({ ...bad, field: 'participantIds' });
    expect(await start({ participantIds: many })).toMatchObject({ ...bad, field: 'participantIds' });
    expect(await start({ title: 'x'.repeat(101) })).toMatchObject({ ...bad, field: 'title' });
    expect(await start({ avatarUrl: 'http://127.0.0.1/a.png' })).toMatchObject({
      ...bad,
      field: 'avatarUrl',
    });
    await omar.client.data(BLOCK, { id: mira.id });
    expect(await start({ participantIds: [omar.id] })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'participantIds',
    });
    await omar.client.data(UNBLOCK, { id: mira.id });
  });

  it('46 is changed by its admins alone', async () => {
    for (const [operation, more] of [
      [UPDATE, { title: 'Mine' }],
      [ADD, { userIds: [omar.id] }],
      [REMOVE, { userId: ada.id }],
      [ROLE, { userId: ada.id, role: 'ADMIN' }],
    ] as const) {
      expect(await cannot(jonas, operation, more)).toMatchObject({
        code: 'FORBIDDEN',
        field: 'conversationId',
      });
      expect(await cannot(omar, operation, more)).toMatchObject({
        code: 'NOT_FOUND',
        field: 'conversationId',
      });
    }
    await does(mira, ROLE, { userId: jonas.id, role: 'ADMIN' });
    expect(await cannot(jonas, ROLE, { userId: ada.id, role: 'ADMIN' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await cannot(jonas, REMOVE, { userId: mira.id })).toMatchObject({
      code: 'FORBIDDEN',
      field: 'userId',
    });
    expect(await cannot(jonas, REMOVE, { userId: jonas.id })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await cannot(jonas, REMOVE, { userId: omar.id })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'userId',
    });
    expect(
      await does(jonas, UPDATE, { title: 'Ours', avatarUrl: 'https://cdn.example/g.png' }),
    ).toMatchObject({
      title: 'Ours',
      avatar: 'https://cdn.example/g.png',
    });
    expect(await does(jonas, UPDATE, { avatarUrl: null })).toMatchObject({ title: 'Ours', avatar: null });
    const direct = await talk(mira, jonas);
    expect(await cannot(mira, UPDATE, { title: 'Us' }, direct)).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await cannot(mira, LEAVE, {}, direct)).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('shows whoever comes later what is written from then on', async () => {
    const [early] = [await say(mira, id, 'early')];
    const [late] = (await people(1)) as [Person];
    await befriend(mira, late);
    await does(mira, ADD, { userIds: [late.id, jonas.id] });
    expect(await heard(late, id)).toEqual([]);
    const input = { conversationId: id, body: 'late', replyToId: early };
    await say(mira, id, input.body, { replyToId: early });
    const { edges } = (await late.client.data(MESSAGES, { id, last: 5 })).conversation.messages;
    // What it answers was before their time.
    expect(edges.map(({ node }: any) => [node.body, node.replyTo])).toEqual([['late', null]]);
    expect(await inboxOf(late)).toMatchObject({ unread: 1, nodes: [{ unreadCount: 1 }] });
    const members = await ConversationMemberModel.countDocuments({
      conversation: objectId(id),
      state: MemberState.ACTIVE,
    });
    expect(await ConversationHeadModel.findById(objectId(id)).lean()).toMatchObject({ members });
  });

  it('78 is never fuller than it may be, and asks nobody who is parted from the one who asks', async () => {
    const _id = objectId(id);
    await ConversationHeadModel.updateOne({ _id }, { members: 99 });
    const [late] = (await people(1)) as [Person];
    const both = await Promise.allSettled(
      [omar, late].map((who) => mira.client.data(ADD, { input: { conversationId: id, userIds: [who.id] } })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await ConversationHeadModel.findById(_id).lean()).toMatchObject({ members: 100 });
    const [more] = (await people(1)) as [Person];
    expect(await cannot(mira, ADD, { userIds: [more.id] })).toMatchObject({ code: 'CONFLICT' });
    await more.client.data(BLOCK, { id: mira.id });
    expect(await cannot(mira, ADD, { userIds: [more.id] })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'userIds',
    });
    expect(await cannot(mira, ADD, { userIds: [] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'userIds',
    });
    // As it really is, for those who count after this test.
    await ConversationHeadModel.updateOne({ _id }, { members: 4 });
  });

  it('47 tells nothing more to whoever is taken out, at once, and asks who left before they come back', async () => {
    const stream = await listen<any>(jonas, EVENTS, { id, after: encodeSeq(0) });
    await say(mira, id, 'm1');
    await stream.take(1);
    await does(mira, REMOVE, { userId: jonas.id });
    expect(await stream.refused()).toMatchObject({ code: 'NOT_FOUND' });
    await say(mira, id, 'm2');
    expect(stream.rest()).toEqual([]);
    expect(await heard(jonas, id)).toBeNull();
    expect((await inboxOf(jonas)).nodes.map((node) => node.id)).not.toContain(id);
    expect(await cannot(jonas, MUTE)).toMatchObject({ code: 'NOT_FOUND' });
    await does(mira, ADD, { userIds: [jonas.id] });
    const { viewer } = await jonas.client.data(REQUESTS);
    expect(viewer.messageRequests.nodes).toMatchObject([{ id, isRequest: true }]);
  });

  it('tells those who look on of titles, people and roles', async () => {
    const stream = await listen<any>(ada, EVENTS, { id, after: encodeSeq(0) });
    await does(mira, UPDATE, { title: 'Reef' });
    expect(await stream.until((event) => event.__typename === 'ConversationUpdated')).toMatchObject([
      { conversation: { title: 'Reef' } },
    ]);
    await does(mira, ROLE, { userId: jonas.id, role: 'OWNER' });
    const [changed] = await stream.until((event) => event.__typename === 'ParticipantsChanged');
    expect(rolesIn(changed.conversation)).toEqual({
      [mira.id]: 'ADMIN',
      [jonas.id]: 'OWNER',
      [ada.id]: 'MEMBER',
    });
  });

  it('passes on to an admin, or else to who came first, when its owner leaves', async () => {
    expect(await does(mira, LEAVE)).toBeNull();
    const { conversation } = await jonas.client.data(
      `query ($id: ID!) { conversation(id: $id) { participants { user { id } role } } }`,
      { id },
    );
    expect(rolesIn(conversation)).toEqual({ [jonas.id]: 'OWNER', [ada.id]: 'MEMBER' });
    await does(jonas, ROLE, { userId: ada.id, role: 'ADMIN' });
    await does(jonas, LEAVE);
    const { conversation: rest } = await ada.client.data(
      `query ($id: ID!) { conversation(id: $id) { viewerRole participants { user { id } role } } }`,
      { id },
    );
    expect(rest).toMatchObject({ viewerRole: 'OWNER', participants: [{ role: 'OWNER' }] });
    expect((await inboxOf(mira)).nodes.map((node) => node.id)).not.toContain(id);
  });

  it('44 hides what the blocked write from each other, and counts it no more', async () => {
    await say(mira, id, 'from mira');
    await say(ada, id, 'from ada');
    expect((await inboxOf(jonas)).nodes[0]).toMatchObject({ unreadCount: 2 });
    await jonas.client.data(BLOCK, { id: ada.id });
    expect(await heard(jonas, id)).toEqual(['from mira']);
    expect((await inboxOf(jonas)).nodes[0]).toMatchObject({
      unreadCount: 1,
      lastMessage: { body: 'from mira' },
    });
    await say(ada, id, 'again');
    expect((await inboxOf(jonas)).nodes[0]).toMatchObject({ unreadCount: 1 });
    await say(jonas, id, 'from jonas');
    expect(await heard(ada, id)).toEqual(['from mira', 'from ada', 'again']);
    expect(await heard(mira, id)).toEqual(['from mira', 'from ada', 'again', 'from jonas']);
    const { conversation } = await jonas.client.data(
      `query ($id: ID!) { conversation(id: $id) { participants { user { id } } } }`,
      { id },
    );
    expect(conversation.participants).toHaveLength(2);
    await jonas.client.data(UNBLOCK, { id: ada.id });
    expect((await inboxOf(jonas)).nodes[0]).toMatchObject({ unreadCount: 3 });
  });
});

describe('requests', () => {
  it('are turned down without a word, and taken up again by whoever turned them down', async () => {
    const direct = await talk(omar, mira);
    await say(omar, direct, 'Hello');
    expect(await does(mira, DECLINE, {}, direct)).toBeNull();
    expect((await mira.client.data(REQUESTS)).viewer.messageRequests.nodes).toEqual([]);
    // Omar sees nothing of it.
    expect((await inboxOf(omar)).nodes[0].participants).toHaveLength(2);
    await say(omar, direct, 'Hello?');
    expect((await inboxOf(mira)).nodes.map((node) => node.id)).not.toContain(direct);
    expect(await cannot(mira, DECLINE, {}, direct)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await talk(mira, omar)).toBe(direct);
    expect(await heard(mira, direct)).toEqual(['Hello', 'Hello?']);
    expect(await cannot(mira, DECLINE, {}, direct)).toMatchObject({
      code: 'CONFLICT',
      field: 'conversationId',
    });
    expect(await does(mira, ACCEPT, {}, direct)).toMatchObject({ isRequest: false });
  });
});

describe('what one decides for oneself', () => {
  it('is muting: no notifications but of mentions', async () => {
    const [quiet] = (await people(1)) as [Person];
    await befriend(mira, quiet);
    id = await group(mira, [quiet, ada]);
    await does(quiet, MUTE);
    await say(mira, id, 'quiet');
    expect((await toldTo(quiet)).told.filter(({ type }) => type === 'MESSAGE')).toEqual([]);
    await say(mira, id, `@${quiet.username}`);
    const told = (await toldTo(quiet)).told.find(({ type }) => type === 'MENTION')!;
    expect(told.message).toBe('Test Person mentioned you in a conversation');
    expect(told.target?.__typename).toBe('Conversation');
    expect(await does(quiet, UNMUTE)).toMatchObject({ isMuted: false });
    await say(mira, id, 'loud');
    await say(ada, id, 'louder');
    const loud = (await toldTo(quiet)).told.find(({ type }) => type === 'MESSAGE')!;
    expect(loud).toMatchObject({ actorCount: 2, message: 'Test Person and Test Person sent you a message' });
    await quiet.client.data(
      `mutation ($input: MarkConversationReadInput!) { markConversationRead(input: $input) { conversation { id } } }`,
      { input: { conversationId: id } },
    );
    expect(
      (await toldTo(quiet, true)).told.filter(({ type }) => type === 'MESSAGE' || type === 'MENTION'),
    ).toEqual([]);
  });

  it('is putting away, until something new is written', async () => {
    await say(mira, id, 'm1');
    expect(await does(jonas, ARCHIVE)).toMatchObject({ isArchived: true });
    expect((await inboxOf(jonas)).nodes.map((node) => node.id)).not.toContain(id);
    expect((await inboxOf(jonas, true)).nodes.map((node) => node.id)).toEqual([id]);
    expect(await does(jonas, UNARCHIVE)).toMatchObject({ isArchived: false });
    await does(jonas, ARCHIVE);
    await say(mira, id, 'm2');
    expect((await inboxOf(jonas)).nodes.map((node) => node.id)).toContain(id);
  });

  it('is deleting what there is, which the others keep', async () => {
    await say(mira, id, 'm1');
    expect(await does(jonas, CLEAR)).toMatchObject({ id });
    expect(await heard(jonas, id)).toEqual([]);
    expect(await heard(ada, id)).toEqual(['m1']);
    const before = await inboxOf(jonas);
    expect(before.nodes.map((node) => node.id)).not.toContain(id);
    await say(mira, id, 'm2');
    const { unread, nodes } = await inboxOf(jonas);
    expect(unread).toBe(before.unread + 1);
    expect(nodes[0]).toMatchObject({ id, unreadCount: 1 });
    expect(await heard(jonas, id)).toEqual(['m2']);
  });
});
