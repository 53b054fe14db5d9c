import { mongo, Types } from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch } from '../setup/gateway.js';
import { testDatabaseUri } from '../setup/mongo.js';

const MONGODB_URI = testDatabaseUri(`leela_retry_${process.pid}`);
const client = new mongo.MongoClient(MONGODB_URI);
const letters = () => client.db().collection('dead_letters');

beforeAll(() => client.connect());
afterAll(async () => {
  await client.db().dropDatabase();
  await client.close();
});

async function retry(...args: string[]) {
  const environment = { NODE_ENV: 'test', MONGODB_URI, REDIS_URL: '' };
  const run = launch(['scripts/run.mjs', 'events-retry', ...args], environment);
  return { code: await run.exit, output: run.output() };
}

const letter = (lane: string, data: object) => ({
  lane,
  stage: 'handle',
  error: 'was broken',
  attempts: 3,
  at: new Date(),
  event: { _id: new Types.ObjectId(), type: 'post.created', at: new Date(), actor: null, data },
});

it(
  'tries what was put aside once more, keeps what fails again and ends with 1 then',
  { timeout: 60_000 },
  async () => {
    const good = {
      post: new Types.ObjectId(),
      author: new Types.ObjectId(),
      category: 'text-post',
      tags: [],
      mentions: [],
    };
    await letters().insertMany([
      letter('counters', good),
      letter('counters', { post: null }),
      letter('unknown', good),
    ]);
    const first = await retry('--lane', 'counters');
    expect(first.output).toContain('events that took effect: 1');
    expect(first.output).toContain('Events that failed again: 1');
    expect(first.code).toBe(1);
    const left = await letters().find().sort({ lane: 1 }).toArray();
    expect(left).toMatchObject([
      { lane: 'counters', attempts: 4, error: expect.not.stringContaining('was broken') },
      { lane: 'unknown', attempts: 3 },
    ]);
    expect(await retry('--lane', 'nope')).toMatchObject({
      code: 1,
      output: expect.stringContaining('There is no lane'),
    });
  },
);
