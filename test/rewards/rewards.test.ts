import { Types } from 'mongoose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../src/events/transact.js';
import { setClock } from '../../src/lib/clock.js';
import { CoinTransactionType } from '../../src/models/billing/index.js';
import { UserModel, UserStatus } from '../../src/models/identity/index.js';
import {
  AchievementModel,
  PointTransactionModel,
  PointTransactionType,
  RewardItemModel,
  RewardItemType,
  Rarity,
  UserAchievementModel,
  UserRewardsModel,
} from '../../src/models/rewards/index.js';
import { readGlobalId, toGlobalId } from '../../src/schema/ids.js';
import { LARGEST_BALANCE, postCoins } from '../../src/services/billing/index.js';
import {
  backfillAchievements,
  installRewards,
  makeLeaderboards,
  postPoints,
} from '../../src/services/rewards/index.js';
import { people, person, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { allFolded } from '../setup/lanes.js';
import { testApp } from '../setup/app.js';
import { BLOCK, DELETE, REACT, UNREACT } from '../social/operations.js';
import {
  BADGES,
  BOARD,
  BUY,
  CLAIM,
  CLAIMABLE,
  EQUIP,
  FAVORITE,
  FAVORITES,
  REFUND,
  REWARDS,
  SHOP,
} from './operations.js';

const idOf = (globalId: string): Types.ObjectId => readGlobalId(globalId)!.id;
const rewardsOf = async ({ client }: Person) => (await client.data(REWARDS)).viewer;

beforeAll(async () => {
  await testApp();
  await installRewards();
});
afterAll(() => AchievementModel.deleteMany({}));
afterEach(() => setClock(null));

/** Gives points as an event of the platform would. */
const give = (one: Person, amount: number, fact = `gift:${new Types.ObjectId().toHexString()}`) =>
  transact(null, (tx) =>
    postPoints(tx, {
      user: idOf(one.id),
      amount,
      type: PointTransactionType.EARN,
      description: 'Gift',
      fact,
    }),
  );

async function ledgerOf(one: Person) {
  const rows = await PointTransactionModel.find({ user: idOf(one.id) }).lean();
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}

describe('points', () => {
  it('T5.6 are earned by activity, and taken back when it is undone', async () => {
    const mira = await person();
    const post = await publish(mira);
    await allFolded();
    const earned = await rewardsOf(mira);
    // 10 for the post, 10 for the achievement First Light.
    expect(earned.rewards.points).toEqual({ total: 20, available: 20, spent: 0 });
    expect(earned.rewards.today).toMatchObject({ pointsEarned: 10, actions: 1 });
    expect(earned.rewards.streak).toMatchObject({ days: 1, atRisk: false });
    expect(earned.coins).toBe(255);
    await mira.client.data(DELETE, { id: post });
    await allFolded();
    const undone = await rewardsOf(mira);
    expect(undone.rewards.points).toEqual({ total: 0, available: 0, spent: 0 });
    expect((await mira.client.data(BADGES, { username: mira.username })).user.achievements.totalCount).toBe(
      0,
    );
    await publish(mira);
    await allFolded();
    const again = await rewardsOf(mira);
    // The achievement comes back, its coins are not paid a second time.
    expect([again.rewards.points.total, again.coins]).toEqual([20, 255]);
    expect(await ledgerOf(mira)).toBe(20);
  });

  it('count a reaction once however often it is taken back and given again', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const post = await publish(mira);
    await allFolded();
    const before = (await rewardsOf(mira)).rewards.points.total;
    for (let time = 0; time < 3; time += 1) {
      await jonas.client.data(REACT, { id: post, reaction: 'LIKE' });
      await jonas.client.data(UNREACT, { id: post });
    }
    await jonas.client.data(REACT, { id: post, reaction: 'LIKE' });
    await allFolded();
    expect((await rewardsOf(mira)).rewards.points.total).toBe(before + 1);
    expect(await ledgerOf(mira)).toBe(before + 1);
  });
});

