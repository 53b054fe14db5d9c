import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endLeftTransactions } from '../../src/events/undertaker.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { queue, turns } from '../../src/services/messaging/in-conversation.js';
import { closeLogDatabase, countCommands, emptyLog } from '../events/database.js';
import { connectionLost, fail, heal, notCommitted, notPrimary, replyLost } from '../events/fail-point.js';
import { conversationOf, openMessages, wordsOf, Writer } from '../events/messages.js';

beforeAll(openMessages);
afterAll(closeLogDatabase);
beforeEach(emptyLog);
const usual = turns.deadlineMs;
afterEach(async () => {
  turns.deadlineMs = usual;
  await heal();
});

const [mira, jonas] = [new Writer(), new Writer()];
const BODIES = Array.from({ length: 6 }, (_, n) => `${n}`);
const numbered = BODIES.map((body, n) => [n + 1, body]);

/** Two conversations, and six messages to each, all in one batch. */
async function sendAll() {
  const ids = [await conversationOf(mira, jonas), await conversationOf(mira, jonas)];
  const sent = () =>
    Promise.allSettled(
      BODIES.flatMap((body) => ids.map((id, n) => mira.say(id, body, { clientId: `${n} ${body}` }))),
    );
  return { ids, sent };
}

describe('messages that are sent together are there once each', () => {
  const troubles: [string, string, number, object][] = [
    ['the connection was lost at their commit', 'commitTransaction', 1, connectionLost],
    ['the connection was lost at their commit again and again', 'commitTransaction', 6, connectionLost],
    ['the answer to their commit was lost', 'commitTransaction', 1, replyLost],
    ['the answer to their commit was lost again and again', 'commitTransaction', 6, replyLost],
    ['their commit was refused', 'commitTransaction', 1, notCommitted],
    ['their commit was refused again and again', 'commitTransaction', 9, notCommitted],
    ['an election interrupted them', 'insert', 1, notPrimary],
    ['an election interrupted them again and again', 'insert', 9, notPrimary],
    ['the connection was lost before', 'insert', 1, connectionLost],
  ];
  for (const [what, command, times, how] of troubles) {
    it(`when ${what}`, async () => {
      const { ids, sent } = await sendAll();
      await fail(command, times, how);
      const outcomes = await sent();
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
      for (const id of ids) expect(await wordsOf(id)).toEqual(numbered);
      expect(await DomainEventModel.countDocuments()).toBe(2 * BODIES.length);
    });
  }

  it('in the order in which they came, also those who came while others were sent one by one', async () => {
    const id = await conversationOf(mira, jonas);
    let finish!: () => void;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const change = queue.run(id.toHexString(), () => finished);
    const sent = ['0', '1', '2'].map((body) => mira.say(id, body));
    // All of this turn have taken their places then.
    await new Promise(setImmediate);
    await fail('insert', 9, notPrimary);
    finish();
    await change;
    sent.push(...['3', '4', '5'].map((body) => mira.say(id, body)));
    await Promise.all(sent);
    expect(await wordsOf(id)).toEqual(numbered);
  });

  it('also when nobody knows at the deadline, and they are sent again', async () => {
    const { ids, sent } = await sendAll();
    await fail('commitTransaction', 10_000, connectionLost);
    turns.deadlineMs = 700;
    const inserted = countCommands((command, name) => name === 'insert' && command['insert'] === 'messages');
    const outcomes = await sent();
    inserted.stop();
    const reasons = outcomes.map((one) => (one as PromiseRejectedResult).reason);
    for (const reason of reasons)
      expect(reason).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('not known') });
    // An error belongs to one request, by whose id it is found in the logs.
    expect(new Set(reasons).size).toBe(2 * BODIES.length);
    // Trying one by one what may be stored already is what would double it, where there is no clientId.
    expect(inserted.n).toBe(1);
    await heal();
    turns.deadlineMs = usual;
    await endLeftTransactions(mongoose.connection, 1);
    expect((await sent()).filter(({ status }) => status === 'rejected')).toEqual([]);
    for (const id of ids) expect(await wordsOf(id)).toEqual(numbered);
    expect(await DomainEventModel.countDocuments()).toBe(2 * BODIES.length);
  });
});
