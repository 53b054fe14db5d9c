import { Types } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AgentPersonalizationModel,
  AIUsageModel,
  ChatFeedbackModel,
  ChatInteractionModel,
  ChatMessageModel,
  ChatSessionModel,
  QuickActionModel,
} from '../../src/models/agents/index.js';
import { Role } from '../../src/models/identity/index.js';
import { ToolUseModel } from '../../src/models/marketplace/index.js';
import {
  AchievementModel,
  FavoriteModel,
  PointTransactionModel,
  UserAchievementModel,
  UserRewardsModel,
} from '../../src/models/rewards/index.js';
import {
  AIGenerationModel,
  CanvasFileModel,
  CanvasGenerationModel,
  CanvasProjectModel,
  ExperimentModel,
} from '../../src/models/studio/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { allRollups, remakeRollups } from '../../src/services/analytics/index.js';
import { makeAgent } from '../agents/world.js';
import { person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { publishTool } from '../factories/tool.js';
import { testApp } from '../setup/app.js';
import { operation } from './operations.js';

const range = { from: '2018-05-07', to: '2018-05-08', bucket: 'DAY', timezone: 'Europe/Berlin' };
// 22:30 in UTC is half past midnight of the next day in Berlin.
const [MONDAY, TUESDAY] = [new Date('2018-05-07T08:00:00Z'), new Date('2018-05-07T22:30:00Z')];
// Runs of tools are removed after 90 days, so these are of a day that is not as long ago.
const RECENT = new Date(Date.now() - 60 * 24 * 60 * 60 * 1_000);
const recentDay = RECENT.toISOString().slice(0, 10);
const recently = { from: recentDay, to: recentDay, bucket: 'DAY', timezone: 'UTC' };
const id = (): Types.ObjectId => new Types.ObjectId();
const [mira, jonas] = [id(), id()];

type Model = {
  collection: { insertMany(rows: never[]): Promise<unknown>; deleteMany(filter: never): Promise<unknown> };
};
const planted: [Model, Types.ObjectId[]][] = [];
async function plant(model: Model, rows: Record<string, unknown>[]): Promise<void> {
  const all = rows.map((row) => ({ _id: id(), ...row }));
  await model.collection.insertMany(all as never[]);
  planted.push([model, all.map(({ _id }) => _id as Types.ObjectId)]);
}

let admin: Person;
let author: Person;
let agent: Types.ObjectId;
let slug: string;
let tool: { id: string; slug: string };
let action: Types.ObjectId;

beforeAll(async () => {
  await testApp();
  [admin, author] = [await staff(Role.ADMIN), await person()];
  const made = await makeAgent();
  [agent, slug] = [readGlobalId(made.id)!.id, made.slug];
  tool = await publishTool(author);
  const chats = [id(), id()];
  await plant(ChatSessionModel, [
    { _id: chats[0], user: mira, agent, createdAt: MONDAY },
    { _id: chats[1], user: jonas, agent, createdAt: TUESDAY },
  ]);
  await plant(ChatMessageModel, [
    ...[mira, mira, mira].map((user) => ({ user, agent, session: chats[0], createdAt: MONDAY })),
    { user: jonas, agent, session: chats[1], createdAt: TUESDAY },
  ]);
  const answers = [id(), id()];
  const own = id();
  action = id();
  await plant(QuickActionModel, [
    { _id: action, key: `k${String(action)}`, author: null, label: 'Shorter' },
    { _id: own, author: mira, slot: 1, label: 'my secret plan' },
  ]);
  const usage = { user: mira, agent, purpose: 'chat', provider: 'openai', model: 'm' };
  await plant(AIUsageModel, [
    {
      ...usage,
      message: answers[0],
      promptTokens: 100,
      completionTokens: 20,
      costMicros: 7_000,
      at: MONDAY,
      quickAction: action,
    },
    {
      ...usage,
      message: answers[0],
      promptTokens: 10,
      completionTokens: 0,
      costMicros: 1_000,
      at: MONDAY,
      error: 'TIMEOUT',
      provider: 'groq',
    },
    {
      ...usage,
      message: answers[1],
      promptTokens: 30,
      completionTokens: 5,
      costMicros: 4_500,
      at: TUESDAY,
      quickAction: own,
    },
    { ...usage, purpose: 'title', promptTokens: 5, completionTokens: 5, costMicros: 500, at: TUESDAY },
    // Of an experiment: of no chat and of no agent.
    {
      user: mira,
      purpose: 'experiment',
      provider: 'openai',
      promptTokens: 999,
      completionTokens: 1,
      costMicros: 9,
      at: MONDAY,
    },
  ]);
  await plant(ChatInteractionModel, [
    ...[100, 200, 300, 5_000].map((responseTimeMs, index) => ({
      ...{ message: id(), user: mira, agent, responseTimeMs, createdAt: MONDAY },
      status: index === 3 ? 'failed' : 'complete',
    })),
  ]);
  await plant(ChatFeedbackModel, [
    {
      session: chats[0],
      message: answers[0],
      user: mira,
      agent,
      rating: 5,
      categories: ['accuracy', 'speed'],
      createdAt: MONDAY,
    },
    {
      session: chats[0],
      message: null,
      user: mira,
      agent,
      rating: 2,
      categories: ['speed'],
      createdAt: MONDAY,
    },
    {
      session: chats[1],
      message: answers[1],
      user: jonas,
      agent,
      rating: 4,
      categories: [],
      createdAt: TUESDAY,
    },
  ]);
  await plant(AgentPersonalizationModel, [
    { user: mira, agent, createdAt: RECENT },
    { user: jonas, agent, createdAt: RECENT },
  ]);
  const image = { user: mira, type: 'image', createdAt: MONDAY };
  await plant(AIGenerationModel, [
    { ...image, status: 'completed', generationTime: 4, cost: { coins: 10, credits: 0 } },
    { ...image, status: 'completed', generationTime: 7, cost: { coins: 20, credits: 0 } },
    { ...image, status: 'failed', cost: { coins: 0, credits: 0 } },
  ]);
  await plant(CanvasProjectModel, [
    { owner: mira, template: 'RESEARCH', createdAt: MONDAY },
    { owner: mira, template: 'my private template', createdAt: MONDAY },
  ]);
  const project = id();
  await plant(CanvasFileModel, [
    { project, path: 'a.html', slot: 0, type: 'html', size: 100, createdAt: MONDAY },
    { project, path: 'b.html', slot: 1, type: 'html', size: 50, createdAt: MONDAY },
    { project, path: 'c.css', slot: 2, type: 'css', size: 7, createdAt: TUESDAY },
  ]);
  await plant(
    CanvasGenerationModel,
    ['completed', 'partial', 'failed', 'cancelled', 'completed'].map((status) => ({
      ...{ project, requestedBy: mira, status, createdAt: MONDAY },
    })),
  );
  const run = { type: 'dream-analysis', owner: mira, createdAt: MONDAY };
  await plant(ExperimentModel, [
    { ...run, number: `T-${String(id())}`, status: 'completed', usage: { tokens: 40, cost: 1_500_000 } },
    { ...run, number: `T-${String(id())}`, status: 'failed', usage: { tokens: 2, cost: 250_000 } },
    { ...run, number: `T-${String(id())}`, status: 'running' },
  ]);
  const use = { tool: readGlobalId(tool.id)!.id, toolName: 't', success: true, createdAt: RECENT };
  await plant(ToolUseModel, [
    { ...use, user: mira, action: 'convert', durationMs: 10 },
    { ...use, user: mira, action: 'convert', durationMs: 30 },
    { ...use, user: jonas, action: 'preview', success: false, error: 'no' },
    { ...use, tool: id(), user: jonas, action: 'other' },
  ]);
  const post = id();
  await plant(FavoriteModel, [
    { user: mira, itemType: 'Post', item: post, addedAt: RECENT },
    { user: jonas, itemType: 'Post', item: post, addedAt: RECENT },
    { user: mira, itemType: 'Post', item: id(), addedAt: RECENT },
    { user: mira, itemType: 'ChatSession', item: chats[0], addedAt: RECENT },
  ]);
  const points = (type: string, amount: number) => ({
    user: mira,
    type,
    amount,
    key: String(id()),
    createdAt: RECENT,
  });
  await plant(PointTransactionModel, [
    ...[points('earn', 50), points('earn', -10), points('bonus', 5), points('event', 100)],
    ...[points('purchase', -60), points('refund', 20)],
  ]);
  const achievement = id();
  await plant(AchievementModel, [{ _id: achievement, code: `first-${String(achievement)}` }]);
  await plant(UserAchievementModel, [
    { user: mira, achievement, unlockedAt: RECENT },
    { user: jonas, achievement, unlockedAt: RECENT },
  ]);
  const names = allRollups()
    .map(({ name }) => name)
    .filter((name) => /^(agents|chat|studio|tools|favorites|rewards)\./.test(name));
  await remakeRollups(new Date('2018-05-01'), new Date('2018-05-10'), { names });
  await remakeRollups(new Date(`${recentDay}T00:00:00Z`), new Date(`${recentDay}T23:59:59Z`), { names });
});
afterAll(async () => {
  for (const [model, ids] of planted) await model.collection.deleteMany({ _id: { $in: ids } } as never);
});

describe('the operations of shipped clients', () => {
  const ask = async (name: string, when = range) =>
    (await admin.client.data(operation(name), { range: when })).insights;

  test('AgentInsights', async () => {
    expect((await ask('AgentInsights')).agents).toEqual([
      {
        ...{ agent: { slug }, sessions: 2, messages: 4, users: 2, tokens: 175 },
        // Of 100, 200, 300 and 5,000: greater ones are known to within 1 %.
        // 13,000 millionths of a dollar are 1.3 cents.
        cost: { amount: 1, currency: 'USD' },
        rating: { average: 3.67, count: 3 },
        responseTime: { p50: 200, p95: 5_007, p99: 5_007 },
        errorRate: 0.25,
      },
    ]);
  });

  test('ChatInsights', async () => {
    const { chat } = await ask('ChatInsights');
    expect(chat).toEqual({
      buckets: [
        { start: '2018-05-06T22:00:00.000Z', sessions: 1, messages: 3, tokens: 130, cost: 0.008 },
        { start: '2018-05-07T22:00:00.000Z', sessions: 1, messages: 1, tokens: 45, cost: 0.005 },
      ],
      feedback: [
        { start: '2018-05-06T22:00:00.000Z', average: 3.5, positive: 1, negative: 1 },
        { start: '2018-05-07T22:00:00.000Z', average: 4, positive: 1, negative: 0 },
      ],
      categories: [
        { key: 'SPEED', count: 2, average: 3.5 },
        { key: 'ACCURACY', count: 1, average: 5 },
      ],
      // The words of a user's own action are the user's.
      quickActions: expect.arrayContaining([
        { label: 'Shorter', uses: 1 },
        { label: '(own)', uses: 1 },
      ]),
      byProvider: [
        { key: 'OPENAI', messages: 2, tokens: 165, cost: 0.012, errors: 0 },
        { key: 'GROQ', messages: 1, tokens: 10, cost: 0.001, errors: 1 },
      ],
    });
  });

  test('StudioInsights', async () => {
    expect((await ask('StudioInsights')).studio).toEqual({
      generations: [
        { type: 'IMAGE', status: 'COMPLETED', count: 2, averageSeconds: 5.5, coins: 30 },
        { type: 'IMAGE', status: 'FAILED', count: 1, averageSeconds: null, coins: 0 },
      ],
      canvas: {
        templates: [
          { key: '(other)', count: 1 },
          { key: 'RESEARCH', count: 1 },
        ],
        fileTypes: [
          { key: 'HTML', count: 2, bytes: 150 },
          { key: 'CSS', count: 1, bytes: 7 },
        ],
        successRate: 0.75,
      },
      lab: [{ type: 'DREAM_ANALYSIS', count: 3, successRate: 0.5, tokens: 42, cost: 1.75 }],
    });
  });

  test('ToolInsights', async () => {
    await UserRewardsModel.collection.deleteMany({ _id: { $in: [mira, jonas] } } as never);
    const before = (await ask('ToolInsights', recently)).rewards.streaks;
    const today = new Date().toISOString().slice(0, 10);
    await UserRewardsModel.collection.insertMany([
      { _id: mira, streak: { days: 8, longest: 8, lastDay: today, freezes: 0 } },
      { _id: jonas, streak: { days: 400, longest: 400, lastDay: '2018-05-01', freezes: 0 } },
    ] as never[]);
    const insights = await ask('ToolInsights', recently);
    await UserRewardsModel.collection.deleteMany({ _id: { $in: [mira, jonas] } } as never);
    expect(insights.tools).toEqual([
      {
        ...{ tool: { slug: tool.slug }, uses: 3, users: 2, successRate: 0.6667, averageMs: 20 },
        byAction: [
          { key: 'convert', count: 2 },
          { key: 'preview', count: 1 },
        ],
      },
      {
        tool: null,
        uses: 1,
        users: 1,
        successRate: 1,
        averageMs: null,
        byAction: [{ key: 'other', count: 1 }],
      },
    ]);
    const [posts, chats] = insights.favorites;
    expect(posts).toMatchObject({ type: 'POST', count: 3 });
    expect(posts.top.map(({ count }: any) => count)).toEqual([2, 1]);
    expect(readGlobalId(posts.top[0].itemId)!.type).toBe('Post');
    expect(chats).toEqual({ type: 'CHAT_SESSION', count: 1, top: [] });
    expect(insights.rewards.points).toEqual({ earned: 145, spent: 40 });
    expect(insights.rewards.achievements).toMatchObject([{ unlocked: 2 }]);
    const users = (rows: any[], days: number) => rows.find((one) => one.days === days).users;
    expect(users(insights.rewards.streaks, 7)).toBe(users(before, 7) + 1);
    expect(users(insights.rewards.streaks, 365)).toBe(users(before, 365));
    expect(insights.personalization.agents).toEqual([{ agent: { slug }, users: 2 }]);
    expect(insights.personalization.themes.map(({ key }: any) => key).sort()).toEqual([
      ...['AUTO', 'DARK', 'LIGHT', 'NEURAL'],
    ]);
  });

  test.each(['AgentInsights', 'ChatInsights', 'StudioInsights', 'ToolInsights', 'SystemHealth'])(
    '%s is for admins',
    async (name) => {
      const { visitor } = await testApp();
      const moderator = await staff(Role.MODERATOR);
      const variables = name === 'SystemHealth' ? {} : { range };
      expect((await visitor.refusal(operation(name), variables)).code).toBe('UNAUTHENTICATED');
      for (const { client } of [author, moderator])
        expect((await client.refusal(operation(name), variables)).code).toBe('FORBIDDEN');
    },
  );
});

describe('owners', () => {
  const TOOL = `query ($slug: String!, $range: InsightRange!) { tool(slug: $slug) { insights(range: $range) {
    tool { slug } uses users successRate averageMs byAction(first: 1) { key count } previous { uses } } } }`;
  const AGENT = `query ($slug: String!, $range: InsightRange!) { agent(slug: $slug) { insights(range: $range) {
    messages users personalityScore rating { average } previous { messages } } } }`;

  test('T7.18: read the figures of their own tool, and nobody else does', async () => {
    const own = (await author.client.data(TOOL, { slug: tool.slug, range: recently })).tool.insights;
    expect(own).toEqual({
      ...{ tool: { slug: tool.slug }, uses: 3, users: 2, successRate: 0.6667, averageMs: 20 },
      ...{ byAction: [{ key: 'convert', count: 2 }], previous: { uses: 0 } },
    });
    expect((await admin.client.data(TOOL, { slug: tool.slug, range: recently })).tool.insights).toEqual(own);
    const { visitor } = await testApp();
    const [other, moderator] = [await person(), await staff(Role.MODERATOR)];
    expect((await visitor.refusal(TOOL, { slug: tool.slug, range: recently })).code).toBe('UNAUTHENTICATED');
    for (const { client } of [other, moderator])
      expect((await client.refusal(TOOL, { slug: tool.slug, range: recently })).code).toBe('FORBIDDEN');
    // Another author's tool has none of these figures.
    const another = await publishTool(other);
    expect((await other.client.data(TOOL, { slug: another.slug, range: recently })).tool.insights.uses).toBe(
      0,
    );
  });

  test('agents are the platform’s: their figures are for admins', async () => {
    expect((await admin.client.data(AGENT, { slug, range })).agent.insights).toEqual({
      // Ratings of 5, 2 and 4 are scores of 100, 25 and 75.
      ...{
        messages: 4,
        users: 2,
        personalityScore: 66.67,
        rating: { average: 3.67 },
        previous: { messages: 0 },
      },
    });
    expect((await author.client.refusal(AGENT, { slug, range })).code).toBe('FORBIDDEN');
  });

  test('single runs are for admins, with their users', async () => {
    const RUNS = `query ($id: ID) { insights { toolUses(first: 5, toolId: $id) { nodes { action success user { id } } } } }`;
    const { nodes } = (await admin.client.data(RUNS, { id: tool.id })).insights.toolUses;
    expect(nodes).toHaveLength(3);
    expect((await author.client.refusal(RUNS, { id: tool.id })).code).toBe('FORBIDDEN');
  });

  test('an unknown agent of a past has figures without a name', async () => {
    const gone = id();
    await plant(ChatMessageModel, [
      { user: mira, agent: gone, session: id(), createdAt: new Date('2018-06-02') },
    ]);
    await remakeRollups(new Date('2018-06-02'), new Date('2018-06-03'), { names: ['agents.messages'] });
    const june = { from: '2018-06-02', to: '2018-06-02' };
    const { agents } = (
      await admin.client.data(
        `query ($range: InsightRange!) { insights { agents(range: $range) {
      agent { slug } messages errorRate responseTime { p50 } personalityScore } } }`,
        { range: june },
      )
    ).insights;
    expect(agents).toEqual([
      { agent: null, messages: 1, errorRate: null, responseTime: { p50: null }, personalityScore: null },
    ]);
  });
});

test('raw rows are found by indexes', async () => {
  for (const { name, model, at, match } of allRollups().filter((one) =>
    /^(agents|chat|studio|tools|favorites|rewards)\./.test(one.name),
  )) {
    const filter = { ...match, [at]: { $gte: MONDAY, $lt: TUESDAY } };
    const plan = await model.collection.find(filter).explain();
    expect([name, JSON.stringify(plan['queryPlanner'])]).not.toEqual([
      name,
      expect.stringContaining('COLLSCAN'),
    ]);
    const [, index] =
      /"keyPattern":\{"([a-zA-Z.]+)"/.exec(JSON.stringify(plan['queryPlanner'].winningPlan)) ?? [];
    expect([name, index]).toEqual([name, at]);
  }
});