describe('achievements', () => {
  it('T5.5 are unlocked once, and notify once', async () => {
    const mira = await person();
    const post = await publish(mira);
    await Promise.all(Array.from({ length: 3 }, () => comment(mira, post)));
    // Achievements are events of a lane, of which the notifications are told after.
    await allFolded();
    await allFolded();
    const { achievements } = (await mira.client.data(BADGES, { username: mira.username })).user;
    const codes = achievements.nodes.map((one: any) => one.achievement.code);
    expect(codes.sort()).toEqual(['first-comment', 'first-post']);
    const { viewer } = await mira.client.data(
      '{ viewer { notifications(first: 10) { nodes { type message actorCount target { __typename } } } } }',
    );
    const told = viewer.notifications.nodes.filter((one: any) => one.type === 'ACHIEVEMENT');
    expect(told).toHaveLength(2);
    expect(told[0]).toMatchObject({ actorCount: 0, target: { __typename: 'Achievement' } });
  });

  it('are unlocked without coins where the account is full, and hold nobody up', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const user = idOf(mira.id);
    const type = CoinTransactionType.GIFT;
    await transact(null, (tx) =>
      postCoins(tx, { user, amount: LARGEST_BALANCE - 250, type, description: 'Gift' }),
    );
    await Promise.all([publish(mira), publish(jonas)]);
    await allFolded();
    const codesOf = async (one: Person): Promise<string[]> =>
      (await one.client.data(BADGES, { username: one.username })).user.achievements.nodes.map(
        ({ achievement }: any) => achievement.code,
      );
    expect([await codesOf(mira), await codesOf(jonas)]).toEqual([['first-post'], ['first-post']]);
    const balance = async (one: Person) => (await UserModel.findById(idOf(one.id)).lean())!.coins;
    expect([await balance(mira), await balance(jonas)]).toEqual([LARGEST_BALANCE, 255]);
    expect((await rewardsOf(mira)).rewards.points.total).toBe((await rewardsOf(jonas)).rewards.points.total);
  });

  it('T5.16 are granted afterwards, dated by their event and without a notification, once', async () => {
    const mira = await person();
    await publish(mira);
    await publish(mira);
    await allFolded();
    await allFolded();
    const achievement = new Types.ObjectId();
    await AchievementModel.create({
      ...{
        _id: achievement,
        code: `late-${String(achievement)}`,
        name: 'Late',
        description: 'Late',
        icon: '⏰',
      },
      ...{ category: 'explorer', rarity: 'common', points: 7, coinReward: 0, order: 999 },
      requirement: { metric: 'posts', value: 2 },
    } as never);
    const signal = new AbortController().signal;
    await backfillAchievements({ signal });
    const row = await UserAchievementModel.findOne({ user: idOf(mira.id), achievement }).lean();
    expect(row!.unlockedAt.getTime()).toBeLessThan(Date.now());
    await allFolded();
    const { viewer } = await mira.client.data(
      '{ viewer { notifications(first: 20) { nodes { message } } } }',
    );
    expect(viewer.notifications.nodes).toHaveLength(1);
    await AchievementModel.updateOne({ _id: achievement }, { $set: { backfilledAt: null } });
    await backfillAchievements({ signal });
    expect(await UserAchievementModel.countDocuments({ user: idOf(mira.id), achievement })).toBe(1);
    await AchievementModel.deleteOne({ _id: achievement });
    await UserAchievementModel.deleteMany({ achievement });
  });

  it('are not shown of a user who is blocked', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    await publish(mira);
    await allFolded();
    await mira.client.data(BLOCK, { id: jonas.id });
    expect((await jonas.client.data(BADGES, { username: mira.username })).user).toBeNull();
  });
});

