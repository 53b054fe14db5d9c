import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConversationEventModel } from '../../src/models/messaging/index.js';
import { LikeModel } from '../../src/models/social/index.js';
import { queue } from '../../src/services/messaging/in-conversation.js';
import { people, type Person } from '../factories/person.js';
import { objectId } from '../social/notifications.js';
import { changing, DELETE, EDIT, REACT, SEND } from './operations.js';
import { befriend, group, say } from './talk.js';

const ROLE = changing('changeParticipantRole', 'ChangeParticipantRoleInput');
const REMOVE = changing('removeParticipant', 'RemoveParticipantInput');
const ADD = changing('addParticipants', 'AddParticipantsInput');
const UPDATE = changing('updateConversation', 'UpdateConversationInput');

let mira: Person;
let jonas: Person;
let ada: Person;
let omar: Person;
beforeAll(async () => {
  [mira, jonas, ada, omar] = (await people(4)) as [Person, Person, Person, Person];
  await befriend(mira, jonas, ada, omar);
});
const { run } = queue;
afterEach(() => void (queue.run = run));

type Doing = [who: Person, operation: string, input: object];

/**
 * What the second of two is answered who were both let in, but of whom the first was first to write: each has looked at
 * what they may before either is let on.
 */
async function overtaken(id: string, first: Doing, second: Doing) {
  const turns: (() => void)[] = [];
  const waiting = vi.fn();
  const key = objectId(id).toHexString();
  const held = run.call(queue, key, () => new Promise<void>((resolve) => turns.push(resolve)));
  queue.run = ((...parts: Parameters<typeof run>) => {
    waiting();
    return run.apply(queue, parts);
  }) as typeof run;
  const answers = [];
  for (const [place, [who, operation, input]] of [first, second].entries()) {
    answers.push(who.client.send(operation, { input }));
    await expect.poll(() => waiting.mock.calls.length).toBe(place + 1);
  }
  turns[0]!();
  await held;
  const [done, late] = await Promise.all(answers);
  expect(done!.errors).toEqual([]);
  return late!.errors[0]?.extensions;
}

describe('whoever was let in and is too late', () => {
  it('does not react to a message that is deleted by then, and nothing is left of it', async () => {
    const id = await group(mira, [jonas]);
    const messageId = await say(mira, id, 'gone');
    const gone = { messageId, forEveryone: true };
    const late = await overtaken(id, [mira, DELETE, gone], [jonas, REACT, { messageId }]);
    expect(late).toMatchObject({ code: 'NOT_FOUND', field: 'messageId' });
    expect(await LikeModel.countDocuments({ target: objectId(messageId) })).toBe(0);
    const types = await ConversationEventModel.find({ conversation: objectId(id) }).distinct('type');
    expect(types.sort()).toEqual(['message-deleted', 'message-sent']);
  });

  it('does not change or delete it either', async () => {
    for (const [operation, more] of [
      [EDIT, { body: 'late' }],
      [DELETE, { forEveryone: true }],
    ] as const) {
      const id = await group(mira, [jonas]);
      const messageId = await say(mira, id, 'gone');
      const gone = { messageId, forEveryone: true };
      const late = await overtaken(id, [mira, DELETE, gone], [mira, operation, { messageId, ...more }]);
      expect(late).toMatchObject({ code: 'NOT_FOUND', field: 'messageId' });
    }
  });

  it('46 does nothing as an admin who is none any more', async () => {
    const again: [string, (conversationId: string, messageId: string) => object][] = [
      [UPDATE, (conversationId) => ({ conversationId, title: 'Late' })],
      [ADD, (conversationId) => ({ conversationId, userIds: [omar.id] })],
      [REMOVE, (conversationId) => ({ conversationId, userId: ada.id })],
      [DELETE, (_, messageId) => ({ messageId, forEveryone: true })],
    ];
    for (const [operation, input] of again) {
      const conversationId = await group(mira, [jonas, ada]);
      const messageId = await say(ada, conversationId, 'mine');
      const role = (to: string) => ({ conversationId, userId: jonas.id, role: to });
      await mira.client.data(ROLE, { input: role('ADMIN') });
      const late = await overtaken(
        conversationId,
        [mira, ROLE, role('MEMBER')],
        [jonas, operation, input(conversationId, messageId)],
      );
      expect(late).toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('47 writes nothing where they were taken out', async () => {
    const conversationId = await group(mira, [jonas]);
    const messageId = await say(jonas, conversationId, 'mine');
    const out = { conversationId, userId: jonas.id };
    const late = await overtaken(
      conversationId,
      [mira, REMOVE, out],
      [jonas, EDIT, { messageId, body: 'x' }],
    );
    expect(late).toMatchObject({ code: 'NOT_FOUND', field: 'conversationId' });
    expect(await jonas.client.refusal(SEND, { input: { conversationId, body: 'x' } })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'conversationId',
    });
  });
});
