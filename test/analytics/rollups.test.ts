import { Types } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerDomains } from '../../src/domain.js';
import { allDomains } from '../../src/domains/index.js';
import { setClock } from '../../src/lib/clock.js';
import { periodBetween } from '../../src/lib/insight-period.js';
import { Loaders } from '../../src/loaders/context.js';
import { RollupLateSlotModel, RollupModel } from '../../src/models/analytics/index.js';
import { LikeModel, Reaction } from '../../src/models/social/index.js';
import { advanceRollups, defineRollup, markLate, remakeRollups } from '../../src/services/analytics/index.js';
import { testApp } from '../setup/app.js';

const reactions = defineRollup({
  name: 'test.reactions',
  model: LikeModel,
  at: 'createdAt',
  match: { targetType: 'Test' },
  by: { reaction: '$reaction' },
  sums: { twice: { $literal: 2 } },
  uniques: { users: '$user' },
  values: { minute: { $minute: '$createdAt' } },
});
const names = [reactions.name];
const before = [...allDomains];
const [ada, bob] = [new Types.ObjectId(), new Types.ObjectId()];

const like = (user: Types.ObjectId, reaction: Reaction, at: string) => ({
  ...{ _id: new Types.ObjectId(), user, reaction, targetType: 'Test', target: new Types.ObjectId() },
  ...{ createdAt: new Date(at), updatedAt: new Date(at) },
});
const add = (...rows: ReturnType<typeof like>[]) => LikeModel.collection.insertMany(rows);

/** What the rollup says of a range: bucket, key, count, sum, users, median. */
async function figures(from: string, to: string, perBucket = false) {
  const { rollup } = new Loaders({ viewer: null });
  const range = { from: new Date(from), to: new Date(to), unit: 'day', zone: 'Asia/Shanghai' } as const;
  const period = periodBetween({ ...range, now: new Date('2027-01-01T00:00:00Z') });
  const rows = await rollup.load({ name: reactions.name, period, perBucket });
  return rows
    .map(({ bucket, key, figures: found }) => [
      ...[perBucket ? period.buckets[bucket]!.key : '', ...key, found.count],
      ...[found.sum('twice'), found.unique('users'), found.percentile('minute', 50)],
    ])
    .sort();
}

beforeAll(async () => {
  await testApp();
  registerDomains([...before, { name: 'test', rollups: [reactions] }]);
  await add(
    like(ada, Reaction.LIKE, '2026-08-01T17:00:00Z'),
    like(ada, Reaction.LIKE, '2026-08-02T17:10:00Z'),
    like(bob, Reaction.LIKE, '2026-08-02T17:20:00Z'),
    like(bob, Reaction.LOVE, '2026-10-01T00:00:00Z'),
  );
});
afterAll(async () => {
  setClock(null);
  registerDomains(before);
  await LikeModel.collection.deleteMany({ targetType: 'Test' });
});

describe('rollups', () => {
  test('are made from the first row on, up to the present', async () => {
    setClock(() => Date.parse('2026-10-01T00:05:00Z'));
    await advanceRollups({ names });
    expect(await figures('2026-08-01T00:00:00Z', '2026-10-02T00:00:00Z')).toEqual([
      ['', 'like', 3, 6, 2, 10],
      ['', 'love', 1, 2, 1, 0],
    ]);
    expect(await RollupModel.countDocuments({ name: reactions.name, level: 'month' })).toBe(2);
  });

  test('T7.3: a visitor of two days is one visitor of both, and days are those of the zone', async () => {
    // 17:00 in UTC is one o'clock of the next day in Shanghai.
    expect(await figures('2026-08-01T16:00:00Z', '2026-08-03T16:00:00Z', true)).toEqual([
      ['2026-08-02', 'like', 1, 2, 1, 0],
      ['2026-08-03', 'like', 2, 4, 2, 10],
    ]);
    expect(await figures('2026-08-01T16:00:00Z', '2026-08-03T16:00:00Z')).toEqual([
      ['', 'like', 3, 6, 2, 10],
    ]);
  });

  test('go on where the last run ended, and take in what was committed late', async () => {
    await add(
      like(ada, Reaction.LOVE, '2026-10-01T00:04:00Z'),
      like(ada, Reaction.LAUGH, '2026-10-01T00:20:00Z'),
    );
    setClock(() => Date.parse('2026-10-01T00:21:00Z'));
    await advanceRollups({ names });
    const rows = await figures('2026-10-01T00:00:00Z', '2026-10-02T00:00:00Z');
    expect(rows.map(([, key, count]) => [key, count])).toEqual([
      ['laugh', 1],
      ['love', 2],
    ]);
  });

  test('take in rows with times that were made long ago, once they are marked', async () => {
    const late = like(bob, Reaction.LIKE, '2026-08-01T17:01:00Z');
    await add(late);
    await advanceRollups({ names });
    const count = async () => (await figures('2026-08-01T16:00:00Z', '2026-08-02T16:00:00Z'))[0]![2];
    expect(await count()).toBe(1);
    await markLate('likes', [late.createdAt, late.createdAt]);
    await advanceRollups();
    expect(await count()).toBe(2);
    expect(await RollupLateSlotModel.countDocuments({ source: 'likes' })).toBe(0);
  });

  test('are the same when they are made again, and lose what nothing occurred for', async () => {
    const rows = () => RollupModel.find({ name: reactions.name }).sort({ _id: 1 }).lean();
    const first = await rows();
    const range = [new Date('2026-08-01T00:00:00Z'), new Date('2026-10-02T00:00:00Z')] as const;
    await remakeRollups(...range, { names });
    expect(await rows()).toEqual(first);
    await LikeModel.collection.deleteMany({ targetType: 'Test', reaction: Reaction.LOVE });
    await remakeRollups(...range, { names });
    expect((await rows()).filter(({ key }) => key[0] === 'love')).toEqual([]);
  });

  test('are read by an index', async () => {
    const plan = await RollupModel.collection
      .find({ name: reactions.name, level: 'day', at: { $gte: new Date(0) } })
      .explain();
    expect(JSON.stringify(plan)).toContain('IXSCAN');
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
  });
});
