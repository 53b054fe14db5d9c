import { beforeAll, describe, expect, it } from 'vitest';
import { people, type Person } from '../factories/person.js';
import { picture, uploaded } from '../services/system/uploads.js';
import { refused } from '../social/refused.js';
import { changing, EDIT, REACT, SEND, shipped, START } from './operations.js';
import { befriend, group, say, talk } from './talk.js';

const ROLE = changing('changeParticipantRole', 'ChangeParticipantRoleInput');
const UPDATE = changing('updateConversation', 'UpdateConversationInput');
const LEAVE = changing('leaveConversation');
const ADD = changing('addParticipants', 'AddParticipantsInput');
const NOBODY = `mutation { updatePreferences(input: { messages: { from: NOBODY } }) { viewer { user { id } } } }`;

let mira: Person;
let jonas: Person;
let stranger: Person;
let id: string;
beforeAll(async () => {
  [mira, jonas, stranger] = (await people(3)) as [Person, Person, Person];
  await befriend(mira, jonas);
  id = await group(mira, [jonas, stranger]);
});

describe('whoever was asked and has not answered', () => {
  it('does nothing in the conversation yet', async () => {
    const messageId = await say(mira, id, 'Well?');
    const forbidden = (field: string) => ({ code: 'FORBIDDEN', field, message: 'Accept the request first.' });
    expect(await refused(stranger.client, REACT, { input: { messageId } })).toEqual(forbidden('messageId'));
    expect(await refused(stranger.client, UPDATE, { input: { conversationId: id, title: 'Mine' } })).toEqual(
      forbidden('conversationId'),
    );
    expect(
      await stranger.client.refusal(shipped('SetTyping'), { conversationId: id, typing: true }),
    ).toMatchObject(forbidden('conversationId'));
  });

  it('gets no other role, and does not change what they wrote before they left', async () => {
    const role = { conversationId: id, userId: stranger.id, role: 'ADMIN' };
    expect(await refused(mira.client, ROLE, { input: role })).toMatchObject({
      code: 'CONFLICT',
      field: 'userId',
    });
    const where = await group(mira, [jonas]);
    const messageId = await say(jonas, where, 'before');
    await jonas.client.data(LEAVE, { input: { conversationId: where } });
    await mira.client.data(ADD, { input: { conversationId: where, userIds: [jonas.id] } });
    // What was before is out of their sight; what is there when they left is not theirs to change.
    expect(await refused(jonas.client, EDIT, { input: { messageId, body: 'after' } })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'messageId',
    });
  });
});

describe('what is sent along', () => {
  it('is refused with a long name, as nothing, and twice', async () => {
    const send = (...attachments: object[]) =>
      refused(mira.client, SEND, { input: { conversationId: id, attachments } });
    const bad = { code: 'BAD_USER_INPUT' };
    const link = { url: 'https://cdn.example/a.png', type: 'IMAGE' };
    expect(await send({ ...link, name: 'x'.repeat(201) })).toMatchObject({
      ...bad,
      field: 'attachments.0.name',
    });
    expect(await send(link, { type: 'IMAGE' })).toMatchObject({ ...bad, field: 'attachments.1' });
    const { id: uploadId } = await uploaded(mira.client, await picture(20, 20), {
      purpose: 'ATTACHMENT',
      fileName: 'reef.png',
    });
    expect(await send({ uploadId }, { uploadId })).toMatchObject({
      ...bad,
      field: 'attachments.1.uploadId',
    });
  });

  it('is not sent under a clientId of more than 64 characters', async () => {
    const input = { conversationId: id, body: 'x', clientId: 'x'.repeat(65) };
    expect(await refused(mira.client, SEND, { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'clientId',
    });
  });
});

describe('people who take no messages from others', () => {
  it('are not brought into groups', async () => {
    const [quiet] = (await people(1)) as [Person];
    await quiet.client.data(NOBODY);
    const forbidden = { code: 'FORBIDDEN' };
    const input = { kind: 'GROUP', participantIds: [jonas.id, quiet.id] };
    expect(await refused(mira.client, START, { input })).toMatchObject({
      ...forbidden,
      field: 'participantIds',
    });
    const more = { conversationId: id, userIds: [quiet.id] };
    expect(await refused(mira.client, ADD, { input: more })).toMatchObject({
      ...forbidden,
      field: 'userIds',
    });
    // With whom they have spoken they go on.
    const known = await talk(mira, jonas);
    await jonas.client.data(NOBODY);
    await say(mira, known, 'still here');
  });
});
