import { Types } from 'mongoose';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '../../src/events/transact.js';
import { floorTo } from '../../src/lib/rollup-levels.js';
import {
  InsightSlotModel,
  RollupLateSlotModel,
  RollupModel,
  SlotKind,
  UserActivityModel,
} from '../../src/models/analytics/index.js';
import { insightRows } from '../../src/services/privacy/rows/insights.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { people, person, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { clear, rows } from './people-world.js';

const VIEW = `mutation ($ids: [ID!]!) { recordViews(input: { postIds: $ids }) { recorded } }`;
const STORY = `mutation { createStory(input: { type: TEXT, text: "Now", visibility: FOLLOWERS }) { story { id } } }`;
const GROUP = `mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id } } }`;
const JOIN = `mutation ($id: ID!) { joinGroup(input: { groupId: $id }) { membership { id } } }`;
const LEAVE = `mutation ($id: ID!) { leaveGroup(input: { groupId: $id }) { group { id } } }`;

const hexOf = (id: string): string => readGlobalId(id)!.id.toHexString();
const counted = async (kind: SlotKind, key: string) =>
  (await InsightSlotModel.find({ kind, 'key.0': key }).lean()).reduce(
    (found, { key: [, more = ''], n }) => ({ ...found, [more]: (found[more] ?? 0) + n }),
    {} as Record<string, number>,
  );

let [ada, bob]: Person[] = [];

beforeAll(async () => {
  await testApp();
  [ada, bob] = await people(2);
});
afterEach(clear);

describe('what is counted while it happens', () => {
  test('views count once per viewer and window, by post', async () => {
    const post = await publish(ada!);
    for (const viewer of [bob!, bob!, ada!, await person()]) await viewer.client.data(VIEW, { ids: [post] });
    await allFolded();
    expect(await counted(SlotKind.POST_VIEWS, hexOf(post))).toEqual({ '': 2 });
  });

  test('views keep the country and the time that they really had, and late ones are marked', async () => {
    const post = new Types.ObjectId();
    const at = new Date('2025-02-20T10:20:00Z');
    const seen = { views: [{ post, author: post }], window: at, country: 'DE' };
    await transact(null, async (tx) => {
      tx.emit('post.viewed', { ...seen, at });
      tx.emit('post.viewed', { ...seen, at });
      tx.emit('topic.viewed', seen);
    });
    await allFolded();
    expect(await counted(SlotKind.POST_VIEWS, post.toHexString())).toEqual({ DE: 2 });
    expect(await counted(SlotKind.TOPIC_VIEWS, post.toHexString())).toEqual({ DE: 1 });
    const [slot] = await InsightSlotModel.find({ kind: SlotKind.POST_VIEWS, 'key.0': post.toHexString() });
    expect(slot!.at).toEqual(new Date('2025-02-20T10:15:00Z'));
    const late = { source: 'insight_slots', at: slot!.at };
    expect(await RollupLateSlotModel.countDocuments(late)).toBe(1);
    await RollupLateSlotModel.deleteMany(late);
  });

  test('stories count by visibility', async () => {
    const before = (await counted(SlotKind.STORIES, 'followers'))[''] ?? 0;
    await ada!.client.data(STORY);
    await allFolded();
    expect(await counted(SlotKind.STORIES, 'followers')).toEqual({ '': before + 1 });
  });

  test('who joins and leaves a group counts, whoever waits does not', async () => {
    const input = { name: `Flows ${Date.now()}`, description: 'Comings and goings', category: 'AI_ART' };
    const { id } = (await ada!.client.data(GROUP, { input })).createGroup.group;
    await bob!.client.data(JOIN, { id });
    await bob!.client.data(LEAVE, { id });
    const closed = { ...input, name: `Closed ${Date.now()}`, joinApprovalRequired: true };
    const waiting = (await ada!.client.data(GROUP, { input: closed })).createGroup.group.id;
    await bob!.client.data(JOIN, { id: waiting });
    await allFolded();
    expect(await counted(SlotKind.GROUP_FLOWS, hexOf(id))).toEqual({ joined: 2, left: 1 });
    expect(await counted(SlotKind.GROUP_FLOWS, hexOf(waiting))).toEqual({ joined: 1 });
  });
});

describe('an erasure', () => {
  const one = {
    ...{ id: new Types.ObjectId(), anonymous: new Types.ObjectId() },
    ...{ email: 'gone@example.com', usernames: [] },
  };
  const erase = async (): Promise<void> => {
    for (const step of insightRows.flatMap(({ erased = [] }) => erased))
      while ((await step.take!(one, null)).rows > 0);
  };

  test('leaves figures with their sums, and nobody in them', async () => {
    const [id, anonymous] = [one.id.toHexString(), one.anonymous.toHexString()];
    const at = floorTo('day', new Date('2025-02-21T00:00:00Z'));
    const row = (key: string[]) => ({
      ...{ _id: ['groups.posts', 'day', at.getTime().toString(36), ...key].join('\u0000') },
      ...{ name: 'groups.posts', level: 'day', at, key, count: 3 },
    });
    await rows(RollupModel, [row(['g', id]), row([id, 'p']), row(['g', 'other'])]);
    await erase();
    expect(await RollupModel.countDocuments({ key: id })).toBe(0);
    const found = await RollupModel.find({ name: 'groups.posts', at }).lean();
    expect(found.map(({ key }) => key.join(' ')).sort()).toEqual(
      [`g ${anonymous}`, `${anonymous} p`, 'g other'].sort(),
    );
    expect(found.every(({ _id, count }) => count === 3 && !_id.includes(id))).toBe(true);
    await RollupModel.deleteMany({ name: 'groups.posts', at });
  });

  test('removes when the user was active', async () => {
    const at = new Date();
    await rows(UserActivityModel, [{ user: one.id, at, first: at }]);
    await erase();
    expect(await UserActivityModel.countDocuments({ user: one.id })).toBe(0);
  });
});
