import type { Types } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SlotKind } from '../../src/models/analytics/index.js';
import {
  CommunityAudience,
  CommunityPostModel,
  CommunityPostStatus,
} from '../../src/models/community/index.js';
import { UserModel, UserStatus } from '../../src/models/identity/index.js';
import {
  CommentModel,
  FollowModel,
  LikeModel,
  PostCategory,
  PostModel,
  PostShareModel,
  PostStatus,
  Reaction,
  SaveModel,
  TagModel,
} from '../../src/models/social/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { allRollups } from '../../src/services/analytics/index.js';
import { person, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import type { Client } from '../setup/client.js';
import { operation } from './operations.js';
import { account, adminClient, clear, make, postAt, postId, rows, slot } from './people-world.js';

type Id = Types.ObjectId;

const range = { from: '2025-03-01', to: '2025-03-03', bucket: 'DAY', timezone: 'Asia/Shanghai' };
const names = () =>
  allRollups()
    .map(({ name }) => name)
    .filter((name) => /^(engagement|creators)\./.test(name));

let admin: Client;
let mira: Person;
let me: Id;
let [bob, eve]: Id[] = [];
let [first, second, others]: Id[] = [];

const at = (moment: string) => ({ createdAt: new Date(moment), updatedAt: new Date(moment) });
const like = (user: Id, target: Id, moment: string, more: object = {}) => ({
  ...{ user, target, targetType: 'Post', reaction: Reaction.LIKE, ...at(moment), ...more },
});
const comment = (author: Id, target: Id, moment: string, more: object = {}) => ({
  ...{ author, target, targetType: 'Post', body: 'So it is', ...at(moment), ...more },
});

beforeAll(async () => {
  await testApp();
  admin = await adminClient();
  mira = await person();
  me = parseGlobalId(mira.id, 'User', 'id');
  bob = await account('in_bob2');
  eve = await account('in_eve2');
  const tags = { tags: ['insight_tag'] };
  // 17:00 in UTC is the next day in Shanghai.
  first = await postAt(me, '2025-02-28T17:00:00Z', tags);
  second = await postAt(me, '2025-03-02T02:00:00Z');
  others = await postAt(bob, '2025-03-02T17:00:00Z', { category: PostCategory.IMAGE_TEXT_POST, ...tags });
  await postAt(bob, '2025-03-02T18:00:00Z', { deletedAt: new Date('2025-03-02T18:01:00Z') });
  await postAt(bob, '2025-03-02T18:00:00Z', { status: PostStatus.DRAFT });
  await postAt(eve, '2025-03-02T05:00:00Z', { repostOf: first });
  await rows(TagModel, [{ name: 'insight_tag' }]);
  await rows(CommunityPostModel, [
    {
      ...{ author: eve, title: 'Which?', visibility: 'public', audience: CommunityAudience.PUBLIC },
      ...{ publishedAt: new Date('2025-03-01T08:00:00Z'), ...at('2025-03-01T07:00:00Z'), ...tags },
    },
  ]);
  await rows(
    LikeModel,
    [
      like(bob, first, '2025-03-01T01:00:00Z'),
      like(eve, first, '2025-03-02T01:00:00Z', { reaction: Reaction.LOVE }),
      // One's own counts for the platform, and not for oneself.
      like(me, first, '2025-03-02T01:00:00Z'),
      like(bob, second, '2025-03-02T03:00:00Z'),
      like(me, others, '2025-03-03T01:00:00Z'),
      like(eve, second, '2025-03-02T03:00:00Z', { targetType: 'Message', target: second }),
      like(eve, others, '2025-03-04T01:00:00Z'),
    ].map((row, index) => (index === 5 ? { ...row, target: bob } : row)),
  );
  await rows(CommentModel, [
    comment(bob, first, '2025-03-01T02:00:00Z'),
    comment(me, first, '2025-03-01T02:30:00Z', { depth: 1 }),
    comment(eve, second, '2025-03-02T04:00:00Z', { depth: 1 }),
    comment(eve, second, '2025-03-02T04:10:00Z', { deletedAt: new Date() }),
  ]);
  await rows(PostShareModel, [
    { user: bob, post: first, ...{ createdAt: new Date('2025-03-01T03:00:00Z') } },
  ]);
  await rows(SaveModel, [
    { user: bob, post: second, ...at('2025-03-02T05:00:00Z') },
    { user: me, post: second, ...at('2025-03-02T05:00:00Z') },
  ]);
  await rows(FollowModel, [
    { follower: bob, following: me, ...at('2025-03-02T06:00:00Z') },
    { follower: eve, following: me, status: 'requested', ...at('2025-03-02T06:00:00Z') },
  ]);
  await slot(SlotKind.POST_VIEWS, '2025-03-01T16:15:00Z', [String(first), 'DE'], 3);
  await slot(SlotKind.POST_VIEWS, '2025-03-02T01:00:00Z', [String(first), ''], 2);
  await slot(SlotKind.POST_VIEWS, '2025-03-02T01:00:00Z', [String(second), 'DE'], 1);
  await slot(SlotKind.POST_VIEWS, '2025-03-03T01:00:00Z', [String(others), 'FR'], 7);
  await slot(SlotKind.TOPIC_VIEWS, '2025-03-03T01:00:00Z', ['0123456789abcdef01234567', 'FR'], 4);
  await slot(SlotKind.STORIES, '2025-03-03T01:00:00Z', ['all'], 2);
  await slot(SlotKind.STORY_VIEWS, '2025-03-03T02:00:00Z', [], 5);
  await make(...names());
}, 60_000);
afterAll(async () => {
  await clear();
  await make(...names());
});

describe('insights of engagement', () => {
  test('T7.3: are those of the contract, by the days of the zone', async () => {
    const { engagement } = (await admin.data(operation('EngagementInsights'), { range })).insights;
    expect(engagement.buckets).toEqual([
      { start: '2025-02-28T16:00:00.000Z', posts: 2, comments: 2, reactions: 1, shares: 1, views: 0 },
      { start: '2025-03-01T16:00:00.000Z', posts: 1, comments: 1, reactions: 3, shares: 0, views: 6 },
      { start: '2025-03-02T16:00:00.000Z', posts: 1, comments: 0, reactions: 1, shares: 0, views: 11 },
    ]);
    // Four posts: 5 reactions, 3 comments, 17 views.
    expect(engagement.averages).toEqual({ likesPerPost: 1.25, commentsPerPost: 0.75, viewsPerPost: 4.25 });
    expect(engagement.threadDepth).toEqual([
      { depth: 0, count: 1 },
      { depth: 1, count: 2 },
    ]);
    expect(engagement.topPosts).toEqual([
      // 2 others' reactions, 1 comment, 1 share, 5 views: 4 + 3 + 5 + 0.5.
      { post: { id: postId(first!), title: null }, score: 12.5 },
      { post: { id: postId(second!), title: null }, score: 5.1 },
      { post: { id: postId(others!), title: null }, score: 2.7 },
    ]);
    expect(engagement.topAuthors).toEqual([
      { user: { username: mira.username }, posts: 2, reactions: 3 },
      { user: { username: 'in_bob2' }, posts: 1, reactions: 1 },
    ]);
    expect(engagement.topTags).toEqual([{ tag: { name: 'insight_tag' }, uses: 3 }]);
  });

  const MORE = `query ($range: InsightRange!, $first: Int! = 10) { insights { engagement(range: $range) { byReaction { key count } topPosts(first: $first) { post { id } } topAuthors { user { username } } feeds { posts reposts saves follows byCategory { key count } byVisibility { key count } } stories { created views viewsPerStory byVisibility { key count } } previous { buckets { posts } averages { likesPerPost } } } } }`;

  test('tell of reactions, feeds, stories and the period before', async () => {
    const { engagement } = (await admin.data(MORE, { range })).insights;
    expect(engagement).toMatchObject({
      byReaction: [
        { key: 'LIKE', count: 4 },
        { key: 'LOVE', count: 1 },
      ],
      feeds: {
        ...{ posts: 3, reposts: 1, saves: 2, follows: 1 },
        byCategory: [
          { key: 'IMAGE_POST', count: 2 },
          { key: 'IMAGE_TEXT_POST', count: 1 },
        ],
        byVisibility: [{ key: 'PUBLIC', count: 3 }],
      },
      stories: { created: 2, views: 5, viewsPerStory: 2.5, byVisibility: [{ key: 'ALL', count: 2 }] },
      previous: { buckets: [{ posts: 0 }, { posts: 0 }, { posts: 0 }], averages: { likesPerPost: null } },
    });
  });

  test('agree with the raw rows', async () => {
    const { engagement } = (await admin.data(operation('EngagementInsights'), { range })).insights;
    const createdAt = { $gte: new Date('2025-02-28T16:00:00Z'), $lt: new Date('2025-03-03T16:00:00Z') };
    const sum = (name: string) => engagement.buckets.reduce((all: number, one: any) => all + one[name], 0);
    const posts = { createdAt, status: PostStatus.PUBLISHED, deletedAt: null, repostOf: { $exists: false } };
    const topics = { publishedAt: createdAt, status: CommunityPostStatus.PUBLISHED, deletedAt: null };
    expect(sum('posts')).toBe(
      (await PostModel.countDocuments(posts)) + (await CommunityPostModel.countDocuments(topics)),
    );
    expect(sum('comments')).toBe(await CommentModel.countDocuments({ createdAt, deletedAt: null }));
    const seen = { createdAt, targetType: { $ne: 'Message' } } as const;
    expect(sum('reactions')).toBe(await LikeModel.countDocuments(seen));
    expect(sum('shares')).toBe(await PostShareModel.countDocuments({ createdAt }));
  });

  test('leave out what was deleted since', async () => {
    await PostModel.collection.updateOne({ _id: first }, { $set: { deletedAt: new Date() } });
    await UserModel.collection.updateOne({ _id: bob }, { $set: { status: UserStatus.DELETED } });
    const { engagement } = (await admin.data(MORE, { range })).insights;
    expect(engagement.topPosts[0]).toEqual({ post: null });
    expect(engagement.topAuthors).toEqual([{ user: { username: mira.username } }, { user: null }]);
    await PostModel.collection.updateOne({ _id: first }, { $set: { deletedAt: null } });
    await UserModel.collection.updateOne({ _id: bob }, { $set: { status: UserStatus.ACTIVE } });
  });

  test('are for admins, and lists have limits', async () => {
    const { visitor } = await testApp();
    const asked = operation('EngagementInsights');
    expect(await mira.client.refusal(asked, { range })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await visitor.refusal(asked, { range })).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const n of [0, 101])
      expect(await admin.refusal(MORE, { range, first: n })).toMatchObject({
        ...{ code: 'BAD_USER_INPUT', field: 'first' },
      });
  });
});