describe('claims', () => {
  const reward = async ({ client }: Person, code: string) =>
    (await client.data(CLAIMABLE)).viewer.claimableRewards.find((one: any) => one.code === code);

  it('T5.3 pay once of ten at once, and keep what is earned meanwhile', async () => {
    const mira = await person();
    const { id } = await reward(mira, 'daily-check-in');
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () => mira.client.send(CLAIM, { id })),
      give(mira, 5),
    ]);
    const ok = answers.slice(0, 10).filter((one: any) => one.errors.length === 0);
    const codes = answers.slice(0, 10).flatMap((one: any) => one.errors.map((e: any) => e.extensions.code));
    expect(ok).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['CONFLICT']));
    expect((await rewardsOf(mira)).rewards.points.available).toBe(10);
    expect(await ledgerOf(mira)).toBe(10);
  });

  it('come again on the next local day, and not by changing the zone', async () => {
    const mira = await person();
    const { id } = await reward(mira, 'daily-check-in');
    await mira.client.data(CLAIM, { id });
    const ZONE =
      'mutation ($z: String!) { updatePreferences(input: { timezone: $z }) { userErrors { code } } }';
    for (const z of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC']) {
      await mira.client.data(ZONE, { z });
      expect((await mira.client.refusal(CLAIM, { id })).code).toBe('CONFLICT');
    }
    setClock(() => Date.now() + 48 * 60 * 60 * 1_000);
    expect((await mira.client.data(CLAIM, { id })).claimReward.points).toBe(5);
  });

  it('say whether the viewer can claim now, and why not, as the claim itself does', async () => {
    const mira = await person();
    const refusalOf = async (id: string) => (await mira.client.refusal(CLAIM, { id })).message;
    for (const [code, reason] of [
      ['weekly-streak', 'STREAK'],
      ['silver-month', 'LEVEL'],
      ['first-steps', 'PREREQUISITE'],
    ] as const) {
      const one = await reward(mira, code);
      const message = await refusalOf(one.id);
      expect(one).toMatchObject({ viewerCanClaim: false, viewerBlock: { reason, message, until: null } });
    }
    const daily = await reward(mira, 'daily-check-in');
    expect(daily).toMatchObject({ viewerCanClaim: true, viewerBlock: null });
    await mira.client.data(CLAIM, { id: daily.id });
    const waiting = await reward(mira, 'daily-check-in');
    expect(waiting).toMatchObject({
      viewerCanClaim: false,
      viewerBlock: { reason: 'WAITING', until: waiting.nextClaimAt, message: await refusalOf(daily.id) },
    });
    setClock(() => Date.now() + 48 * 60 * 60 * 1_000);
    expect(await reward(mira, 'daily-check-in')).toMatchObject({ viewerCanClaim: true });
    setClock(null);
    const { visitor } = await testApp();
    expect((await visitor.data(CLAIMABLE)).viewer).toBeNull();
  });

  it('refuse what needs a streak, a level or another reward first', async () => {
    const mira = await person();
    for (const code of ['weekly-streak', 'silver-month', 'first-steps']) {
      const { id } = await reward(mira, code);
      expect(await mira.client.refusal(CLAIM, { id })).toMatchObject({
        code: 'FORBIDDEN',
        field: 'rewardId',
      });
    }
    await publish(mira);
    await allFolded();
    await mira.client.data(CLAIM, { id: (await reward(mira, 'welcome')).id });
    const { id } = await reward(mira, 'first-steps');
    expect((await mira.client.data(CLAIM, { id })).claimReward.points).toBe(50);
    expect(await reward(mira, 'first-steps')).toMatchObject({ claimsLeft: 0, nextClaimAt: null });
    expect((await mira.client.refusal(CLAIM, { id })).code).toBe('CONFLICT');
  });
});

