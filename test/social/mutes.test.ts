import { beforeEach, describe, expect, it } from 'vitest';
import { ProfileVisibility, UserModel } from '../../src/models/identity/index.js';
import { FollowModel, MuteModel, PostModel } from '../../src/models/social/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { DELETE_COMMENT, FOLLOW } from './operations.js';
import { refused } from './refused.js';

const objectId = (id: string) => readGlobalId(id)!.id;
const MUTE = `mutation ($id: ID!) { mute(input: { userId: $id }) { user { id viewerHasMuted } } }`;
const UNMUTE = `mutation ($id: ID!) { unmute(input: { userId: $id }) { user { id viewerHasMuted } } }`;
const REMOVE = `mutation ($id: ID!) { removeFollower(input: { userId: $id }) { user { id viewerIsFollowedBy } } }`;
const MUTED = `{ viewer { mutedUsers(first: 10) { totalCount nodes { id } } } }`;

let mira: Person;
let jonas: Person;
beforeEach(async () => {
  [mira, jonas] = (await people(2)) as [Person, Person];
});

const SURFACES = `query ($tag: String!, $thread: ID!, $near: CoordinatesInput!, $name: String!, $post: ID!, $comment: ID!) {
  posts(first: 100) { nodes { id } }
  trendingPosts(window: DAY, first: 100) { nodes { id } }
  searchPosts(query: $tag, first: 100) { nodes { id } }
  nearbyPosts(near: $near, radiusKm: 1, first: 100) { nodes { id } }
  tag(name: $tag) { posts(first: 100) { nodes { id } } }
  viewer { homeFeed(first: 100) { nodes { id } } storyTray(first: 50) { nodes { author { id } } } }
  thread: node(id: $thread) { ... on Post { comments(first: 50) { nodes { id } } } }
  user(username: $name) { posts(first: 50) { nodes { id } } stories(first: 5) { nodes { id } } }
  post: node(id: $post) { id }
  comment: node(id: $comment) { id } }`;

describe('mute', () => {
  it('leaves deleted comments in their places, whosever they were', async () => {
    const thread = await publish(mira);
    const gone = await comment(jonas, thread);
    const reply = await comment(mira, thread, gone);
    await jonas.client.data(DELETE_COMMENT, { id: gone });
    await mira.client.data(MUTE, { id: jonas.id });
    // What is deleted stays for the replies that are counted below it.
    await allFolded();
    const query = `query ($id: ID!) { node(id: $id) { ... on Post {
      comments(first: 5) { nodes { id isDeleted replies(first: 5) { nodes { id } } } } } } }`;
    const { nodes } = (await mira.client.data(query, { id: thread })).node.comments;
    expect(nodes).toEqual([{ id: gone, isDeleted: true, replies: { nodes: [{ id: reply }] } }]);
  });

  it('keeps a person out of what one is shown unasked, and nothing else', async () => {
    const tag = `muted_${Date.now().toString(36)}`;
    const place = { latitude: -33.1, longitude: -140 + Math.random() };
    await mira.client.data(FOLLOW, { id: jonas.id });
    const thread = await publish(mira);
    const post = await publish(jonas, { caption: `${tag} #${tag}`, location: place });
    const words = await comment(jonas, thread);
    await jonas.client.data(`mutation { createStory(input: { text: "x" }) { story { id } } }`);
    await allFolded();
    // Other tests publish in the same database: the list of trending posts begins with this one.
    await PostModel.collection.updateOne({ _id: objectId(post) }, { $set: { score: 1_000_000 } });
    const look = async (who: Person) => {
      const near = { latitude: place.latitude, longitude: place.longitude };
      const variables = { tag, thread, near, name: jonas.username, post, comment: words };
      const data = await who.client.data(SURFACES, variables);
      const has = (list: { nodes: { id: string }[] }, id: string) => list.nodes.some((one) => one.id === id);
      return {
        unasked: [
          ...[data.posts, data.trendingPosts, data.searchPosts, data.nearbyPosts, data.tag.posts].map(
            (list) => has(list, post),
          ),
          has(data.viewer.homeFeed, post),
          data.viewer.storyTray.nodes.length > 0,
          has(data.thread.comments, words),
        ],
        asked: [
          has(data.user.posts, post),
          data.user.stories.nodes.length > 0,
          data.post !== null,
          data.comment !== null,
        ],
      };
    };
    const all = { unasked: Array(8).fill(true), asked: Array(4).fill(true) };
    expect(await look(mira)).toEqual(all);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => mira.client.data(MUTE, { id: jonas.id })),
    );
    expect(answers[0]!.mute.user).toEqual({ id: jonas.id, viewerHasMuted: true });
    expect(await look(mira)).toEqual({ unasked: Array(8).fill(false), asked: Array(4).fill(true) });
    expect((await look(jonas)).unasked.slice(0, 6)).toEqual(Array(6).fill(true));
    expect((await mira.client.data(MUTED)).viewer.mutedUsers).toEqual({
      totalCount: 1,
      nodes: [{ id: jonas.id }],
    });
    expect((await jonas.client.data(MUTED)).viewer.mutedUsers.totalCount).toBe(0);
    expect((await mira.client.data(UNMUTE, { id: jonas.id })).unmute.user.viewerHasMuted).toBe(false);
    expect(await look(mira)).toEqual(all);
  });

  it('holds for what somebody else shows again', async () => {
    const [friend] = await people(1);
    await mira.client.data(FOLLOW, { id: friend!.id });
    const [loud, quiet] = [await publish(jonas), await publish(friend!)];
    await friend!.client.data('mutation ($id: ID!) { repost(input: { postId: $id }) { post { id } } }', {
      id: loud,
    });
    await allFolded();
    const FEED = '{ viewer { homeFeed(first: 20) { nodes { id repostOf { id } } } } }';
    const fed = async () =>
      (await mira.client.data(FEED)).viewer.homeFeed.nodes.map((post: any) => post.repostOf?.id ?? post.id);
    expect(await fed()).toEqual([loud, quiet]);
    await mira.client.data(MUTE, { id: jonas.id });
    expect(await fed()).toEqual([quiet]);
    // Whoever looks at the friend's profile still finds it there.
    const query = `query ($name: String!) { user(username: $name) { reposts(first: 5) { nodes { repostOf { id } } } } }`;
    const { user } = await mira.client.data(query, { name: friend!.username });
    expect(user.reposts.nodes).toEqual([{ repostOf: { id: loud } }]);
  });

  it('is told to nobody', async () => {
    await mira.client.data(MUTE, { id: jonas.id });
    const { user } = await jonas.client.data(
      `query ($name: String!) { user(username: $name) { viewerHasMuted } }`,
      {
        name: mira.username,
      },
    );
    expect(user.viewerHasMuted).toBe(false);
  });

  it('refuses oneself, who is not there, other ids, and visitors', async () => {
    const { visitor } = await testApp();
    for (const operation of [MUTE, UNMUTE, REMOVE]) {
      const about = (id: string) => refused(mira.client, operation, { id });
      expect(await about(mira.id)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'userId' });
      expect(await about(`usr_${'0'.repeat(24)}`)).toMatchObject({ code: 'NOT_FOUND', field: 'userId' });
      expect(await about(`post_${'0'.repeat(24)}`)).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'userId',
      });
      expect(await visitor.refusal(operation, { id: mira.id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(await MuteModel.countDocuments({ muter: objectId(mira.id) })).toBe(0);
  });
});

