import mongoose from 'mongoose';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ConversationHeadModel } from '../../src/models/messaging/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { turns } from '../../src/services/messaging/in-conversation.js';
import { people, type Person } from '../factories/person.js';
import { SEND } from './operations.js';
import { heard, group, say } from './talk.js';

const usual = turns.deadlineMs;
const MANY = 30;

describe('a conversation that somebody else has locked, as a gateway that was killed does', () => {
  let mira: Person;
  let jonas: Person;
  beforeAll(async () => {
    [mira, jonas] = (await people(2)) as [Person, Person];
  });
  afterEach(() => void (turns.deadlineMs = usual));

  it('keeps nobody waiting for longer than one write may take, however many wait in front', async () => {
    const id = await group(mira, [jonas]);
    const session = await mongoose.startSession();
    session.startTransaction();
    const head = { _id: parseGlobalId(id, 'Conversation', 'id') };
    await ConversationHeadModel.collection.updateOne(head, { $inc: { seq: 1 } }, { session });

    turns.deadlineMs = 1_000;
    const begun = performance.now();
    const refusals = await Promise.all(
      Array.from({ length: MANY }, (_, n) =>
        mira.client.refusal(SEND, { input: { conversationId: id, body: `${n}`, clientId: `${n}` } }),
      ),
    );
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['RATE_LIMITED']));
    // One after the other each of them would have taken a deadline.
    expect(performance.now() - begun).toBeLessThan((MANY / 2) * turns.deadlineMs);

    await session.abortTransaction();
    await session.endSession();
    turns.deadlineMs = usual;
    await say(mira, id, 'through');
    expect(await heard(jonas, id)).toEqual(['through']);
  });
});