describe('the shop', () => {
  let rare: Types.ObjectId;
  const item = async (values: object): Promise<Types.ObjectId> => {
    const _id = new Types.ObjectId();
    await RewardItemModel.create({
      ...{ _id, code: `test-${String(_id)}`, name: 'Test', description: 'Test', type: RewardItemType.FRAME },
      ...{ price: 10, rarity: Rarity.RARE, order: 900, stock: null, ...values },
    } as never);
    return _id;
  };
  beforeAll(async () => {
    rare = await item({ stock: 1 });
  });

  it('T5.13 sells the last one once, and charges nobody else', async () => {
    const two = (await people(2)) as [Person, Person];
    for (const one of two) await give(one, 50);
    const itemId = toGlobalId('RewardItem', rare);
    const answers = await Promise.all(two.map(({ client }) => client.send(BUY, { input: { itemId } })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const balances = await Promise.all(
      two.map(async (one) => (await rewardsOf(one)).rewards.points.available),
    );
    expect(balances.sort()).toEqual([40, 50]);
    for (const one of two) expect(await ledgerOf(one)).toBe((await rewardsOf(one)).rewards.points.available);
  });

  it('T5.13 refuses too few points, an owned item and another price, and repeats by clientId', async () => {
    const mira = await person();
    const itemId = toGlobalId('RewardItem', await item({ price: 6, stock: 3 }));
    await give(mira, 5);
    expect((await mira.client.refusal(BUY, { input: { itemId } })).code).toBe('INSUFFICIENT_FUNDS');
    expect((await RewardItemModel.findById(idOf(itemId)).lean())!.stock).toBe(3);
    await give(mira, 20);
    const changed = { itemId, expectedPrice: 5 };
    expect(await mira.client.refusal(BUY, { input: changed })).toMatchObject({
      code: 'CONFLICT',
      field: 'expectedPrice',
    });
    for (let time = 0; time < 2; time += 1)
      await mira.client.data(BUY, { input: { itemId, expectedPrice: 6, clientId: 'b1' } });
    expect((await rewardsOf(mira)).rewards.points).toMatchObject({ available: 19, spent: 6 });
    expect((await mira.client.refusal(BUY, { input: { itemId } })).code).toBe('CONFLICT');
  });

  it('refunds within a day what is not equipped', async () => {
    const mira = await person();
    await give(mira, 30);
    const itemId = toGlobalId('RewardItem', await item({ stock: 2 }));
    expect((await mira.client.refusal(REFUND, { id: itemId })).code).toBe('NOT_FOUND');
    await mira.client.data(BUY, { input: { itemId } });
    const equip = (equipped: boolean) => mira.client.data(EQUIP, { input: { itemId, equipped } });
    expect((await equip(true)).equipItem.viewer.rewards.cosmetics.profileFrame.code).toMatch(/^test-/);
    expect((await mira.client.refusal(REFUND, { id: itemId })).code).toBe('CONFLICT');
    expect((await equip(false)).equipItem.viewer.rewards.cosmetics.profileFrame).toBeNull();
    const { refundItem } = await mira.client.data(REFUND, { id: itemId });
    expect(refundItem).toEqual({
      item: { viewerOwns: false },
      viewer: { rewards: { points: { available: 30 } } },
    });
    await mira.client.data(BUY, { input: { itemId } });
    setClock(() => Date.now() + 25 * 60 * 60 * 1_000);
    expect((await mira.client.refusal(REFUND, { id: itemId })).code).toBe('CONFLICT');
    expect((await UserRewardsModel.findById(idOf(mira.id)).lean())!.refundsUsed).toBe(1);
  });

  it('refuses to equip what is not owned', async () => {
    const mira = await person();
    const { nodes } = (await mira.client.data(SHOP)).shopItems;
    const input = { itemId: nodes[0].id, equipped: true };
    expect((await mira.client.refusal(EQUIP, { input })).code).toBe('NOT_FOUND');
  });
});

describe('leaderboards', () => {
  it('equal a plain reading of the rows, with shared ranks, and are the same when made again', async () => {
    const three = (await people(3)) as [Person, Person, Person];
    for (const [index, amount] of [900_002, 900_001, 900_001].entries()) await give(three[index]!, amount);
    await makeLeaderboards();
    const read = async (one: Person) =>
      (await one.client.data(BOARD, { category: 'POINTS', period: 'ALL_TIME' })).leaderboard;
    const board = await read(three[0]);
    const ours = board.entries.nodes.filter(({ user }: any) => three.some(({ id }) => id === user.id));
    const first = ours[0].rank;
    expect(ours.map(({ rank, score }: any) => [rank - first, score])).toEqual([
      [0, 900_002],
      [1, 900_001],
      [1, 900_001],
    ]);
    const rows = await PointTransactionModel.aggregate([
      { $match: { type: { $in: ['earn', 'bonus', 'event'] } } },
      { $group: { _id: '$user', n: { $sum: '$amount' } } },
      { $match: { n: { $gt: 0 } } },
    ]);
    const active = { _id: { $in: rows.map(({ _id }) => _id) }, status: UserStatus.ACTIVE, deletedAt: null };
    expect(board.participants).toBe(await UserModel.countDocuments(active));
    await makeLeaderboards();
    expect((await read(three[0])).entries).toEqual(board.entries);
    await give(three[2], 10);
    await makeLeaderboards();
    expect((await read(three[2])).viewerEntry).toMatchObject({ trend: 'UP', score: 900_011 });
    expect((await read(three[0])).viewerEntry).toMatchObject({ trend: 'DOWN', change: -1 });
  });

  it('T5.12 of a period that is over do not change any more', async () => {
    const mira = await person();
    await give(mira, 777_777);
    await makeLeaderboards();
    setClock(() => Date.now() + 26 * 60 * 60 * 1_000);
    await makeLeaderboards();
    const { LeaderboardModel } = await import('../../src/models/rewards/index.js');
    const closed = await LeaderboardModel.findOne({ key: { $ne: 'all' }, closed: true }).lean();
    expect(closed).not.toBeNull();
    await makeLeaderboards();
    const again = await LeaderboardModel.findById(closed!._id).lean();
    expect(again).toEqual(closed);
  });
});

describe('favorites', () => {
  it('are kept with category, notes and tags, once per item', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const post = await publish(jonas);
    const note = await comment(jonas, post);
    const input = { itemId: post, category: 'art', notes: 'Light', tags: ['Neon', 'neon'] };
    const { favorite } = await mira.client.data(FAVORITE, { input });
    expect(favorite.favorite).toMatchObject({
      category: 'art',
      tags: ['neon'],
      item: { __typename: 'Post' },
    });
    const changed = await mira.client.data(FAVORITE, { input: { itemId: post, notes: 'Glow' } });
    expect(changed.favorite.favorite).toMatchObject({
      id: favorite.favorite.id,
      category: 'art',
      notes: 'Glow',
    });
    await mira.client.data(FAVORITE, { input: { itemId: note, category: 'talk' } });
    const all = (await mira.client.data(FAVORITES)).viewer;
    expect(all.favorites.totalCount).toBe(2);
    expect(all.favoriteCategories).toEqual([
      { name: 'art', count: 1 },
      { name: 'talk', count: 1 },
    ]);
    expect((await mira.client.data(FAVORITES, { tag: 'NEON' })).viewer.favorites.totalCount).toBe(1);
    expect((await mira.client.data(FAVORITES, { type: 'COMMENT' })).viewer.favorites.totalCount).toBe(1);
    await jonas.client.data(DELETE, { id: post });
    const { nodes } = (await mira.client.data(FAVORITES, { type: 'POST' })).viewer.favorites;
    expect(nodes).toEqual([{ id: favorite.favorite.id, category: 'art', item: null }]);
  });

  it('refuse what the viewer may not see, and ids of other types', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const hidden = await publish(jonas, { visibility: 'PRIVATE' });
    expect(await mira.client.refusal(FAVORITE, { input: { itemId: hidden } })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await mira.client.refusal(FAVORITE, { input: { itemId: jonas.id } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'itemId',
    });
    const visitor = (await testApp()).visitor;
    expect((await visitor.refusal(FAVORITE, { input: { itemId: hidden } })).code).toBe('UNAUTHENTICATED');
  });
});