describe('insights of creators', () => {
  test("are those of the contract, and of others' deeds alone", async () => {
    const { insights } = (await mira.client.data(operation('CreatorInsights'), { range })).viewer;
    expect(insights.buckets).toEqual([
      {
        start: '2025-02-28T16:00:00.000Z',
        ...{ views: 0, reactions: 1, comments: 1, shares: 1, saves: 0, newFollowers: 0 },
      },
      {
        start: '2025-03-01T16:00:00.000Z',
        ...{ views: 6, reactions: 2, comments: 1, shares: 0, saves: 1, newFollowers: 1 },
      },
      {
        start: '2025-03-02T16:00:00.000Z',
        ...{ views: 0, reactions: 0, comments: 0, shares: 0, saves: 0, newFollowers: 0 },
      },
    ]);
    expect(insights.topPosts).toEqual([
      // (2 + 1 + 1) of 5 views, and (1 + 1) of one.
      { post: { id: postId(first!), caption: 'A post' }, views: 5, reactions: 2, engagementRate: 80 },
      { post: { id: postId(second!), caption: 'A post' }, views: 1, reactions: 1, engagementRate: 200 },
    ]);
    expect(insights.audience.byCountry).toEqual([
      { key: 'DE', count: 4 },
      { key: '', count: 2 },
    ]);
    // 16:15 and 01:00 in UTC are 0 and 9 o'clock in Shanghai.
    const hours = insights.audience.byHour;
    expect(hours).toHaveLength(24);
    expect(hours.filter((one: any) => one.views > 0)).toEqual([
      { hour: 0, views: 3 },
      { hour: 9, views: 3 },
    ]);
  });

  test("are the viewer's own, and nobody's for visitors", async () => {
    const { visitor } = await testApp();
    const somebody = await person();
    const { insights } = (await somebody.client.data(operation('CreatorInsights'), { range })).viewer;
    expect(insights.topPosts).toEqual([]);
    expect(insights.buckets.every((one: any) => one.views === 0 && one.reactions === 0)).toBe(true);
    expect(await visitor.data(operation('CreatorInsights'), { range })).toEqual({ viewer: null });
  });

  test('compare with the period before', async () => {
    const PREVIOUS = `query ($range: InsightRange!) { viewer { insights(range: $range) { previous { buckets { views } audience { byCountry { key } } } } } }`;
    const later = { ...range, from: '2025-03-04', to: '2025-03-06' };
    const { insights } = (await mira.client.data(PREVIOUS, { range: later })).viewer;
    expect(insights.previous.buckets).toEqual([{ views: 0 }, { views: 6 }, { views: 0 }]);
    expect(insights.previous.audience.byCountry).toEqual([{ key: 'DE' }, { key: '' }]);
  });
});

describe('the rollups of people', () => {
  test('find raw rows by an index', async () => {
    const [from, to] = [new Date('2025-03-01'), new Date('2025-03-02')];
    for (const { name, model, at: time, match } of allRollups()) {
      if (!/^(engagement|creators|groups|users)\./.test(name)) continue;
      const rowsOf = model.collection.find({ ...match, [time]: { $gte: from, $lt: to } });
      const { winningPlan } = (await rowsOf.explain('queryPlanner'))['queryPlanner'];
      const plan = JSON.stringify(winningPlan);
      const bounds = [...plan.matchAll(new RegExp(`"${time}":\\["([^"]*)"`, 'g'))].map(([, bound]) => bound);
      expect([name, plan.includes('COLLSCAN'), bounds.length > 0]).toEqual([name, false, true]);
      for (const bound of bounds) expect([name, bound]).toEqual([name, expect.stringContaining(`${+from}`)]);
    }
  });
});
