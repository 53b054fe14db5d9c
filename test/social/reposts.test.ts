import { beforeAll, describe, expect, it } from 'vitest';
import { UserModel } from '../../src/models/identity/index.js';
import { PostModel, TimelineEntryModel } from '../../src/models/social/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { people, person, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { driftAround } from '../setup/drift.js';
import { allFolded } from '../setup/lanes.js';
import { BLOCK, COMMENT, DELETE, FOLLOW, REACT, SAVE, UPDATE, VIEWS } from './operations.js';
import { refused } from './refused.js';

const REPOST = `mutation ($id: ID!) { repost(input: { postId: $id }) { post { id viewerHasReposted stats { reposts } } } }`;
const UNREPOST = `mutation ($id: ID!) { unrepost(input: { postId: $id }) { post { id viewerHasReposted stats { reposts } } } }`;
const CREATE = `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id quoteOf { id stats { quotes } } } } }`;
const FEED = `query ($first: Int = 50) { viewer { homeFeed(first: $first) { nodes { id caption repostOf { id caption author { username } } } } } }`;
const UPDATE_ID = `mutation ($input: UpdatePostInput!) { updatePost(input: $input) { post { id } } }`;

const objectId = (id: string) => readGlobalId(id)!.id;
const stats = async (id: string) => (await PostModel.findById(objectId(id)).lean())!.stats;

let author: Person;
let mira: Person;
let jonas: Person;
let stranger: Person;
beforeAll(async () => {
  [author, mira, jonas, stranger] = (await people(4)) as [Person, Person, Person, Person];
  await jonas.client.data(FOLLOW, { id: mira.id });
});

const repost = (who: Person, id: string) => who.client.data(REPOST, { id }).then((data) => data.repost.post);
/** The ids of the originals whose reposts stand in somebody's feed. */
const fed = async (who: Person): Promise<string[]> =>
  (await who.client.data(FEED)).viewer.homeFeed.nodes.flatMap(
    (node: { repostOf: { id: string } | null }) => node.repostOf?.id ?? [],
  );
const rowOf = async (who: Person, original: string): Promise<string> => {
  const row = await PostModel.findOne({ author: objectId(who.id), repostOf: objectId(original) }).lean();
  return `post_${row!._id.toHexString()}`;
};

