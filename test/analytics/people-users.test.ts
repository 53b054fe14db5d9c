import { Types } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, localDay, periodOf, toMoment } from '../../src/lib/civil-time.js';
import { setClock } from '../../src/lib/clock.js';
import { Loaders } from '../../src/loaders/context.js';
import { UserActivityModel } from '../../src/models/analytics/index.js';
import {
  AuthMethod,
  PlatformPlan,
  SecurityEvent,
  SecurityLogModel,
  UserModel,
  UserPreferencesModel,
} from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { advanceRollups, remakeRollups, restartRollups } from '../../src/services/analytics/index.js';
import { person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import type { Client } from '../setup/client.js';
import { operation } from './operations.js';
import { account, adminClient, clear, days, rows } from './people-world.js';

// Activity is forgotten after 400 days, so that the days are some weeks ago, and not always the same.
const zone = 'Asia/Shanghai';
const monday = localDay(periodOf(new Date(Date.now() - 70 * 86_400_000), 'week', zone).start, zone);
const dayAt = (day: number): string => addDays(monday, day);
const at = (day: number, time = '09:00'): Date => toMoment(`${dayAt(day)}T${time}`, zone)!;
const make = () => remakeRollups(at(-30), at(30), { names });

const range = { from: dayAt(0), to: dayAt(13), bucket: 'WEEK', timezone: zone };
const names = ['users.registered', 'users.active', 'users.security'];
const REFRESH = `mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { accessToken } }`;

const active = (user: Types.ObjectId, first: Date, ...more: [at: Date, country?: string][]) =>
  [[first] as [Date, string?], ...more].map(([moment, country = 'DE']) => ({
    user,
    at: moment,
    first,
    country,
  }));
const logged = (event: SecurityEvent, createdAt: Date) => ({ user: null, event, createdAt });

let admin: Client;

beforeAll(async () => {
  await testApp();
  admin = await adminClient();
  const ada = await account('in_ada', { createdAt: at(-21) });
  // Sunday in UTC, Monday in Shanghai.
  const bob = await account('in_bob', {
    ...{ createdAt: at(0, '00:30'), authMethod: AuthMethod.GOOGLE },
    subscription: { plan: PlatformPlan.PRO },
  });
  const eve = await account('in_eve', { createdAt: at(9) });
  await rows(UserActivityModel, [
    ...active(ada, at(-21), [at(1)], [at(2), 'FR']),
    ...active(bob, at(0, '00:30'), [at(8)], [at(8, '12:00')]),
    ...active(eve, at(9), [at(14)]),
  ]);
  await rows(SecurityLogModel, [
    logged(SecurityEvent.SIGNED_UP, at(0, '00:30')),
    logged(SecurityEvent.SIGNED_IN, at(1)),
    logged(SecurityEvent.SIGN_IN_FAILED, at(8, '08:59')),
    logged(SecurityEvent.TWO_FACTOR_FAILED, at(8, '08:59')),
    logged(SecurityEvent.PASSWORD_CHANGED, at(8)),
  ]);
  await restartRollups({ names });
  await advanceRollups({ names });
  await make();
}, 60_000);
afterAll(async () => {
  setClock(null);
  await clear();
  await make();
});

describe('insights of users', () => {
  test('T7.3: are those of the contract, and weeks are those of the zone', async () => {
    const { insights } = await admin.data(operation('UserInsights'), { range });
    expect(insights.users).toMatchObject({
      active: 3,
      buckets: [
        { start: at(0, '00:00').toISOString(), registrations: 1, active: 2, signIns: 2, failures: 0 },
        { start: at(7, '00:00').toISOString(), registrations: 1, active: 2, signIns: 0, failures: 2 },
      ],
      // Ada was active in two countries.
      byCountry: [
        { key: 'DE', count: 3 },
        { key: 'FR', count: 1 },
      ],
      byMethod: [
        { key: 'PASSWORD', count: 2 },
        { key: 'GOOGLE', count: 1 },
      ],
      byPlan: [
        { key: 'FREE', count: 2 },
        { key: 'PRO', count: 1 },
      ],
    });
  });

  test('T7.12: a user belongs to the cohort of the first activity ever, and week 0 is all of it', async () => {
    const { insights } = await admin.data(operation('UserInsights'), { range });
    // Ada was first seen weeks before. Bob came back in the next week; Eve came back after the range.
    expect(insights.users.retention).toEqual([
      { cohort: dayAt(0), size: 1, weeks: [1, 1] },
      { cohort: dayAt(7), size: 1, weeks: [1, 1] },
    ]);
  });

  test('T7.12: cells in the future are null, and what still runs is told', async () => {
    const period = days(at(0, '00:00'), at(21, '00:00'), { zone, now: at(10) });
    const { retention } = new Loaders({ viewer: null });
    const [first, second, third] = await retention.load({ period, unit: 'week' });
    expect(first).toMatchObject({ cohort: dayAt(0), size: 1, cells: [1, 1, null], complete: 1 });
    expect(second).toMatchObject({ cohort: dayAt(7), size: 1, cells: [1, null, null], complete: 0 });
    expect(third).toMatchObject({ cohort: dayAt(14), size: 0, cells: [null, null, null] });
  });

  test('T7.12: half an hour after midnight is the next day, by the calendar of the zone', async () => {
    await rows(UserActivityModel, active(new Types.ObjectId(), at(19, '23:30'), [at(20, '00:30')]));
    const period = days(at(19, '00:00'), at(21, '00:00'), { zone });
    const { retention } = new Loaders({ viewer: null });
    expect(await retention.load({ period, unit: 'day' })).toEqual([
      { cohort: dayAt(19), size: 1, cells: [1, 1], complete: 2 },
      { cohort: dayAt(20), size: 0, cells: [0, 0], complete: 2 },
    ]);
  });

  test('agree with the raw rows', async () => {
    const period = { $gte: at(0, '00:00'), $lt: at(14, '00:00') };
    const { insights } = await admin.data(operation('UserInsights'), { range });
    const { active: found, buckets } = insights.users;
    expect(found).toBe((await UserActivityModel.distinct('user', { at: period })).length);
    expect(buckets.reduce((sum: number, one: any) => sum + one.registrations, 0)).toBe(
      await UserModel.countDocuments({ createdAt: period }),
    );
  });

  test('total grows by the accounts that are made, and falls by those that are erased', async () => {
    // Only differences: totals are reckoned back from now, over what other tests have done since.
    const totalOn = async (day: number): Promise<number> => {
      const upTo = { ...range, from: dayAt(day - 1), to: dayAt(day) };
      return (await admin.data(operation('UserInsights'), { range: upTo })).insights.users.total;
    };
    expect((await totalOn(13)) - (await totalOn(6))).toBe(1);
    const [erased] = await rows(SecurityLogModel, [logged(SecurityEvent.ACCOUNT_ERASED, at(10))]);
    await remakeRollups(at(9), at(11), { names: ['users.security'] });
    expect((await totalOn(13)) - (await totalOn(6))).toBe(0);
    await SecurityLogModel.deleteOne({ _id: erased });
    await remakeRollups(at(9), at(11), { names: ['users.security'] });
  });

  test('compare with the period before, of as many days', async () => {
    const PREVIOUS = `query ($range: InsightRange!) { insights { users(range: $range) { active previous { active buckets { start registrations } } } } }`;
    const later = { ...range, from: dayAt(14), to: dayAt(27) };
    const { users } = (await admin.data(PREVIOUS, { range: later })).insights;
    expect(users).toMatchObject({ active: 1, previous: { active: 3 } });
    expect(users.previous.buckets).toEqual([
      { start: at(0, '00:00').toISOString(), registrations: 1 },
      { start: at(7, '00:00').toISOString(), registrations: 1 },
    ]);
  });

  test('are for admins', async () => {
    const { visitor } = await testApp();
    const somebody = await person();
    expect(await somebody.client.refusal(operation('UserInsights'), { range })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await visitor.refusal(operation('UserInsights'), { range })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  test('find cohorts and activity by an index', async () => {
    for (const filter of [{ first: { $gte: new Date(0) } }, { at: { $gte: new Date(0) } }]) {
      const plan = JSON.stringify(await UserActivityModel.collection.find(filter).explain());
      expect(plan).toContain('IXSCAN');
      expect(plan).not.toContain('COLLSCAN');
    }
  });
});

describe('activity', () => {
  const of = (id: string) =>
    UserActivityModel.find({ user: parseGlobalId(id, 'User', 'id') })
      .sort({ at: 1 })
      .lean();

  test('is noted once in a quarter of an hour, with the first ever', async () => {
    const one = await person();
    const [first] = await of(one.id);
    const later = (minutes: number) => Date.now() + minutes * 60_000;
    let token = one.refreshToken;
    const refresh = async () => {
      const REFRESHED = REFRESH.replace('accessToken', 'accessToken refreshToken');
      token = (await one.client.data(REFRESHED, { token })).refreshSession.refreshToken;
    };
    await refresh();
    expect(await of(one.id)).toHaveLength(1);
    setClock(() => later(30));
    await refresh();
    setClock(null);
    const found = await of(one.id);
    expect(found).toHaveLength(2);
    expect(found.map((row) => row.first)).toEqual([first!.at, first!.at]);
  });

  test('begins with the first sign-in on record for users from before', async () => {
    const one = await person();
    const user = parseGlobalId(one.id, 'User', 'id');
    await UserActivityModel.deleteMany({ user });
    await SecurityLogModel.collection.updateMany(
      { user },
      { $set: { createdAt: new Date(at(-3).getTime() + 5 * 60_000) } },
    );
    await one.client.data(REFRESH, { token: one.refreshToken });
    const first = at(-3);
    const found = await of(one.id);
    expect(found.map((row) => row.first)).toEqual([first, first]);
    expect(found[0]!.at).toEqual(first);
    await UserActivityModel.deleteMany({ user });
  });

  test('is not noted of users who turned usage analytics off', async () => {
    const one = await person();
    const user = parseGlobalId(one.id, 'User', 'id');
    await UserActivityModel.deleteMany({ user });
    await UserPreferencesModel.create({ user, privacy: { analytics: false } });
    await one.client.data(REFRESH, { token: one.refreshToken });
    expect(await of(one.id)).toEqual([]);
  });
});
