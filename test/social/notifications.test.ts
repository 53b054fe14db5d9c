import { beforeEach, describe, expect, it } from 'vitest';
import { ProfileVisibility, UserModel, UserStatus } from '../../src/models/identity/index.js';
import {
  FollowModel,
  NotificationActorModel,
  NotificationModel,
  NotificationType,
} from '../../src/models/social/index.js';
import { crowd } from '../factories/crowd.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { FETCH, MARK, objectId, PREFER, REMOVE, stored, toldTo } from './notifications.js';
import {
  BLOCK,
  COMMENT,
  DELETE,
  DELETE_COMMENT,
  EDIT_COMMENT,
  FOLLOW,
  REACT,
  SHARE,
  UNFOLLOW,
  UNREACT,
  UPDATE,
} from './operations.js';
import { refused } from './refused.js';

let mira: Person;
let jonas: Person;
let ada: Person;
let post: string;
beforeEach(async () => {
  [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
  post = await publish(mira);
});

const like = (who: Person, id: string, reaction = 'LIKE') => who.client.data(REACT, { id, reaction });
const setVisibility = (who: Person, profileVisibility: ProfileVisibility) =>
  UserModel.updateOne({ _id: objectId(who.id) }, { 'privacy.profileVisibility': profileVisibility });

/** The one notification that a person has. */
async function only(person: Person) {
  const { unread, told } = await toldTo(person);
  expect(told).toHaveLength(1);
  expect(unread).toBe(told[0]!.isRead ? 0 : 1);
  return told[0]!;
}
async function expectNothing(person: Person) {
  expect(await toldTo(person)).toEqual({ unread: 0, told: [] });
  expect(await stored(person)).toMatchObject({ unread: 0, rows: 0, actorRows: 0 });
}

describe('what is told', () => {
  it('a reaction to a post and to a comment, but no angry one', async () => {
    await like(jonas, post, 'LOVE');
    await like(ada, post, 'ANGRY');
    expect(await only(mira)).toMatchObject({
      type: 'LIKE',
      message: 'Test Person liked your post',
      actorCount: 1,
      actors: [{ id: jonas.id }],
      target: { __typename: 'Post', id: post },
      isRead: false,
    });
    const words = await comment(jonas, post);
    await like(ada, words);
    expect(await only(jonas)).toMatchObject({
      type: 'LIKE',
      message: 'Test Person liked your comment',
      target: { __typename: 'Comment', id: words },
    });
    await like(ada, words, 'DISLIKE');
    await expectNothing(jonas);
    await like(ada, words, 'LAUGH');
    expect((await only(jonas)).type).toBe('LIKE');
  });

  it('a comment to the author of the post, a reply to whom it answers, each once', async () => {
    const words = await comment(jonas, post);
    expect(await only(mira)).toMatchObject({
      type: 'COMMENT',
      message: 'Test Person commented on your post',
      target: { id: post },
    });
    const reply = await comment(ada, post, words);
    expect(await only(jonas)).toMatchObject({
      type: 'REPLY',
      message: 'Test Person replied to your comment',
      actors: [{ id: ada.id }],
      target: { __typename: 'Comment', id: words },
    });
    expect((await only(mira)).actorCount).toBe(2);
    // Who is answered under the own post is told of the answer only.
    const own = await comment(mira, post);
    await comment(jonas, post, own);
    const { told } = await toldTo(mira);
    expect(told.map(({ type }) => type)).toEqual(['REPLY', 'COMMENT']);
    await mira.client.data(DELETE_COMMENT, { id: reply });
    await expectNothing(jonas);
  });

  it('a mention in a post, in a comment and in what is edited, once', async () => {
    const called = await publish(mira, { caption: `For @${jonas.username}` });
    expect(await only(jonas)).toMatchObject({
      type: 'MENTION',
      message: 'Test Person mentioned you in a post',
      target: { __typename: 'Post', id: called },
    });
    await jonas.client.data(REMOVE, { id: (await only(jonas)).id });
    const body = { body: `Look, @${jonas.username}` };
    const { addComment } = await ada.client.data(COMMENT, { input: { targetId: post, ...body } });
    expect(await only(jonas)).toMatchObject({
      message: 'Test Person mentioned you in a comment',
      target: { __typename: 'Comment', id: addComment.comment.id },
    });
    const words = await comment(ada, post);
    await ada.client.data(EDIT_COMMENT, { id: words, ...body });
    await ada.client.data(EDIT_COMMENT, { id: words, body: `${body.body}!` });
    await mira.client.data(UPDATE, { input: { postId: post, caption: body.body } });
    const { told } = await toldTo(jonas);
    expect(told.map(({ type, target }) => [type, target!.id])).toEqual([
      ['MENTION', post],
      ['MENTION', words],
      ['MENTION', addComment.comment.id],
    ]);
  });

  it('a new post to the followers who want it, and a mention in it instead', async () => {
    // The post from before anybody followed is nobody's news.
    await allFolded();
    for (const who of [jonas, ada]) await who.client.data(FOLLOW, { id: mira.id });
    await FollowModel.updateOne(
      { follower: objectId(ada.id), following: objectId(mira.id) },
      { notificationsEnabled: false },
    );
    const fresh = await publish(mira);
    expect(await only(jonas)).toMatchObject({
      type: 'POST',
      message: 'Test Person published a new post',
      target: { id: fresh },
    });
    await expectNothing(ada);
    await publish(mira, { visibility: 'PRIVATE' });
    await publish(mira, { caption: `For @${jonas.username} and @${ada.username}` });
    expect((await toldTo(jonas)).told.map(({ type }) => type)).toEqual(['MENTION', 'POST']);
    expect((await only(ada)).type).toBe('MENTION');
  });

  it('a share and a repost', async () => {
    await jonas.client.data(SHARE, { id: post });
    await jonas.client.data(SHARE, { id: post });
    expect(await only(mira)).toMatchObject({ type: 'SHARE', actorCount: 1, target: { id: post } });
    const REPOST = `mutation ($id: ID!) { repost(input: { postId: $id }) { userErrors { code } } }`;
    await ada.client.data(REPOST, { id: post });
    expect(await only(mira)).toMatchObject({ type: 'SHARE', actorCount: 2, target: { id: post } });
  });

  it('a follow, until it ends', async () => {
    for (const who of [jonas, ada]) await who.client.data(FOLLOW, { id: mira.id });
    expect(await only(mira)).toMatchObject({
      type: 'FOLLOW',
      message: 'Test Person and Test Person started following you',
      target: { __typename: 'User', id: mira.id },
    });
    await jonas.client.data(UNFOLLOW, { id: mira.id });
    expect(await only(mira)).toMatchObject({ actorCount: 1, actors: [{ id: ada.id }] });
    await ada.client.data(UNFOLLOW, { id: mira.id });
    await expectNothing(mira);
  });

  it('a request to follow, until it is taken back, turned down or accepted', async () => {
    await setVisibility(mira, ProfileVisibility.PRIVATE);
    const ask = (who: Person) => who.client.data(FOLLOW, { id: mira.id });
    await ask(jonas);
    expect(await only(mira)).toMatchObject({
      type: 'FOLLOW_REQUEST',
      message: 'Test Person wants to follow you',
      actors: [{ id: jonas.id }],
    });
    await jonas.client.data(UNFOLLOW, { id: mira.id });
    await expectNothing(mira);
    const answer = async (word: string) => {
      const { viewer } = await mira.client.data('{ viewer { followRequests(first: 1) { nodes { id } } } }');
      const id = viewer.followRequests.nodes[0].id;
      await mira.client.data(
        `mutation ($id: ID!) { ${word}(input: { requestId: $id }) { userErrors { code } } }`,
        {
          id,
        },
      );
    };
    await ask(jonas);
    await answer('declineFollowRequest');
    await expectNothing(mira);
    await expectNothing(jonas);
    await ask(jonas);
    await answer('acceptFollowRequest');
    await expectNothing(mira);
    expect(await only(jonas)).toMatchObject({
      type: 'FOLLOW_ACCEPTED',
      message: 'Test Person accepted your request to follow',
      target: { __typename: 'User', id: mira.id },
    });
  });

  it('never to oneself', async () => {
    await like(mira, post);
    const words = await comment(mira, post);
    await comment(mira, post, words);
    await publish(mira, { caption: `Me, @${mira.username}` });
    await mira.client.data(SHARE, { id: post });
    await expectNothing(mira);
  });
});

describe('groups', () => {
  it('name the latest three, count everybody once, and come to the front', async () => {
    await comment(jonas, post);
    const many = await crowd(4);
    for (const who of many) await like(who, post);
    await comment(jonas, post);
    const { unread, told } = await toldTo(mira);
    expect(unread).toBe(2);
    expect(told.map(({ type, actorCount }) => [type, actorCount])).toEqual([
      ['COMMENT', 1],
      ['LIKE', 4],
    ]);
    expect(told[1]!.actors.map(({ id }) => id)).toEqual(
      many
        .slice(1)
        .reverse()
        .map(({ id }) => id),
    );
    expect(told[1]!.message).toBe('Test Person and 3 others liked your post');
    // The last comment of somebody goes, and they with it, not before.
    const rows = await NotificationActorModel.find({
      recipient: objectId(mira.id),
      type: NotificationType.COMMENT,
    }).lean();
    expect(rows).toHaveLength(2);
    await mira.client.data(DELETE_COMMENT, { id: `cmt_${rows[0]!.source}` });
    expect((await toldTo(mira)).told[0]!.actorCount).toBe(1);
    await mira.client.data(DELETE_COMMENT, { id: `cmt_${rows[1]!.source}` });
    expect((await only(mira)).type).toBe('LIKE');
  });

  it('of 64 people at once are one', { timeout: 60_000 }, async () => {
    const many = await crowd(64);
    await Promise.all(many.map((who) => like(who, post)));
    const one = await only(mira);
    expect(one).toMatchObject({ actorCount: 64, message: 'Test Person and 63 others liked your post' });
    expect(one.actors).toHaveLength(3);
    expect(await stored(mira)).toEqual({ unread: 1, rows: 1, actorRows: 64, seq: 64 });
    await Promise.all(many.slice(3).map((who) => who.client.data(UNREACT, { id: post })));
    const rest = await only(mira);
    expect(rest.actorCount).toBe(3);
    expect(rest.actors.map(({ id }) => id).sort()).toEqual(
      many
        .slice(0, 3)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('open anew once they are read, and do not tell a toggled like twice', async () => {
    await like(jonas, post);
    await like(ada, post);
    const { id } = await only(mira);
    expect(await mira.client.data(MARK, { ids: [id] })).toEqual({
      markNotificationsRead: { unreadCount: 0 },
    });
    await jonas.client.data(UNREACT, { id: post });
    await like(jonas, post);
    expect(await only(mira)).toMatchObject({ id, isRead: true, actorCount: 2 });
    const [other] = await crowd(1);
    await like(other!, post);
    const { unread, told } = await toldTo(mira);
    expect([unread, told.length, told[0]!.actorCount]).toEqual([1, 2, 1]);
    expect((await toldTo(mira, true)).told).toHaveLength(1);
  });

  it('stay right while people change their minds', { timeout: 60_000 }, async () => {
    const many = await crowd(8);
    await Promise.all(
      many.map(async (who, n) => {
        for (let turn = 0; turn < 3; turn++) {
          await like(who, post);
          if (turn < 2 || n % 2) await who.client.data(UNREACT, { id: post });
        }
      }),
    );
    expect((await only(mira)).actorCount).toBe(4);
    expect(await stored(mira)).toMatchObject({ unread: 1, rows: 1, actorRows: 4 });
    for (const who of many) await who.client.data(UNREACT, { id: post });
    await expectNothing(mira);
  });
});

describe('who is spared', () => {
  it('whoever has switched it off', async () => {
    const prefer = (inApp: object) => mira.client.data(PREFER, { input: { inApp } });
    expect((await prefer({ likes: false })).updatePreferences.viewer.preferences.inApp).toEqual({
      enabled: true,
      likes: false,
      posts: true,
    });
    await like(jonas, post);
    await expectNothing(mira);
    await comment(jonas, post);
    expect((await only(mira)).type).toBe('COMMENT');
    await prefer({ enabled: false });
    await jonas.client.data(SHARE, { id: post });
    await comment(ada, post);
    expect((await only(mira)).actorCount).toBe(1);
  });

  it('whoever is parted by a block, before and after', async () => {
    await like(jonas, post);
    await like(ada, post);
    await mira.client.data(BLOCK, { id: jonas.id });
    expect(await only(mira)).toMatchObject({ actorCount: 1, actors: [{ id: ada.id }] });
    await mira.client.data(BLOCK, { id: ada.id });
    await expectNothing(mira);
    // Both still stand under somebody else's post.
    const [other] = await crowd(1);
    const shared = await publish(other!);
    const words = await comment(jonas, shared);
    await ada.client.data(BLOCK, { id: jonas.id });
    await like(ada, shared);
    expect((await toldTo(jonas)).told.filter(({ target }) => target?.id === words)).toEqual([]);
  });

  it('whoever has muted them, before and after', async () => {
    await like(jonas, post);
    await like(ada, post);
    // What the lane comes to after the mute is not written at all.
    await allFolded();
    await mira.client.data('mutation ($id: ID!) { mute(input: { userId: $id }) { user { id } } }', {
      id: jonas.id,
    });
    expect(await only(mira)).toMatchObject({ actorCount: 1, actors: [{ id: ada.id }] });
    await comment(jonas, post);
    await jonas.client.data(SHARE, { id: post });
    expect((await only(mira)).type).toBe('LIKE');
    await mira.client.data('mutation ($id: ID!) { unmute(input: { userId: $id }) { user { id } } }', {
      id: jonas.id,
    });
    expect((await only(mira)).actorCount).toBe(2);
  });

  it('whoever may not see what it is about', async () => {
    const narrow = await publish(mira, { caption: `For @${jonas.username}`, visibility: 'FOLLOWERS' });
    await expectNothing(jonas);
    await jonas.client.data(FOLLOW, { id: mira.id });
    await mira.client.data(UPDATE, { input: { postId: narrow, caption: `Once more` } });
    await mira.client.data(UPDATE, { input: { postId: narrow, caption: `For @${jonas.username}` } });
    expect((await only(jonas)).target!.id).toBe(narrow);
    // Out of sight, it is hidden and not counted; back in sight, it is there again.
    await mira.client.data(UPDATE, { input: { postId: narrow, visibility: 'PRIVATE' } });
    expect(await toldTo(jonas)).toEqual({ unread: 0, told: [] });
    await mira.client.data(UPDATE, { input: { postId: narrow, visibility: 'PUBLIC' } });
    const { id } = await only(jonas);
    await UserModel.updateOne({ _id: objectId(mira.id) }, { status: UserStatus.SUSPENDED });
    expect(await toldTo(jonas)).toEqual({ unread: 0, told: [] });
    expect((await jonas.client.data(FETCH, { id })).node).toBeNull();
    await UserModel.updateOne({ _id: objectId(mira.id) }, { status: UserStatus.ACTIVE });
    expect((await jonas.client.data(FETCH, { id })).node).toEqual({ id, type: 'MENTION' });
  });
});

describe('what is deleted', () => {
  it('takes its notifications along', async () => {
    await allFolded();
    for (const who of [jonas, ada]) await who.client.data(FOLLOW, { id: mira.id });
    const fresh = await publish(mira, { caption: `For @${jonas.username}` });
    const words = await comment(jonas, fresh);
    await comment(ada, fresh, words);
    await like(ada, words);
    await like(ada, fresh);
    expect((await toldTo(jonas)).unread).toBe(3);
    expect((await toldTo(ada)).unread).toBe(1);
    await mira.client.data(DELETE, { id: fresh });
    await expectNothing(jonas);
    await expectNothing(ada);
    expect((await only(mira)).type).toBe('FOLLOW');
    expect(await stored(mira)).toMatchObject({ unread: 1, rows: 1, actorRows: 2 });
  });
});

describe('one’s own notifications', () => {
  it('are marked by id, or all; those of others and those that are gone are passed over', async () => {
    await like(jonas, post);
    await comment(jonas, post);
    await jonas.client.data(SHARE, { id: post });
    const { told } = await toldTo(mira);
    const mark = async (who: Person, ids?: string[] | null) =>
      (await who.client.data(MARK, ids === undefined ? {} : { ids })).markNotificationsRead.unreadCount;
    expect(await mark(jonas, [told[0]!.id])).toBe(0);
    expect((await toldTo(mira)).unread).toBe(3);
    expect(await mark(mira, [])).toBe(3);
    expect(await mark(mira, [told[0]!.id, `ntf_${'0'.repeat(24)}`])).toBe(2);
    expect(await mark(mira, [told[0]!.id])).toBe(2);
    expect(await mark(mira)).toBe(0);
    expect(await mark(mira, null)).toBe(0);
    const after = await toldTo(mira);
    expect(after.told.every(({ isRead }) => isRead)).toBe(true);
    expect(await stored(mira)).toMatchObject({ unread: 0, rows: 0 });
    const rows = await NotificationModel.find({ recipient: objectId(mira.id) }).lean();
    expect(rows.every(({ readAt }) => readAt instanceof Date)).toBe(true);
    const behind = await NotificationActorModel.find({ recipient: objectId(mira.id) }).lean();
    expect(behind.every(({ readAt }) => readAt instanceof Date)).toBe(true);
  });

  it('are marked by many requests at once, beside new ones, and the number stays right', async () => {
    const many = await crowd(12);
    for (const who of many.slice(0, 6)) await like(who, post);
    await allFolded();
    await Promise.all([
      ...Array.from({ length: 8 }, () => mira.client.data(MARK, {})),
      ...many.slice(6).map((who) => like(who, post)),
      ...many.map((who) => comment(who, post)),
    ]);
    const { unread } = await toldTo(mira);
    const { unread: counted, rows } = await stored(mira);
    expect([counted, rows]).toEqual([unread, unread]);
    expect((await mira.client.data(MARK, {})).markNotificationsRead.unreadCount).toBe(0);
  });

  it('are deleted', async () => {
    await like(jonas, post);
    await comment(jonas, post);
    const { told } = await toldTo(mira);
    const { id } = told[0]!;
    expect((await mira.client.data(REMOVE, { id })).deleteNotification).toEqual({
      deletedId: id,
      unreadCount: 1,
    });
    expect((await mira.client.data(FETCH, { id })).node).toBeNull();
    expect(await stored(mira)).toMatchObject({ unread: 1, rows: 1, actorRows: 1 });
  });

  it('are nobody else’s (attacks 40, 42)', async () => {
    await like(jonas, post);
    const { id } = await only(mira);
    expect((await mira.client.data(FETCH, { id })).node).toEqual({ id, type: 'LIKE' });
    expect((await jonas.client.data(FETCH, { id })).node).toBeNull();
    const { visitor } = await testApp();
    expect((await visitor.data(FETCH, { id })).node).toBeNull();
    expect(await visitor.refusal(MARK, {})).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await visitor.refusal(REMOVE, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const one of [id, `ntf_${'0'.repeat(24)}`])
      expect(await refused(jonas.client, REMOVE, { id: one })).toMatchObject({
        code: 'NOT_FOUND',
        field: 'notificationId',
      });
    expect(await refused(mira.client, REMOVE, { id: post })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'notificationId',
    });
    expect(await refused(mira.client, MARK, { ids: [post] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'ids',
    });
    expect(await refused(mira.client, MARK, { ids: Array(101).fill(id) })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'ids',
    });
    expect((await only(mira)).isRead).toBe(false);
  });

  it('speak the language of who reads them', async () => {
    await like(jonas, post);
    const read = async (language: string) => {
      await mira.client.data(PREFER, { input: { language } });
      return (await only(mira)).message;
    };
    expect(await read('de-AT')).toBe('Test Person hat auf deinen Beitrag reagiert');
    await like(ada, post);
    expect(await read('de')).toBe('Test Person und Test Person haben auf deinen Beitrag reagiert');
    expect(await read('fr')).toBe('Test Person and Test Person liked your post');
  });
});
