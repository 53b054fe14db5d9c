import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import {
  GroupInvitationModel,
  GroupModel,
  MembershipModel,
  MembershipRole,
} from '../../src/models/community/index.js';
import { crowd } from '../factories/crowd.js';
import { people, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import * as ops from './operations.js';

const { join, newGroup, newTopic, refuses, reply } = ops;

let owner: Person;
let mod: Person;
let member: Person;
let stranger: Person;

beforeAll(async () => {
  [owner, mod, member, stranger] = (await people(4)) as [Person, Person, Person, Person];
});
afterEach(() => setClock(null));

/** A group with a moderator and a member; answers their memberships. */
async function staffed(input: Record<string, unknown> = {}) {
  const group = await newGroup(owner, input);
  const [mods, members] = [await admit(mod, group.id), await admit(member, group.id)];
  await owner.client.data(ops.CHANGE_MEMBER, { input: { membershipId: mods, role: 'MODERATOR' } });
  return { ...group, mods, members };
}

async function admit(one: Person, groupId: string): Promise<string> {
  const { inviteToGroup } = await owner.client.data(ops.INVITE, { groupId, userIds: [one.id] });
  const { id } = inviteToGroup.memberships[0];
  await one.client.data(ops.ANSWER_INVITATION, { id, accept: true });
  return id;
}

describe('a group', () => {
  it('is made with its owner as first member; a retry with the same clientId gives the first', async () => {
    const input = { name: 'Light Painters', category: 'AI_ART', rules: ['Be kind'], clientId: 'g1' };
    const { group } = (await owner.client.data(ops.CREATE_GROUP, { input })).createGroup;
    expect(group).toMatchObject({ name: 'Light Painters', visibility: 'PUBLIC', rules: ['Be kind'] });
    expect(group.slug).toMatch(/^light-painters/);
    expect(group.viewerMembership).toMatchObject({ role: 'OWNER', status: 'ACTIVE' });
    expect(group.stats).toEqual({ members: 1, posts: 0, comments: 0, activeMembers: 1 });
    const again = (await owner.client.data(ops.CREATE_GROUP, { input })).createGroup.group;
    expect(again.id).toBe(group.id);
  });

  it('keeps its former slug as a redirect when it is renamed', async () => {
    const { id, slug } = await newGroup(owner, { name: 'Night Owls of Lagos' });
    const { group } = (
      await owner.client.data(ops.UPDATE_GROUP, { input: { groupId: id, name: 'Day Owls' } })
    ).updateGroup;
    expect(group.slug).not.toBe(slug);
    for (const name of [slug, group.slug])
      expect((await stranger.client.data(ops.GROUP, { slug: name })).group.id).toBe(id);
  });

  it('refuses more than 20 rules, blank names and changes by members', async () => {
    const rules = Array.from({ length: 21 }, (_, n) => `Rule ${n}`);
    await refuses(owner, ops.CREATE_GROUP, { input: { name: 'Rules', rules } }, 'BAD_USER_INPUT');
    await refuses(owner, ops.CREATE_GROUP, { input: { name: '   ' } }, 'BAD_USER_INPUT');
    const { id } = await staffed();
    await refuses(member, ops.UPDATE_GROUP, { input: { groupId: id, name: 'Mine' } }, 'FORBIDDEN');
    await refuses(mod, ops.UPDATE_GROUP, { input: { groupId: id, name: 'Mine' } }, 'FORBIDDEN');
    await refuses(mod, ops.ARCHIVE, { input: { groupId: id } }, 'FORBIDDEN');
  });

  it('archived can be read, and takes nothing more', async () => {
    const { id, slug } = await staffed();
    const topic = await newTopic(member, { groupId: id });
    await owner.client.data(ops.ARCHIVE, { input: { groupId: id } });
    await refuses(member, ops.CREATE_TOPIC, { input: { groupId: id, title: 'No', body: 'No' } }, 'CONFLICT');
    await refuses(member, ops.COMMENT, { input: { targetId: topic, body: 'No' } }, 'CONFLICT');
    await refuses(stranger, ops.JOIN, { input: { groupId: id } }, 'CONFLICT');
    expect((await member.client.data(ops.GROUP, { slug })).group.posts.nodes).toHaveLength(1);
  });

  it('counts members exactly when 50 join at once, and again when they leave', async () => {
    const { id } = await newGroup(owner);
    const many = await crowd(50);
    await Promise.all(many.map((one) => join(one, id)));
    await Promise.all(many.map((one) => join(one, id)));
    await allFolded();
    const counted = async () =>
      (await GroupModel.findById(ops.objectIdOf(id, 'Group')).lean())!.stats.members;
    expect(await counted()).toBe(51);
    await Promise.all(many.slice(0, 20).map((one) => one.client.data(ops.LEAVE, { id })));
    await allFolded();
    expect(await counted()).toBe(31);
  });
});

describe('the visibility of a group', () => {
  const seen = async (one: Person | null, slug: string) => {
    const client = one?.client ?? (await testApp()).visitor;
    return (await client.data(ops.GROUP, { slug })).group;
  };

  it('PRIVATE is found by all, read by members, and joined by approval', async () => {
    const { id, slug } = await staffed({ visibility: 'PRIVATE' });
    await newTopic(member, { groupId: id });
    const outside = await seen(stranger, slug);
    expect(outside.members.nodes).toEqual([]);
    expect(outside.posts.nodes).toEqual([]);
    expect((await seen(member, slug)).posts.nodes).toHaveLength(1);
    const { membership } = (await stranger.client.data(ops.JOIN, { input: { groupId: id, note: 'Please' } }))
      .joinGroup;
    expect(membership.status).toBe('PENDING');
    await refuses(member, ops.REQUESTS, { slug }, 'FORBIDDEN');
    const { group } = await mod.client.data(ops.REQUESTS, { slug });
    expect(group.members.nodes).toMatchObject([{ applicationNote: 'Please', user: { id: stranger.id } }]);
    const review = { id: membership.id, approve: true };
    await refuses(member, ops.REVIEW_MEMBER, review, 'NOT_FOUND');
    await mod.client.data(ops.REVIEW_MEMBER, review);
    expect(await refuses(mod, ops.REVIEW_MEMBER, review, 'CONFLICT')).toMatch(/answered/);
    expect((await seen(stranger, slug)).posts.nodes).toHaveLength(1);
    await stranger.client.data(ops.LEAVE, { id });
  });

  it('INVITE_ONLY is found by all and joined by invitation only', async () => {
    const { id, slug } = await newGroup(owner, { visibility: 'INVITE_ONLY' });
    expect((await seen(stranger, slug)).id).toBe(id);
    await refuses(stranger, ops.JOIN, { input: { groupId: id } }, 'FORBIDDEN');
    await admit(stranger, id);
    expect((await seen(stranger, slug)).viewerMembership).toMatchObject({ status: 'ACTIVE' });
  });

  it('T4.8 SECRET is not found by any door for those who are not members', async () => {
    const { id, slug, members } = await staffed({ name: `Secretive ${Date.now()}`, visibility: 'SECRET' });
    const topic = await newTopic(member, { groupId: id, title: 'Hushword', body: `@${stranger.username}` });
    const comment = await reply(mod, topic);
    await allFolded();
    for (const one of [stranger, null]) {
      const client = one?.client ?? (await testApp()).visitor;
      expect(await seen(one, slug)).toBeNull();
      for (const node of [id, topic, comment, members])
        expect(
          (await client.data('query ($id: ID!) { node(id: $id) { id } }', { id: node })).node,
        ).toBeNull();
      const found = await client.data(ops.GROUPS, { first: 20, search: 'Secretive' });
      expect(found.groups.nodes).toEqual([]);
      expect(found.groups.totalCount).toBe(0);
      expect(
        (await client.data(ops.SEARCH_TOPICS, { query: 'Hushword' })).searchCommunityPosts.nodes,
      ).toEqual([]);
      expect((await client.data(ops.TOPICS, { first: 5, groupId: id })).communityPosts.nodes).toEqual([]);
    }
    for (const [operation, variables] of [
      [ops.JOIN, { input: { groupId: id } }],
      [ops.COMMENT, { input: { targetId: topic, body: 'Hm' } }],
      ['mutation ($id: ID!) { react(input: { targetId: $id }) { target { __typename } } }', { id: topic }],
      [
        `mutation ($id: ID!) { report(input: { targetId: $id, reason: SPAM }) { report { id } } }`,
        { id: topic },
      ],
    ] as const)
      await refuses(stranger, operation, variables, 'NOT_FOUND');
    const told = await stranger.client.data(
      '{ viewer { unreadNotifications notifications(first: 10) { nodes { type target { __typename } } } } }',
    );
    const about = told.viewer.notifications.nodes.filter(
      (one: any) => one.target?.__typename === 'CommunityPost',
    );
    expect(about).toEqual([]);
  });

  it('T4.7 leaving ends what is seen of a private group, in the feed too', async () => {
    const { id } = await staffed({ visibility: 'PRIVATE' });
    const topic = await newTopic(mod, { groupId: id });
    const FEED = '{ viewer { groupFeed(first: 20) { nodes { id } } } }';
    const ids = async () => (await member.client.data(FEED)).viewer.groupFeed.nodes.map((one: any) => one.id);
    expect(await ids()).toContain(topic);
    await member.client.data(ops.LEAVE, { id });
    expect(await ids()).not.toContain(topic);
    expect((await member.client.data(ops.TOPIC, { id: topic })).node).toBeNull();
  });
});

describe('the ranks of a group', () => {
  it('T4.20 nobody acts on an equal or higher role, nor gives one (attack 46)', async () => {
    const { id, mods, members } = await staffed();
    const mine = await MembershipModel.findOne({
      group: ops.objectIdOf(id, 'Group'),
      user: ops.objectIdOf(owner.id, 'User'),
    }).lean();
    const owners = `mbr_${mine!._id.toHexString()}`;
    await refuses(mod, ops.BAN, { input: { membershipId: owners, reason: 'No' } }, 'FORBIDDEN');
    await refuses(
      mod,
      ops.CHANGE_MEMBER,
      { input: { membershipId: members, role: 'MODERATOR' } },
      'FORBIDDEN',
    );
    await refuses(mod, ops.CHANGE_MEMBER, { input: { membershipId: mods, role: 'ADMIN' } }, 'FORBIDDEN');
    await refuses(member, ops.CHANGE_MEMBER, { input: { membershipId: mods, role: 'MEMBER' } }, 'FORBIDDEN');
    await refuses(member, ops.BAN, { input: { membershipId: mods, reason: 'No' } }, 'FORBIDDEN');
    await refuses(
      owner,
      ops.CHANGE_MEMBER,
      { input: { membershipId: mods, role: 'OWNER' } },
      'BAD_USER_INPUT',
    );
    await refuses(member, ops.TRANSFER, { groupId: id, userId: member.id }, 'FORBIDDEN');
    const permissions = { canInvite: true };
    const changed = await mod.client.data(ops.CHANGE_MEMBER, {
      input: { membershipId: members, permissions },
    });
    expect(changed.changeMember.membership.permissions).toMatchObject({
      canInvite: true,
      canModerate: false,
    });
  });

  it('T4.20 the owner transfers before leaving; of two transfers at once one wins', async () => {
    const { id } = await staffed();
    expect(await refuses(owner, ops.LEAVE, { id }, 'CONFLICT')).toMatch(/transfer/);
    const answers = await Promise.all(
      [mod, member].map((to) => owner.client.send(ops.TRANSFER, { groupId: id, userId: to.id })),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const group = ops.objectIdOf(id, 'Group');
    expect(await MembershipModel.countDocuments({ group, role: MembershipRole.OWNER })).toBe(1);
    const row = await GroupModel.findById(group).lean();
    const heir = await MembershipModel.findOne({ group, role: MembershipRole.OWNER }).lean();
    expect(row!.owner).toEqual(heir!.user);
    expect(row!.creator).toEqual(ops.objectIdOf(owner.id, 'User'));
    await owner.client.data(ops.LEAVE, { id });
  });
});

describe('bans', () => {
  it('T4.9 hold everywhere in the group with reason and end; reading what is public stays', async () => {
    const { id, slug, members } = await staffed();
    const topic = await newTopic(mod, { groupId: id, visibility: 'PUBLIC' });
    const poll = { question: 'Lens?', options: ['35mm', '50mm'] };
    const asked = await newTopic(mod, { groupId: id, type: 'POLL', visibility: 'PUBLIC', poll });
    const own = await newTopic(member, { groupId: id, visibility: 'PUBLIC' });
    const said = await reply(member, topic);
    const until = new Date(Date.now() + 60_000).toISOString();
    const ban = { membershipId: members, reason: 'Advertising', until };
    expect((await mod.client.data(ops.BAN, { input: ban })).banMember.membership).toMatchObject({
      status: 'BANNED',
      banReason: 'Advertising',
    });
    const option = (await mod.client.data(ops.TOPIC, { id: asked })).node.poll.options[0].id;
    for (const [operation, variables] of [
      [ops.CREATE_TOPIC, { input: { groupId: id, title: 'No', body: 'No' } }],
      [ops.UPDATE_TOPIC, { input: { communityPostId: own, body: 'No' } }],
      [ops.COMMENT, { input: { targetId: topic, body: 'No' } }],
      [
        'mutation ($input: EditCommentInput!) { editComment(input: $input) { comment { id } } }',
        { input: { commentId: said, body: 'No' } },
      ],
      ['mutation ($id: ID!) { react(input: { targetId: $id }) { target { __typename } } }', { id: topic }],
      ['mutation ($id: ID!) { react(input: { targetId: $id }) { target { __typename } } }', { id: said }],
      [ops.VOTE, { id: asked, optionIds: [option] }],
      [ops.INVITE, { groupId: id, userIds: [stranger.id] }],
      [ops.JOIN, { input: { groupId: id } }],
    ] as const)
      expect(await refuses(member, operation, variables, 'FORBIDDEN')).toContain('Advertising');
    expect((await member.client.data(ops.GROUP, { slug })).group.posts.nodes.length).toBeGreaterThan(1);
    const { memberships } = (await member.client.data(ops.MINE, { status: 'BANNED' })).viewer;
    expect(memberships.nodes).toMatchObject([{ status: 'BANNED', banReason: 'Advertising' }]);
    // It ends by the clock, and the user may join again.
    setClock(() => Date.now() + 120_000);
    expect((await member.client.data(ops.JOIN, { input: { groupId: id } })).joinGroup.membership.status).toBe(
      'ACTIVE',
    );
  });

  it('T4.10 an unban brings back what the ban removed, and nothing else', async () => {
    const { id, members } = await staffed();
    const [p1, p2, p3] = [
      await newTopic(member, { groupId: id }),
      await newTopic(member, { groupId: id }),
      await newTopic(member, { groupId: id }),
    ];
    await mod.client.data(ops.DELETE_TOPIC, { id: p1 });
    const ban = { membershipId: members, reason: 'Spam', removePosts: true };
    await mod.client.data(ops.BAN, { input: ban });
    const statusOf = async (topic: string) => (await mod.client.data(ops.TOPIC, { id: topic })).node.status;
    expect([await statusOf(p1), await statusOf(p2), await statusOf(p3)]).toEqual([
      'REMOVED',
      'REMOVED',
      'REMOVED',
    ]);
    await mod.client.data(ops.UNBAN, { input: { membershipId: members, restorePosts: true } });
    expect([await statusOf(p1), await statusOf(p2), await statusOf(p3)]).toEqual([
      'REMOVED',
      'PUBLISHED',
      'PUBLISHED',
    ]);
  });

  it('a suspended member reads, takes no part, and stays a member', async () => {
    const { id, slug, members } = await staffed({ visibility: 'PRIVATE' });
    await mod.client.data(ops.SUSPEND, { input: { membershipId: members, reason: 'Heated' } });
    await refuses(member, ops.CREATE_TOPIC, { input: { groupId: id, title: 'No', body: 'No' } }, 'FORBIDDEN');
    await admit(stranger, id);
    const statusFor = async (one: Person) => {
      const { nodes } = (await one.client.data(ops.GROUP, { slug })).group.members;
      expect(nodes).toHaveLength(4);
      return nodes.find(({ user }: { user: { id: string } }) => user.id === member.id).status as string;
    };
    for (const one of [member, mod]) expect(await statusFor(one)).toBe('SUSPENDED');
    expect(await statusFor(stranger)).toBe('ACTIVE');
    await mod.client.data(ops.UNBAN, { input: { membershipId: members } });
    await newTopic(member, { groupId: id });
  });
});

describe('invitation links', () => {
  it('T4.11 admit as many as they may, members use nothing up, and invalid ones look the same', async () => {
    const { id, members } = await staffed({ visibility: 'INVITE_ONLY' });
    const link = async (input: object = {}) =>
      (await owner.client.data(ops.MAKE_LINK, { input: { groupId: id, ...input } })).createGroupInvitation
        .invitation;
    const once = await link({ maxUses: 1 });
    await mod.client.data(ops.USE_LINK, { code: once.code });
    const racers = await crowd(10);
    const answers = await Promise.all(
      racers.map((one) => one.client.send(ops.USE_LINK, { code: once.code })),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(ops.refusedWith(answers, 'NOT_FOUND')).toBe(9);
    expect(
      (await GroupInvitationModel.findById(ops.objectIdOf(once.id, 'GroupInvitation')).lean())!.uses,
    ).toBe(1);
    const revoked = await link();
    await owner.client.data(ops.REVOKE_LINK, { id: revoked.id });
    const expired = await link({ expiresAt: new Date(Date.now() + 30_000).toISOString() });
    const open = await link();
    await mod.client.data(ops.BAN, { input: { membershipId: members, reason: 'Out' } });
    await refuses(member, ops.USE_LINK, { code: open.code }, 'FORBIDDEN');
    setClock(() => Date.now() + 60_000);
    const wrong = [revoked.code, expired.code, once.code, 'nonsense'];
    const said = await Promise.all(
      wrong.map((code) => refuses(stranger, ops.USE_LINK, { code }, 'NOT_FOUND')),
    );
    expect(new Set(said).size).toBe(1);
    expect(
      (await stranger.client.data(ops.PREVIEW, { code: open.code })).groupInvitationPreview,
    ).toMatchObject({
      needsApproval: false,
    });
    const joined = (await stranger.client.data(ops.USE_LINK, { code: open.code })).joinGroupByInvitation
      .membership;
    expect(joined).toMatchObject({ role: 'MEMBER', status: 'ACTIVE' });
  });

  it('T4.11 an invitation by a member who manages nobody does not spare the approval', async () => {
    const { id, members } = await staffed({ joinApprovalRequired: true });
    const input = { membershipId: members, permissions: { canInvite: true } };
    await owner.client.data(ops.CHANGE_MEMBER, { input });
    const { inviteToGroup } = await member.client.data(ops.INVITE, { groupId: id, userIds: [stranger.id] });
    const membership = inviteToGroup.memberships[0].id;
    await refuses(mod, ops.ANSWER_INVITATION, { id: membership, accept: true }, 'NOT_FOUND');
    const answer = await stranger.client.data(ops.ANSWER_INVITATION, { id: membership, accept: true });
    expect(answer.answerGroupInvitation.membership.status).toBe('PENDING');
  });
});
