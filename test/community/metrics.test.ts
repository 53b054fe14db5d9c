import { beforeAll, describe, expect, it } from 'vitest';
import { CommunityMetricsModel, MetricsPeriod } from '../../src/models/community/index.js';
import { Role } from '../../src/models/identity/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { makeMetrics, metricsBucket } from '../../src/services/community/index.js';
import * as calendar from '../calendar/operations.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { REPORT } from '../moderation/operations.js';

const METRICS = `query ($slug: String!, $period: MetricsPeriod!, $from: DateTimeISO!, $to: DateTimeISO!) { group(slug: $slug) { metrics(period: $period, from: $from, to: $to) { date members { total new left active banned } content { posts comments reactions shares } engagement { views uniqueVisitors averageSessionSeconds engagementRate } events { created attendees completed } moderation { reports actions removed } topContributors { user { username } posts comments reactions } topContent { communityPost { id title } views engagement } topCategories { key count } } } }`;
const PLATFORM = `query ($period: MetricsPeriod!, $from: DateTimeISO!, $to: DateTimeISO!) { communityMetrics(period: $period, from: $from, to: $to) { date members { total new active } content { posts comments reactions } moderation { reports } topContributors { posts comments reactions } topContent { views engagement post { id } } } }`;
const GROUP = `mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id slug } } }`;
const JOIN = `mutation ($id: ID!) { joinGroup(input: { groupId: $id }) { membership { id } } }`;
const LEAVE = `mutation ($id: ID!) { leaveGroup(input: { groupId: $id }) { group { id } } }`;
const TOPIC = `mutation ($input: CreateCommunityPostInput!) { createCommunityPost(input: $input) { communityPost { id } } }`;
const REACT = `mutation ($id: ID!) { react(input: { targetId: $id, reaction: LOVE }) { target { __typename } } }`;

const objectId = (id: string) => readGlobalId(id)!.id;
const now = new Date();
const day = metricsBucket(now, MetricsPeriod.DAILY);
const range = { period: 'DAILY', from: day.start.toISOString(), to: day.end.toISOString() };

let owner: Person;
let ada: Person;
let eve: Person;
let mod: Person;
let group: { id: string; slug: string };
let topic: string;

beforeAll(async () => {
  await testApp();
  [owner, ada, eve] = (await people(3)) as [Person, Person, Person];
  mod = await staff(Role.MODERATOR);
  const input = { name: `Measured ${Date.now()}`, description: 'Numbers', category: 'AI_ART' };
  group = (await owner.client.data(GROUP, { input })).createGroup.group;
  for (const one of [ada, eve]) await one.client.data(JOIN, { id: group.id });
  await eve.client.data(LEAVE, { id: group.id });
  const post = {
    groupId: group.id,
    type: 'DISCUSSION',
    title: 'Which lens?',
    body: 'Pick one',
    category: 'GENERAL',
  };
  topic = (await owner.client.data(TOPIC, { input: post })).createCommunityPost.communityPost.id;
  await comment(ada, topic);
  await comment(ada, topic);
  await ada.client.data(REACT, { id: topic });
  await calendar.event(owner, { title: 'Measured walk', groupId: group.id });
  await ada.client.data(REPORT, { input: { targetId: topic, reason: 'SPAM' } });
  const other = await publish(eve);
  await comment(ada, other);
  await allFolded();
}, 60_000);

describe('community metrics', () => {
  it('count what happened in a group, and in it alone', async () => {
    await makeMetrics(now, MetricsPeriod.DAILY);
    const [metrics] = (await owner.client.data(METRICS, { slug: group.slug, ...range })).group.metrics;
    expect(metrics).toMatchObject({
      date: day.start.toISOString(),
      members: { total: 2, left: 1, active: 2, banned: 0 },
      content: { posts: 1, comments: 2, reactions: 1, shares: 0 },
      events: { created: 1, attendees: 0, completed: 0 },
      moderation: { reports: 1, actions: 0, removed: 0 },
      topContributors: [
        { user: { username: ada.username }, posts: 0, comments: 2, reactions: 1 },
        { user: { username: owner.username }, posts: 1, comments: 0, reactions: 0 },
      ],
      topContent: [{ communityPost: { id: topic, title: 'Which lens?' }, engagement: 3 }],
      topCategories: [{ count: 1 }],
    });
    const [platform] = (await mod.client.data(PLATFORM, range)).communityMetrics;
    expect(platform.content.comments).toBeGreaterThanOrEqual(3);
    expect(platform.members.total).toBeGreaterThanOrEqual(4);
  });

  it('are the same rows when they are made again', async () => {
    const rows = () =>
      CommunityMetricsModel.find({ group: objectId(group.id), date: day.start })
        .sort({ period: 1 })
        .lean();
    await makeMetrics(now, MetricsPeriod.DAILY);
    const before = await rows();
    await Promise.all([makeMetrics(now, MetricsPeriod.DAILY), makeMetrics(now, MetricsPeriod.DAILY)]).catch(
      () => null,
    );
    expect(await rows()).toEqual(before);
    for (const period of [MetricsPeriod.WEEKLY, MetricsPeriod.MONTHLY, MetricsPeriod.YEARLY]) {
      await makeMetrics(now, period);
      const { start, end } = metricsBucket(now, period);
      const asked = { period: period.toUpperCase(), from: start.toISOString(), to: end.toISOString() };
      const [one] = (await owner.client.data(METRICS, { slug: group.slug, ...asked })).group.metrics;
      expect(one.content).toEqual({ posts: 1, comments: 2, reactions: 1, shares: 0 });
    }
  });

  it('are for those who moderate the group, and within bounds', async () => {
    const ask = (who: Person, more: object = {}) =>
      who.client.refusal(METRICS, { slug: group.slug, ...range, ...more });
    expect(await ask(ada)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(owner, { to: range.from })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'to' });
    expect(await ask(owner, { from: '2000-01-01T00:00:00Z' })).toMatchObject({ field: 'to' });
    expect(await ada.client.refusal(PLATFORM, range)).toMatchObject({ code: 'FORBIDDEN' });
    await mod.client.data(METRICS, { slug: group.slug, ...range });
  });
});
