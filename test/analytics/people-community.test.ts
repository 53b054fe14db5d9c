import { Types } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SlotKind } from '../../src/models/analytics/index.js';
import {
  EventModel,
  EventRegistrationModel,
  EventRegistrationStatus as Status,
  EventState,
  EventType,
} from '../../src/models/calendar/index.js';
import {
  CommunityAudience,
  CommunityPostModel,
  GroupModel,
  MembershipModel,
  MembershipRole,
  MembershipStatus,
  SuggestionModel,
} from '../../src/models/community/index.js';
import { Role, UserModel, UserStatus } from '../../src/models/identity/index.js';
import { CommentModel, LikeModel } from '../../src/models/social/index.js';
import { SlugModel } from '../../src/models/system/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { advanceRollups, allRollups, restartRollups } from '../../src/services/analytics/index.js';
import { person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import type { Client } from '../setup/client.js';
import { operation } from './operations.js';
import { account, adminClient, clear, make, rows, slot } from './people-world.js';

type Id = Types.ObjectId;

const range = { from: '2025-03-01', to: '2025-03-03', bucket: 'DAY', timezone: 'Asia/Shanghai' };
const names = () =>
  allRollups()
    .map(({ name }) => name)
    .filter((name) => name.startsWith('groups.'));

let admin: Client;
let owner: Person;
let [mine, ada, bob, group]: Id[] = [];
const slug = `measured_${Date.now().toString(36)}`;

const at = (moment: string) => ({ createdAt: new Date(moment), updatedAt: new Date(moment) });
const topic = (author: Id, of: Id | null, moment: string, more: object = {}) => ({
  ...{ author, group: of, title: 'Which?', visibility: 'members', audience: CommunityAudience.CLOSED },
  ...{ publishedAt: new Date(moment), ...at(moment), ...more },
});
const member = (user: Id, role: MembershipRole, status = MembershipStatus.ACTIVE) => {
  const staffed = role !== MembershipRole.MEMBER;
  return {
    ...{ group, user, role, status, order: 1, permissions: { canModerate: staffed } },
    ...{ joinedAt: new Date('2025-03-01'), lastActiveAt: new Date('2025-03-01') },
  };
};

beforeAll(async () => {
  await testApp();
  admin = await adminClient();
  owner = await person();
  mine = parseGlobalId(owner.id, 'User', 'id');
  ada = await account('in_ada3');
  bob = await account('in_bob3');
  [group] = await rows(GroupModel, [
    {
      ...{ slug, name: slug, nameKey: slug, creator: mine, owner: mine, isListed: true },
      ...{ stats: { members: 1_000_003 }, lastPostAt: new Date(), ...at('2025-01-01T00:00:00Z') },
    },
  ]);
  await rows(SlugModel, [{ scope: 'Group', slug, target: group, current: true }]);
  await rows(MembershipModel, [
    member(mine, MembershipRole.OWNER),
    member(ada, MembershipRole.MEMBER),
    member(bob, MembershipRole.MEMBER, MembershipStatus.LEFT),
  ]);
  const [answered] = await rows(CommunityPostModel, [
    topic(mine, group!, '2025-03-01T17:00:00Z'),
    topic(mine, group!, '2025-03-02T17:00:00Z', { status: 'draft' }),
    topic(bob, null, '2025-03-01T17:00:00Z'),
  ]);
  const [comment] = await rows(CommentModel, [
    {
      ...{ author: ada, target: answered, targetType: 'CommunityPost', body: 'This one' },
      ...at('2025-03-01T18:00:00Z'),
    },
    {
      ...{ author: ada, target: answered, targetType: 'CommunityPost', body: 'Or that one' },
      ...at('2025-03-02T18:00:00Z'),
    },
  ]);
  await rows(LikeModel, [
    { user: bob, target: comment, targetType: 'Comment', ...at('2025-03-02T19:00:00Z') },
    { user: mine, target: answered, targetType: 'CommunityPost', ...at('2025-03-01T19:00:00Z') },
  ]);
  const key = String(group);
  await slot(SlotKind.GROUP_FLOWS, '2025-02-28T12:00:00Z', [key, 'joined'], 1);
  await slot(SlotKind.GROUP_FLOWS, '2025-03-01T17:00:00Z', [key, 'joined'], 4);
  await slot(SlotKind.GROUP_FLOWS, '2025-03-02T17:00:00Z', [key, 'left'], 1);
  await slot(SlotKind.GROUP_FLOWS, '2025-03-10T17:00:00Z', [key, 'joined'], 2);
  await restartRollups({ names: names() });
  await advanceRollups({ names: names() });
  await make(...names());
  await events();
  const suggestion = { author: ada, title: 'More', description: 'More of it', category: 'feature' };
  await rows(SuggestionModel, [
    { ...suggestion, status: 'planned', ...at('2025-03-02T01:00:00Z') },
    { ...suggestion, status: 'planned', ...at('2025-03-03T01:00:00Z') },
    { ...suggestion, status: 'declined', ...at('2025-03-03T01:00:00Z') },
    { ...suggestion, status: 'declined', deletedAt: new Date(), ...at('2025-03-03T01:00:00Z') },
    { ...suggestion, status: 'submitted', ...at('2025-03-03T17:00:00Z') },
  ]);
}, 60_000);
afterAll(async () => {
  await clear();
  await make(...names());
});

async function events(): Promise<void> {
  const event = (type: EventType, organizer: Id, startsAt: string, more: object = {}) => ({
    ...{ title: 'Together', slug: new Types.ObjectId().toHexString(), type, organizer },
    ...{ status: EventState.COMPLETED, startsAt: new Date(startsAt), endsAt: new Date(startsAt) },
    ...{ nextAt: new Date(startsAt), lastEndsAt: new Date(startsAt), ...more },
  });
  const [webinar, meetup, another] = await rows(EventModel, [
    event(EventType.WEBINAR, ada!, '2025-03-01T17:00:00Z', { stats: { ratings: 2, ratingSum: 9 } }),
    event(EventType.MEETUP, bob!, '2025-03-02T10:00:00Z'),
    event(EventType.MEETUP, ada!, '2025-03-03T10:00:00Z', { stats: { ratings: 1, ratingSum: 3 } }),
    event(EventType.MEETUP, bob!, '2025-03-03T10:00:00Z', { status: EventState.CANCELLED }),
    event(EventType.MEETUP, bob!, '2025-03-03T17:00:00Z'),
  ]);
  const part = (of: Id | undefined, status: Status, more: object = {}, attendee: object = {}) => ({
    ...{ event: of, user: new Types.ObjectId(), status, eventEndsAt: new Date('2025-03-04') },
    ...{ attendee: { email: 'some@example.com', ...attendee }, ...more },
  });
  const there = (durationSeconds: number, completed: boolean, questionsAsked: number) => ({
    attendance: { durationSeconds, completed, questionsAsked, pollsAnswered: 1 },
  });
  await rows(EventRegistrationModel, [
    part(webinar, Status.ATTENDED, there(3_600, true, 2), { experience: 'beginner' }),
    part(
      webinar,
      Status.ATTENDED,
      { ...there(1_800, false, 1), source: 'email' },
      { experience: 'beginner' },
    ),
    part(webinar, Status.NO_SHOW),
    part(webinar, Status.CONFIRMED),
    part(webinar, Status.CANCELLED),
    part(meetup, Status.ATTENDED),
    part(another, Status.WAITLISTED),
  ]);
}

describe('insights of the community', () => {
  test('are those of the contract', async () => {
    const { community } = (await admin.data(operation('CommunityInsights'), { range })).insights;
    // 1,000,003 now, of whom two joined after the range.
    expect(community.groups[0]).toEqual({ group: { slug }, members: 1_000_001, growth: 3, active: 3 });
    expect(community.events).toEqual([
      { type: 'MEETUP', events: 2, registrations: 1, attended: 1, noShow: 0, rate: 1 },
      { type: 'WEBINAR', events: 1, registrations: 4, attended: 2, noShow: 1, rate: 0.6667 },
    ]);
    expect(community.organizers).toEqual([
      { user: { username: 'in_ada3' }, events: 2, attendance: 2, rating: 4 },
      { user: { username: 'in_bob3' }, events: 1, attendance: 1, rating: null },
    ]);
    expect(community.suggestions).toEqual([
      { status: 'SUBMITTED', count: 0 },
      { status: 'UNDER_REVIEW', count: 0 },
      { status: 'PLANNED', count: 2 },
      { status: 'IN_PROGRESS', count: 0 },
      { status: 'COMPLETED', count: 0 },
      { status: 'DECLINED', count: 1 },
    ]);
    const holds = { status: { $in: [MembershipStatus.ACTIVE, MembershipStatus.SUSPENDED] } };
    for (const [key, role] of Object.entries(MembershipRole))
      expect(community.roles).toContainEqual({
        key,
        count: await MembershipModel.countDocuments({ ...holds, role }),
      });
  });

  const MORE = `query ($range: InsightRange!) { insights { community(range: $range) { organizers { user { username } } webinars { events registrations attended rate completionRate averageMinutes questionsPerAttendee pollsPerAttendee rating { average count } byExperience { key count } bySource { key count } } previous { events { type } groups(first: 1) { members growth } webinars { events rate averageMinutes rating { average count } } } } } }`;

  test('tell of webinars and the period before', async () => {
    const { community } = (await admin.data(MORE, { range })).insights;
    expect(community.webinars).toEqual({
      ...{ events: 1, registrations: 4, attended: 2, rate: 0.6667, completionRate: 0.5 },
      ...{ averageMinutes: 45, questionsPerAttendee: 1.5, pollsPerAttendee: 1 },
      rating: { average: 4.5, count: 2 },
      byExperience: [
        { key: '', count: 2 },
        { key: 'BEGINNER', count: 2 },
      ],
      bySource: [
        { key: 'WEBSITE', count: 3 },
        { key: 'EMAIL', count: 1 },
      ],
    });
    expect(community.previous).toEqual({
      events: [],
      groups: [{ members: 999_998, growth: 1 }],
      webinars: { events: 0, rate: null, averageMinutes: null, rating: { average: null, count: 0 } },
    });
  });

  test('name no deleted account', async () => {
    await UserModel.collection.updateOne({ _id: ada }, { $set: { status: UserStatus.DELETED } });
    const { community } = (await admin.data(MORE, { range })).insights;
    await UserModel.collection.updateOne({ _id: ada }, { $set: { status: UserStatus.ACTIVE } });
    expect(community.organizers).toEqual([{ user: null }, { user: { username: 'in_bob3' } }]);
  });

  test('are for admins', async () => {
    const { visitor } = await testApp();
    const asked = operation('CommunityInsights');
    expect(await owner.client.refusal(asked, { range })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await visitor.refusal(asked, { range })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('are read by indexes', async () => {
    const time = { $gte: new Date('2025-03-01'), $lt: new Date('2025-03-02') };
    const holds = { status: { $in: [MembershipStatus.ACTIVE, MembershipStatus.SUSPENDED] } };
    const found = [
      EventModel.collection.find({ status: { $in: ['published', 'completed'] }, startsAt: time }),
      EventRegistrationModel.collection.find({ event: group, status: { $in: ['attended'] } }),
      SuggestionModel.collection.find({ status: { $in: ['planned'] }, createdAt: time }),
      MembershipModel.collection.find({ ...holds, role: { $in: Object.values(MembershipRole) } }),
      GroupModel.collection.find({ isActive: true, isListed: true }).sort({ 'stats.members': -1, _id: -1 }),
    ];
    for (const rowsOf of found) {
      const plan = JSON.stringify((await rowsOf.explain('queryPlanner'))['queryPlanner'].winningPlan);
      expect(plan).not.toMatch(/COLLSCAN|"SORT"/);
    }
  });
});

describe('insights of a group', () => {
  test('are those of the contract', async () => {
    const answer = await owner.client.data(operation('GroupInsights'), { slug, range });
    expect(answer.group.insights).toEqual({
      buckets: [
        { start: '2025-02-28T16:00:00.000Z', members: 999_998, posts: 0, comments: 0, active: 0 },
        // The author, and Ada who commented.
        { start: '2025-03-01T16:00:00.000Z', members: 1_000_002, posts: 1, comments: 1, active: 2 },
        // Ada, and Bob who reacted.
        { start: '2025-03-02T16:00:00.000Z', members: 1_000_001, posts: 0, comments: 1, active: 2 },
      ],
      topContributors: [
        { user: { username: 'in_ada3' }, posts: 0, comments: 2 },
        { user: { username: owner.username }, posts: 1, comments: 0 },
      ],
    });
  });

  test('compare with the period before, and say nothing of the future', async () => {
    const MORE = `query ($slug: String!, $range: InsightRange!) { group(slug: $slug) { insights(range: $range) { buckets { members } previous { buckets { members posts } topContributors(first: 1) { posts } } } } }`;
    const later = { ...range, from: '2025-03-04', to: '2025-03-06' };
    const { insights } = (await owner.client.data(MORE, { slug, range: later })).group;
    expect(insights.previous).toEqual({
      buckets: [
        { members: 999_998, posts: 0 },
        { members: 1_000_002, posts: 1 },
        { members: 1_000_001, posts: 0 },
      ],
      topContributors: [{ posts: 0 }],
    });
    const future = { ...range, from: '2099-01-01', to: '2099-01-01' };
    const { buckets } = (await owner.client.data(MORE, { slug, range: future })).group.insights;
    expect(buckets).toEqual([{ members: null }]);
  });

  test('are for its moderators and those of the platform', async () => {
    const { visitor } = await testApp();
    const asked = operation('GroupInsights');
    const member = await person();
    const joined = { user: parseGlobalId(member.id, 'User', 'id'), role: MembershipRole.MEMBER };
    await rows(MembershipModel, [
      {
        ...{ group, ...joined, status: MembershipStatus.ACTIVE, order: 2 },
        ...{ joinedAt: new Date(), lastActiveAt: new Date() },
      },
    ]);
    expect(await member.client.refusal(asked, { slug, range })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await visitor.refusal(asked, { slug, range })).toMatchObject({ code: 'FORBIDDEN' });
    await (await staff(Role.MODERATOR)).client.data(asked, { slug, range });
  });

  test('hide accounts from group moderators that they may not see', async () => {
    await UserModel.collection.updateOne({ _id: ada }, { $set: { status: UserStatus.SUSPENDED } });
    const seen = async (client: Client) =>
      (await client.data(operation('GroupInsights'), { slug, range })).group.insights.topContributors[0].user;
    expect(await seen(owner.client)).toBeNull();
    expect(await seen(admin)).toEqual({ username: 'in_ada3' });
    await UserModel.collection.updateOne({ _id: ada }, { $set: { status: UserStatus.ACTIVE } });
  });
});