describe('removeFollower', () => {
  it('ends the follow once, and a request too', async () => {
    await jonas.client.data(FOLLOW, { id: mira.id });
    const ended = await Promise.all(
      Array.from({ length: 4 }, () => mira.client.data(REMOVE, { id: jonas.id })),
    );
    expect(ended[0]!.removeFollower.user).toEqual({ id: jonas.id, viewerIsFollowedBy: false });
    await allFolded();
    expect((await UserModel.findById(objectId(mira.id)).lean())!.stats.followers).toBe(0);
    await UserModel.updateOne(
      { _id: objectId(mira.id) },
      { 'privacy.profileVisibility': ProfileVisibility.PRIVATE },
    );
    await jonas.client.data(FOLLOW, { id: mira.id });
    await mira.client.data(REMOVE, { id: jonas.id });
    expect(await FollowModel.countDocuments({ following: objectId(mira.id) })).toBe(0);
    await allFolded();
    expect((await UserModel.findById(objectId(mira.id)).lean())!.stats.followers).toBe(0);
  });
});

describe('followRequests', () => {
  it('are listed in pages, latest first, without who was blocked or has gone', async () => {
    const REQUESTS = `query ($after: String) { viewer { followRequests(first: 2, after: $after) { totalCount
      pageInfo { hasNextPage endCursor } nodes { id user { id } } } } }`;
    await UserModel.updateOne(
      { _id: objectId(mira.id) },
      { 'privacy.profileVisibility': ProfileVisibility.PRIVATE },
    );
    const many = await people(5);
    for (const who of many) await who.client.data(FOLLOW, { id: mira.id });
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { followRequests }: { followRequests: any } = (await mira.client.data(REQUESTS, { after }))
        .viewer;
      expect(followRequests.totalCount).toBe(5);
      found.push(...followRequests.nodes.map((one: { user: { id: string } }) => one.user.id));
      after = followRequests.pageInfo.hasNextPage ? followRequests.pageInfo.endCursor : null;
    } while (after);
    expect(found).toEqual(many.map(({ id }) => id).reverse());
    expect((await jonas.client.data(REQUESTS)).viewer.followRequests.totalCount).toBe(0);
  });
});
