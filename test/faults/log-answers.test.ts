import { Types } from 'mongoose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ChatChunkModel } from '../../src/models/agents/index.js';
import { AnswerLog, LogWriter } from '../../src/services/agents/chat/answer-log.js';
import { closeLogDatabase, openLogDatabase } from '../events/database.js';
import { connectionLost, fail, heal, replyLost } from '../events/fail-point.js';

beforeAll(async () => {
  await openLogDatabase();
  await ChatChunkModel.createIndexes();
});
afterEach(heal);
afterAll(closeLogDatabase);

const id = () => new Types.ObjectId();

/** An answer's log, and what its writer has published. */
function answer() {
  const published: { seq: number; text?: string }[] = [];
  const topics = {
    publish: async (_kind: unknown, _id: unknown, signal: unknown) => void published.push(signal as never),
  };
  const writer = new LogWriter(topics);
  const message = id();
  const lost = { count: 0 };
  const logOf = () => new AnswerLog(message, id(), id(), writer, () => void (lost.count += 1));
  return { published, message, logOf, lost, writer };
}

const stored = async (message: Types.ObjectId): Promise<(string | undefined)[]> =>
  (await ChatChunkModel.find({ message }).sort({ seq: 1 }).lean()).map(({ text }) => text);

describe('the log of an answer', () => {
  it.each([
    ['the reply of a write is lost', replyLost],
    ['a write is lost', connectionLost],
  ])('stores and sends each piece once when %s', async (_, how) => {
    const { published, message, logOf, lost, writer } = answer();
    const log = logOf();
    log.push('One ');
    await log.flushed();
    await fail('insert', 2, how);
    const before = writer.written.commands;
    log.push('two ');
    // Text that comes while a row has no reply yet goes into the next one.
    await vi.waitFor(() => expect(writer.written.commands).toBeGreaterThan(before), { interval: 1 });
    log.push('three ');
    await log.flushed();
    log.push('four');
    await log.flushed();
    expect(await stored(message)).toEqual(['One ', 'two ', 'three ', 'four']);
    expect(published.map(({ seq, text }) => [seq, text])).toEqual([
      [1, 'One '],
      [2, 'two '],
      [3, 'three '],
      [4, 'four'],
    ]);
    expect([log.lost, lost.count]).toEqual([false, 0]);
  });

  it('ends where another worker has taken the next number', async () => {
    const { message, logOf, lost } = answer();
    const [first, second] = [logOf(), logOf()];
    first.push('Mine ');
    await first.flushed();
    second.push('Too late');
    await second.flushed();
    expect([second.lost, lost.count]).toEqual([true, 1]);
    expect(await stored(message)).toEqual(['Mine ']);
  });
});
