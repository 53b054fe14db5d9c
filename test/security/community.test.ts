import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventRegistrationModel, EventRegistrationStatus } from '../../src/models/calendar/index.js';
import { MembershipModel } from '../../src/models/community/index.js';
import { Role } from '../../src/models/identity/index.js';
import * as calendar from '../calendar/operations.js';
import * as ops from '../community/operations.js';
import { crowd } from '../factories/crowd.js';
import { people, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { closeAll, listen } from '../messaging/live.js';
import { BLOCK } from '../social/operations.js';
import { allFolded } from '../setup/lanes.js';

const SUSPEND_USER = `mutation ($input: SuspendUserInput!) { suspendUser(input: $input) { userErrors { code } } }`;
const ACTIVITY = `subscription ($id: ID!) { communityPostActivity(communityPostId: $id) { newComment { id } } }`;
const SURFACES = `query ($groupId: ID!, $slug: String!, $query: String!, $topic: ID!, $id: ID!, $comment: ID!) {
  list: communityPosts(first: 50, groupId: $groupId) { nodes { id } }
  active: communityPosts(first: 50, groupId: $groupId, sort: ACTIVE) { nodes { id } }
  search: searchCommunityPosts(query: $query, groupId: $groupId, first: 50) { nodes { id } }
  group(slug: $slug) { posts(first: 50) { nodes { id } } members(first: 50) { nodes { user { id } } } events(first: 50) { nodes { id } } }
  viewer { groupFeed(first: 50) { nodes { id } } }
  thread: node(id: $topic) { ... on CommunityPost { comments(first: 50) { nodes { id } } } }
  post: node(id: $id) { id } comment: node(id: $comment) { id } }`;

let owner: Person;
let author: Person;
let reader: Person;
let admin: Person;

beforeAll(async () => {
  [owner, author, reader] = (await people(3)) as [Person, Person, Person];
  admin = await staff(Role.ADMIN);
});
afterAll(closeAll);

/** A group in which the author has a post, a comment and an event, and what another sees of them on every surface. */
async function inGroup() {
  const group = await ops.newGroup(owner);
  const membership = await ops.join(author, group.id);
  await ops.join(reader, group.id);
  const word = `sought${Math.random().toString(36).slice(2)}`;
  const topic = await ops.newTopic(owner, { groupId: group.id });
  const post = await ops.newTopic(author, { groupId: group.id, title: word });
  const comment = await ops.reply(author, topic);
  const walk = await calendar.event(author, { groupId: group.id, visibility: 'MEMBERS_ONLY' });
  await allFolded();
  const variables = { groupId: group.id, slug: group.slug, query: word, topic, id: post, comment };
  const seen = async (one: Person): Promise<number> => {
    const text = JSON.stringify(await one.client.data(SURFACES, variables));
    return [post, comment, walk.id, author.id].reduce((sum, id) => sum + text.split(id).length - 1, 0);
  };
  return { ...group, membership, topic, post, comment, seen };
}

describe('attack 44: the banned and the blocked', () => {
  it('44 what a blocked user has written is on no surface, for both', async () => {
    const place = await inGroup();
    // The post six times, the comment twice, the event and the membership.
    expect(await place.seen(reader)).toBe(10);
    await reader.client.data(BLOCK, { id: author.id });
    expect(await place.seen(reader)).toBe(0);
    expect((await author.client.data(ops.TOPIC, { id: place.topic })).node).not.toBeNull();
    for (const [one, id] of [
      [reader, place.post],
      [author, await ops.newTopic(reader, { groupId: place.id })],
    ] as const) {
      expect((await one.client.data(ops.TOPIC, { id })).node).toBeNull();
      await ops.refuses(one, ops.COMMENT, { input: { targetId: id, body: 'Hm' } }, 'NOT_FOUND');
      const refused = (await listen(one, ACTIVITY, { id })).refused();
      expect(await refused).toMatchObject({ code: 'NOT_FOUND' });
    }
    await reader.client.data(`mutation ($id: ID!) { unblock(input: { userId: $id }) { user { id } } }`, {
      id: author.id,
    });
  });

  it('44 a user banned from a private group sees and hears nothing more of it', async () => {
    const place = await inGroup();
    const input = { groupId: place.id, visibility: 'PRIVATE' };
    await owner.client.data(ops.UPDATE_GROUP, { input });
    const heard = await listen(author, ACTIVITY, { id: place.topic });
    const ban = { membershipId: place.membership, reason: 'Advertising' };
    await owner.client.data(ops.BAN, { input: ban });
    await ops.reply(owner, place.topic);
    expect(await heard.refused()).toMatchObject({ code: 'NOT_FOUND' });
    for (const id of [place.topic, place.post, place.comment])
      expect((await author.client.data('query ($id: ID!) { node(id: $id) { id } }', { id })).node).toBeNull();
    const text = JSON.stringify((await author.client.data(ops.GROUP, { slug: place.slug })).group);
    expect(text).not.toContain(place.topic);
    expect(text).not.toContain(reader.id);
    const again = (await listen(author, ACTIVITY, { id: place.topic })).refused();
    expect(await again).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('44 what a suspended user has written is on no surface', async () => {
    const place = await inGroup();
    expect(await place.seen(reader)).toBe(10);
    await closeAll();
    await admin.client.data(SUSPEND_USER, { input: { userId: author.id, reason: 'Spam' } });
    for (const one of [reader, owner]) expect(await place.seen(one)).toBe(0);
    author = (await people(1))[0]!;
  });
});

describe('attack 46: a member acts as an admin of the group', () => {
  it('46 is refused on HTTP and on the WebSocket, and nothing has changed', async () => {
    const group = await ops.newGroup(owner);
    const [mine, theirs] = [await ops.join(author, group.id), await ops.join(reader, group.id)];
    const topic = await ops.newTopic(owner, { groupId: group.id });
    const attempts: [string, Record<string, unknown>][] = [
      [ops.CHANGE_MEMBER, { input: { membershipId: mine, role: 'ADMIN' } }],
      [ops.CHANGE_MEMBER, { input: { membershipId: mine, permissions: { canModerate: true } } }],
      [ops.CHANGE_MEMBER, { input: { membershipId: theirs, role: 'MODERATOR' } }],
      [ops.BAN, { input: { membershipId: theirs, reason: 'No' } }],
      [ops.SUSPEND, { input: { membershipId: theirs, reason: 'No' } }],
      [ops.REMOVE_MEMBER, { id: theirs }],
      [ops.TRANSFER, { groupId: group.id, userId: author.id }],
      [ops.UPDATE_GROUP, { input: { groupId: group.id, name: 'Mine' } }],
      [ops.ARCHIVE, { input: { groupId: group.id } }],
      [ops.MAKE_LINK, { input: { groupId: group.id } }],
      [ops.INVITE, { groupId: group.id, userIds: [admin.id] }],
      [ops.PIN, { id: topic, pinned: true }],
      [ops.LOCK, { id: topic, locked: true }],
      [ops.DELETE_TOPIC, { id: topic }],
      [ops.REQUESTS, { slug: group.slug }],
    ];
    for (const [operation, variables] of attempts) {
      await ops.refuses(author, operation, variables, 'FORBIDDEN');
      const socket = await listen(author, operation, variables);
      expect(await socket.refused(), operation).toMatchObject({ code: 'FORBIDDEN' });
    }
    const rows = await MembershipModel.find({ group: ops.objectIdOf(group.id, 'Group') }).lean();
    expect(rows.map(({ role, status }) => `${role} ${status}`).sort()).toEqual([
      'member active',
      'member active',
      'owner active',
    ]);
    const { node } = await author.client.data(ops.TOPIC, { id: topic });
    expect(node).toMatchObject({ status: 'PUBLISHED', isPinned: false, isLocked: false });
  });
});

describe('attack 78: more registrations than places', () => {
  it('78 never fills more than there are, whoever registers and cancels at once', async () => {
    const PLACES = 5;
    const walk = await calendar.event(owner, { capacity: PLACES, waitlistEnabled: false });
    const event = ops.objectIdOf(walk.id, 'Event');
    const many = await crowd(30);
    const taken = () =>
      EventRegistrationModel.countDocuments({ event, status: EventRegistrationStatus.CONFIRMED });
    const register = (one: Person) =>
      one.client.send(calendar.REGISTER, { input: { eventId: walk.id } }).then(({ data, errors }) => ({
        one,
        id: data?.registerForEvent?.registration?.id as string | undefined,
        code: errors[0]?.extensions.code,
      }));
    const first = await Promise.all(many.map(register));
    const inside = first.filter(({ id }) => id);
    expect(inside).toHaveLength(PLACES);
    for (const { id, code } of first) if (!id) expect(code).toBe('CONFLICT');
    expect(await taken()).toBe(PLACES);
    const outside = first.filter(({ id }) => !id).map(({ one }) => one);
    const [, second] = await Promise.all([
      Promise.all(
        inside.slice(0, 3).map(({ one, id }) => one.client.data(calendar.CANCEL_REGISTRATION, { id })),
      ),
      Promise.all(outside.map(register)),
    ]);
    const admitted = second.filter(({ id }) => id).length;
    expect(admitted).toBeLessThanOrEqual(3);
    expect(await taken()).toBe(PLACES - 3 + admitted);
    // A place for everyone who comes now, and no more.
    await Promise.all(outside.map(register));
    expect(await taken()).toBe(PLACES);
    await allFolded();
    const { stats } = (await owner.client.data(calendar.EVENT, { slug: walk.slug })).event;
    expect(stats.confirmed).toBe(PLACES);
  });
});