describe('a repost', () => {
  it('is one for each person, stands in followers’ feeds and in no public list', async () => {
    const id = await publish(author, { caption: 'Worth repeating #repeated' });
    const answers = await Promise.all([1, 2, 3, 4].map(() => repost(mira, id)));
    expect(answers.at(-1)).toMatchObject({ id, viewerHasReposted: true });
    await allFolded();
    expect((await stats(id)).reposts).toBe(1);
    expect([await fed(jonas), await fed(mira), await fed(stranger)]).toEqual([[id], [id], []]);
    const { viewer } = await jonas.client.data(FEED);
    expect(viewer.homeFeed.nodes[0]).toMatchObject({
      caption: null,
      repostOf: { id, caption: 'Worth repeating #repeated', author: { username: author.username } },
    });
    const query = `query ($u: String!, $id: ID!) { node(id: $id) { id } user(username: $u) { stats { posts } posts { totalCount nodes { id } } reposts { nodes { repostOf { id } } } } }`;
    const row = await rowOf(mira, id);
    const seen = async (who: Person) => who.client.data(query, { u: mira.username, id: row });
    expect(await seen(jonas)).toEqual({
      node: { id: row },
      user: {
        stats: { posts: 0 },
        posts: { totalCount: 0, nodes: [] },
        reposts: { nodes: [{ repostOf: { id } }] },
      },
    });
    expect(await seen(stranger)).toMatchObject({ node: null, user: { reposts: { nodes: [] } } });
    // Whoever begins to follow gets it, too.
    await stranger.client.data(FOLLOW, { id: mira.id });
    await allFolded();
    expect(await fed(stranger)).toEqual([id]);
  });

  it('is taken back without a trace, and can be made again', async () => {
    const id = await publish(author);
    await repost(mira, id);
    const row = objectId(await rowOf(mira, id));
    const { unrepost } = await mira.client.data(UNREPOST, { id });
    expect(unrepost.post).toEqual({ id, viewerHasReposted: false, stats: { reposts: 0 } });
    await mira.client.data(UNREPOST, { id });
    await allFolded();
    expect(await TimelineEntryModel.countDocuments({ post: row })).toBe(0);
    expect(await fed(jonas)).not.toContain(id);
    await repost(mira, id);
    await mira.client.data(DELETE, { id: await rowOf(mira, id) });
    await allFolded();
    expect((await stats(id)).reposts).toBe(0);
    expect((await UserModel.findById(objectId(mira.id)).lean())!.stats.posts).toBe(0);
  });

  it('hides when its original does: deleted, made private, or blocked', async () => {
    const [deleted, closed, blocked] = [await publish(author), await publish(author), await publish(author)];
    for (const id of [deleted, closed, blocked]) await repost(mira, id);
    await allFolded();
    expect(await fed(jonas)).toEqual(expect.arrayContaining([deleted, closed, blocked]));
    const row = await rowOf(mira, deleted);
    await author.client.data(DELETE, { id: deleted });
    await author.client.data(UPDATE, { input: { postId: closed, visibility: 'FOLLOWERS' } });
    expect((await fed(jonas)).filter((id) => [deleted, closed].includes(id))).toEqual([]);
    expect(await jonas.client.data(`query ($id: ID!) { node(id: $id) { id } }`, { id: row })).toEqual({
      node: null,
    });
    await author.client.data(BLOCK, { id: jonas.id });
    expect(await fed(jonas)).not.toContain(blocked);
    expect(await fed(mira)).toContain(blocked);
    // It can be taken back all the same.
    expect((await mira.client.send(UNREPOST, { id: deleted })).errors).toEqual([]);
    expect(await refused(mira.client, UNREPOST, { id: deleted })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is of public posts only, and nothing can be done to it but to its original', async () => {
    const id = await publish(author);
    await repost(mira, id);
    const row = await rowOf(mira, id);
    const [followers, secret] = [
      await publish(mira, { visibility: 'FOLLOWERS' }),
      await publish(author, { visibility: 'PRIVATE' }),
    ];
    const cases: [Person, string, Record<string, unknown>, string, string][] = [
      [stranger, REPOST, { id: secret }, 'NOT_FOUND', 'postId'],
      [stranger, REPOST, { id: followers }, 'FORBIDDEN', 'postId'],
      [stranger, REPOST, { id: stranger.id }, 'BAD_USER_INPUT', 'postId'],
      [stranger, REPOST, { id: row }, 'CONFLICT', 'postId'],
      [stranger, REACT, { id: row, reaction: 'LIKE' }, 'CONFLICT', 'targetId'],
      [stranger, COMMENT, { input: { targetId: row, body: 'x' } }, 'CONFLICT', 'targetId'],
      [stranger, SAVE, { input: { postId: row } }, 'CONFLICT', 'postId'],
      [mira, UPDATE_ID, { input: { postId: row, caption: 'Mine now' } }, 'CONFLICT', 'postId'],
    ];
    for (const [who, operation, variables, code, field] of cases)
      expect(await refused(who.client, operation, variables), operation).toMatchObject({ code, field });
    expect((await stranger.client.data(VIEWS, { ids: [row] })).recordViews.recorded).toBe(0);
    const { visitor } = await testApp();
    for (const operation of [REPOST, UNREPOST])
      expect(await visitor.refusal(operation, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('costs a feed of 50 no more commands than one of 5', async () => {
    const [reader, sharer] = (await people(2)) as [Person, Person];
    await reader.client.data(FOLLOW, { id: sharer.id });
    for (let n = 0; n < 52; n += 13)
      await Promise.all(
        Array.from({ length: 13 }, async () => sharer.client.data(REPOST, { id: await publish(author) })),
      );
    await allFolded();
    const [few, many] = [
      await reader.client.commands(FEED, { first: 5 }),
      await reader.client.commands(FEED, { first: 50 }),
    ];
    expect(many).toBe(few);
  });
});

describe('a quote', () => {
  const quote = (quoteOf: string, more: object = {}) => ({
    input: { category: 'TEXT_POST', caption: 'As she says', quoteOf, ...more },
  });

  it('is a post that shows another as long as that may be seen, and is counted', async () => {
    const id = await publish(author);
    const { createPost } = await mira.client.data(CREATE, quote(id));
    expect(createPost.post.quoteOf).toEqual({ id, stats: { quotes: 1 } });
    const draft = (await mira.client.data(CREATE, quote(id, { status: 'DRAFT' }))).createPost.post;
    await allFolded();
    expect((await stats(id)).quotes).toBe(1);
    await mira.client.data(
      `mutation ($id: ID!) { publishPost(input: { postId: $id }) { post { id } } }`,
      draft,
    );
    await allFolded();
    expect((await stats(id)).quotes).toBe(2);
    await mira.client.data(DELETE, { id: draft.id });
    await allFolded();
    expect((await stats(id)).quotes).toBe(1);
    await author.client.data(DELETE, { id });
    const query = `query ($id: ID!) { node(id: $id) { ... on Post { id caption quoteOf { id } } } }`;
    expect(await mira.client.data(query, { id: createPost.post.id })).toEqual({
      node: { id: createPost.post.id, caption: 'As she says', quoteOf: null },
    });
  });

  it('is of public posts only', async () => {
    const [followers, secret, open] = [
      await publish(author, { visibility: 'FOLLOWERS' }),
      await publish(author, { visibility: 'PRIVATE' }),
      await publish(author),
    ];
    await mira.client.data(FOLLOW, { id: author.id });
    await repost(mira, open);
    const cases = [
      [followers, 'FORBIDDEN'],
      [secret, 'NOT_FOUND'],
      [await rowOf(mira, open), 'CONFLICT'],
      [mira.id, 'BAD_USER_INPUT'],
    ] as const;
    for (const [id, code] of cases)
      expect(await refused(mira.client, CREATE, quote(id))).toMatchObject({ code, field: 'quoteOf' });
  });
});

it('leaves every counter equal to its rows', async () => {
  await person();
  expect(await driftAround(author, mira)).toEqual([]);
});
