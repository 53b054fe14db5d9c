import mongoose from 'mongoose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { MessageModel } from '../../src/models/messaging/index.js';
import { sends } from '../../src/services/messaging/send-message.js';
import { people, type Person } from '../factories/person.js';
import { objectId } from '../social/notifications.js';
import { BLOCK } from '../social/operations.js';
import { befriend, group, heard, say, talk } from './talk.js';

const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id clientId body author { id username } } } }`;

let mira: Person;
let jonas: Person;
let ada: Person;
beforeAll(async () => {
  [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
  await befriend(mira, jonas, ada);
});
const usual = { ...sends };
afterEach(() => void Object.assign(sends, usual));

describe('a message with its answer', () => {
  const commands = (conversationId: string, clientId?: string) =>
    mira.client.commands(SEND, { input: { conversationId, body: 'hello', clientId } });

  it('costs ten commands where two write to each other: who asks, two for the rules, seven to store it', async () => {
    const direct = await talk(mira, jonas);
    await say(jonas, direct, 'accepted');
    expect(await commands(direct, 'a')).toBeLessThanOrEqual(10);
    expect(await commands(direct)).toBeLessThanOrEqual(9);
  });

  it('costs one less in a group, and no more for what the answer shows of it', async () => {
    const id = await group(mira, [jonas, ada]);
    expect(await commands(id, 'b')).toBeLessThanOrEqual(9);
    expect(await commands(id)).toBeLessThanOrEqual(8);
  });

  it('answers with what is stored, also when it is sent again', async () => {
    const id = await group(mira, [jonas, ada]);
    const input = { conversationId: id, body: '  as it is stored ', clientId: 'c' };
    const first = await mira.client.data(SEND, { input });
    expect(first.sendMessage.message).toMatchObject({
      ...{ clientId: 'c', body: 'as it is stored', author: { id: mira.id, username: mira.username } },
    });
    expect(await mira.client.data(SEND, { input })).toEqual(first);
  });
});

describe('many at the same time', () => {
  it('are all there, in fewer transactions than messages, whatever becomes of one of them', async () => {
    const [direct, id, gone] = [
      await talk(mira, jonas),
      await group(mira, [jonas, ada]),
      await talk(jonas, ada),
    ];
    await say(jonas, direct, 'accepted');
    await say(ada, gone, 'accepted');
    await ada.client.data(BLOCK, { id: jonas.id });
    const begun = vi.spyOn(mongoose, 'startSession');
    const send = (who: Person, conversationId: string, body: string) =>
      who.client.send(SEND, { input: { conversationId, body, clientId: body } });
    const answers = await Promise.all([
      ...Array.from({ length: 15 }, (_, n) => [
        send(mira, direct, `d${n}`),
        send(jonas, id, `j${n}`),
        send(ada, id, `a${n}`),
      ]).flat(),
      send(jonas, gone, 'blocked'),
      send(ada, direct, 'not in it'),
    ]);
    const refused = answers.splice(-2).map(({ errors }) => errors[0]!.extensions);
    expect(refused).toMatchObject([
      { code: 'NOT_FOUND', field: 'conversationId' },
      { code: 'NOT_FOUND', field: 'conversationId' },
    ]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(begun.mock.calls.length).toBeLessThan(answers.length);
    expect((await heard(mira, id))!.toSorted()).toEqual(
      Array.from({ length: 15 }, (_, n) => [`a${n}`, `j${n}`])
        .flat()
        .toSorted(),
    );
    for (const where of [direct, id]) {
      const rows = await MessageModel.find({ conversation: objectId(where) })
        .sort({ seq: 1 })
        .lean();
      expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, n) => n + 1));
    }
  });

  it('are refused beyond as many as may be under way, with the time to wait', async () => {
    const id = await group(mira, [jonas, ada]);
    const send = (n: number) =>
      mira.client.send(SEND, { input: { conversationId: id, body: `${n}`, clientId: `${n}` } });
    for (const limits of [{ all: 0 }, { each: 0 }]) {
      Object.assign(sends, usual, limits);
      const { errors } = await send(1);
      expect(errors[0]!.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 1 });
    }
    Object.assign(sends, usual);
    expect((await send(1)).errors).toEqual([]);
    expect(await heard(jonas, id)).toEqual(['1']);
  });
});
