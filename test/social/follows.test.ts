import { beforeEach, describe, expect, it } from 'vitest';
import { ProfileVisibility, UserModel, UserStatus } from '../../src/models/identity/index.js';
import { BlockModel, FollowModel, TagModel } from '../../src/models/social/index.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { readGlobalId, toGlobalId } from '../../src/schema/ids.js';
import { crowd } from '../factories/crowd.js';
import { people, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { refused } from './refused.js';
import { BLOCK, COMMENT, FOLLOW, REACT, UNBLOCK, UNFOLLOW } from './operations.js';

const objectId = (id: string) => readGlobalId(id)!.id;

let mira: Person;
let jonas: Person;
beforeEach(async () => {
  [mira, jonas] = (await people(2)) as [Person, Person];
});

const follow = (who: Person, whom: Person) =>
  who.client.data(FOLLOW, { id: whom.id }).then((data) => data.follow.user);
const stats = async (who: Person) => (await UserModel.findById(objectId(who.id)).lean())!.stats;
const setVisibility = (who: Person, profileVisibility: ProfileVisibility) =>
  UserModel.updateOne({ _id: objectId(who.id) }, { 'privacy.profileVisibility': profileVisibility });
const eventsFrom = (type: string, follower: Person) =>
  DomainEventModel.countDocuments({ type, 'data.follower': objectId(follower.id) });

describe('follow', () => {
  it('holds once, however often and by how many requests at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => follow(jonas, mira)));
    expect(await follow(jonas, mira)).toMatchObject({
      viewerIsFollowing: true,
      viewerFollowRequested: false,
      stats: { followers: 1 },
    });
    expect(await eventsFrom('follow.started', jonas)).toBe(1);
    const ended = await Promise.all(
      Array.from({ length: 10 }, () => jonas.client.data(UNFOLLOW, { id: mira.id })),
    );
    expect(ended.at(-1)!.unfollow.user.viewerIsFollowing).toBe(false);
    await allFolded();
    expect([(await stats(mira)).followers, (await stats(jonas)).following]).toEqual([0, 0]);
    expect(await eventsFrom('follow.ended', jonas)).toBe(1);
  });

  it('by 32 people at once counts 32', { timeout: 60_000 }, async () => {
    const many = await crowd(32);
    await Promise.all(many.map((who) => follow(who, mira)));
    await allFolded();
    expect((await stats(mira)).followers).toBe(32);
  });

  it('never of oneself (attack 75)', async () => {
    for (const operation of [FOLLOW, UNFOLLOW, BLOCK, UNBLOCK])
      expect(await refused(mira.client, operation, { id: mira.id })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'userId',
      });
    expect(await FollowModel.countDocuments({ follower: objectId(mira.id) })).toBe(0);
    expect(await BlockModel.countDocuments({ blocker: objectId(mira.id) })).toBe(0);
  });

  it('refuses who is not there, other ids, and visitors (attacks 40, 42)', async () => {
    const [gone] = await people(1);
    await UserModel.updateOne({ _id: objectId(gone!.id) }, { status: UserStatus.SUSPENDED });
    for (const operation of [FOLLOW, UNFOLLOW, BLOCK, UNBLOCK]) {
      for (const id of [gone!.id, `usr_${'0'.repeat(24)}`])
        expect(await refused(mira.client, operation, { id })).toMatchObject({
          code: 'NOT_FOUND',
          field: 'userId',
        });
      expect(await refused(mira.client, operation, { id: `post_${'0'.repeat(24)}` })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'userId',
      });
      const { visitor } = await testApp();
      expect(await visitor.refusal(operation, { id: mira.id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });
});

describe('a profile that is not public', () => {
  const ACCEPT = `mutation ($id: ID!) { acceptFollowRequest(input: { requestId: $id }) { user { id viewerIsFollowedBy } } }`;
  const DECLINE = `mutation ($id: ID!) { declineFollowRequest(input: { requestId: $id }) { user { id } } }`;
  const requestOf = async (who: Person) => {
    const row = await FollowModel.findOne({
      follower: objectId(who.id),
      following: objectId(mira.id),
    }).lean();
    return toGlobalId('FollowRequest', row!._id);
  };

  it.each([ProfileVisibility.PRIVATE, ProfileVisibility.FRIENDS])('is asked (%s)', async (visibility) => {
    await setVisibility(mira, visibility);
    const asked = { viewerIsFollowing: false, viewerFollowRequested: true, stats: { followers: 0 } };
    expect(await follow(jonas, mira)).toMatchObject(asked);
    expect(await follow(jonas, mira)).toMatchObject(asked);
    expect(await eventsFrom('follow.requested', jonas)).toBe(1);
    const id = await requestOf(jonas);
    // Only who was asked can answer, and only once.
    expect(await refused(jonas.client, ACCEPT, { id })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'requestId',
    });
    const answers = await Promise.all(Array.from({ length: 5 }, () => mira.client.send(ACCEPT, { id })));
    expect(answers.filter((answer) => answer.errors.length === 0)).toHaveLength(1);
    await allFolded();
    expect((await stats(mira)).followers).toBe(1);
    expect(await refused(mira.client, DECLINE, { id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('declines, and may be asked again; a request can be taken back', async () => {
    await setVisibility(mira, ProfileVisibility.PRIVATE);
    await follow(jonas, mira);
    await mira.client.data(DECLINE, { id: await requestOf(jonas) });
    expect(await FollowModel.countDocuments({ follower: objectId(jonas.id) })).toBe(0);
    await follow(jonas, mira);
    const { unfollow } = await jonas.client.data(UNFOLLOW, { id: mira.id });
    expect(unfollow.user.viewerIsFollowing).toBe(false);
    await allFolded();
    expect((await stats(mira)).followers).toBe(0);
    expect(await eventsFrom('follow.ended', jonas)).toBe(0);
  });

  it('that became public is followed by who has asked', async () => {
    await setVisibility(mira, ProfileVisibility.PRIVATE);
    await follow(jonas, mira);
    await setVisibility(mira, ProfileVisibility.PUBLIC);
    expect(await follow(jonas, mira)).toMatchObject({ viewerIsFollowing: true, stats: { followers: 1 } });
  });
});

describe('updateFollowSettings', () => {
  const SETTINGS = `mutation ($id: ID!, $on: Boolean!) { updateFollowSettings(input: { userId: $id, notificationsEnabled: $on }) { user { id } } }`;

  it('is about a follow that is there', async () => {
    expect(await refused(jonas.client, SETTINGS, { id: mira.id, on: false })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await follow(jonas, mira);
    await jonas.client.data(SETTINGS, { id: mira.id, on: false });
    const row = await FollowModel.findOne({ follower: objectId(jonas.id) }).lean();
    expect(row!.notificationsEnabled).toBe(false);
  });
});

describe('block', () => {
  it('ends follows both ways, hides both from each other, and can be undone', async () => {
    await follow(jonas, mira);
    await follow(mira, jonas);
    const post = await publish(mira);
    const { block } = await mira.client.data(BLOCK, { id: jonas.id });
    expect(block.user).toEqual({ id: jonas.id, viewerHasBlocked: true });
    await Promise.all(Array.from({ length: 5 }, () => mira.client.data(BLOCK, { id: jonas.id })));
    await allFolded();
    for (const who of [mira, jonas]) expect(await stats(who)).toMatchObject({ followers: 0, following: 0 });
    const hidden = { code: 'NOT_FOUND' };
    expect(await refused(jonas.client, FOLLOW, { id: mira.id })).toMatchObject(hidden);
    expect(await refused(mira.client, FOLLOW, { id: jonas.id })).toMatchObject(hidden);
    expect(await refused(jonas.client, REACT, { id: post, reaction: 'LIKE' })).toMatchObject(hidden);
    expect(await refused(jonas.client, COMMENT, { input: { targetId: post, body: 'x' } })).toMatchObject(
      hidden,
    );
    // Who was blocked learns nothing by blocking or unblocking.
    expect(await refused(jonas.client, BLOCK, { id: mira.id })).toMatchObject(hidden);
    expect(await refused(jonas.client, UNBLOCK, { id: mira.id })).toMatchObject(hidden);
    const { unblock } = await mira.client.data(UNBLOCK, { id: jonas.id });
    expect(unblock.user).toEqual({ id: jonas.id, viewerHasBlocked: false });
    expect(await follow(jonas, mira)).toMatchObject({ viewerIsFollowing: true, stats: { followers: 1 } });
  });

  it('wins over follows that begin at the same moment', { timeout: 60_000 }, async () => {
    const many = await people(12);
    await Promise.all(
      many.flatMap((who) => [
        who.client.send(FOLLOW, { id: mira.id }),
        mira.client.data(BLOCK, { id: who.id }),
      ]),
    );
    expect(await FollowModel.countDocuments({ following: objectId(mira.id) })).toBe(0);
    await allFolded();
    expect((await stats(mira)).followers).toBe(0);
  });

  it('keeps names of blocked people mere words', async () => {
    await mira.client.data(BLOCK, { id: jonas.id });
    const MENTION = `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { mentions { id } } } }`;
    for (const [who, whom] of [
      [mira, jonas],
      [jonas, mira],
    ] as const) {
      const input = { category: 'TEXT_POST', caption: `Hello @${whom.username}` };
      expect((await who.client.data(MENTION, { input })).createPost.post.mentions).toEqual([]);
    }
  });
});

describe('followTag', () => {
  const FOLLOW_TAG = `mutation ($id: ID!) { followTag(input: { tagId: $id }) { tag { id viewerIsFollowing } } }`;
  const UNFOLLOW_TAG = `mutation ($id: ID!) { unfollowTag(input: { tagId: $id }) { tag { id viewerIsFollowing } } }`;

  it('follows once, and no more', async () => {
    await publish(mira, { tags: ['followed_tag'] });
    const id = toGlobalId('Tag', (await TagModel.findOne({ name: 'followed_tag' }).lean())!._id);
    const answers = await Promise.all(Array.from({ length: 5 }, () => jonas.client.data(FOLLOW_TAG, { id })));
    expect(answers[0]!.followTag.tag).toEqual({ id, viewerIsFollowing: true });
    expect(await DomainEventModel.countDocuments({ type: 'tag.followed', 'data.tag': objectId(id) })).toBe(1);
    const { unfollowTag } = await jonas.client.data(UNFOLLOW_TAG, { id });
    expect(unfollowTag.tag.viewerIsFollowing).toBe(false);
    const gone = { id: `tag_${'0'.repeat(24)}` };
    expect(await refused(jonas.client, FOLLOW_TAG, gone)).toMatchObject({
      code: 'NOT_FOUND',
      field: 'tagId',
    });
  });
});
