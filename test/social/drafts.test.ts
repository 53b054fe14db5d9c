import { beforeAll, describe, expect, it } from 'vitest';
import { Role, UserModel } from '../../src/models/identity/index.js';
import { PostModel, TagModel } from '../../src/models/social/index.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { publishDuePosts } from '../../src/services/social/index.js';
import { person, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { driftAround } from '../setup/drift.js';
import { allFolded } from '../setup/lanes.js';
import { COMMENT, DELETE, FOLLOW, IMAGE, REACT, SAVE, SHARE, UPDATE, VIEWS } from './operations.js';
import { refused } from './refused.js';

const FIELDS = `id status publishAt caption createdAt editedAt tagNames tags { name }`;
const CREATE = `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { ${FIELDS} } } }`;
const PUBLISH = `mutation ($id: ID!) { publishPost(input: { postId: $id }) { post { ${FIELDS} author { stats { posts } } } } }`;
const SCHEDULE = `mutation ($id: ID!, $at: DateTimeISO!) { schedulePost(input: { postId: $id, publishAt: $at }) { post { ${FIELDS} } } }`;
const UNSCHEDULE = `mutation ($id: ID!) { unschedulePost(input: { postId: $id }) { post { ${FIELDS} } } }`;
const OWN = `query ($first: Int = 20) { viewer { drafts(first: $first) { totalCount nodes { id } }
  scheduledPosts(first: $first) { totalCount nodes { id publishAt } } } }`;
const NODE = `query ($id: ID!) { node(id: $id) { id } }`;

let mira: Person;
let jonas: Person;
beforeAll(async () => {
  [mira, jonas] = [await person(), await person()];
  await jonas.client.data(FOLLOW, { id: mira.id });
});

const objectId = (id: string) => readGlobalId(id)!.id;
const soon = (hours = 1) => new Date(Date.now() + hours * 3_600_000).toISOString();
const create = (input: object, who = mira) =>
  who.client
    .data(CREATE, { input: { category: 'TEXT_POST', caption: 'Words', ...input } })
    .then((data) => data.createPost.post);
const events = (id: string) =>
  DomainEventModel.countDocuments({ type: 'post.created', 'data.post': objectId(id) });
const own = async (who = mira) => (await who.client.data(OWN)).viewer;
const due = (id: string) =>
  PostModel.updateOne({ _id: objectId(id) }, { publishAt: new Date(Date.now() - 1) });
const run = () => publishDuePosts({ signal: new AbortController().signal });

/** Everywhere that others could meet a post. */
async function seenBy(who: Person, id: string): Promise<boolean[]> {
  const query = `query ($id: ID!, $username: String!) { node(id: $id) { id } user(username: $username) { posts(first: 50) { nodes { id } } }
    viewer { homeFeed(first: 50) { nodes { id } } } searchPosts(query: "unfinished", first: 50) { nodes { id } } }`;
  const data = await who.client.data(query, { id, username: mira.username });
  const has = ({ nodes }: { nodes: { id: string }[] }) => nodes.some((node) => node.id === id);
  return [data.node !== null, has(data.user.posts), has(data.viewer.homeFeed), has(data.searchPosts)];
}
const NOWHERE = [false, false, false, false];

describe('drafts', () => {
  it('are seen by their author only, count nowhere and tell nobody', async () => {
    const before = (await UserModel.findById(objectId(mira.id)).lean())!.stats.posts;
    const draft = await create({ status: 'DRAFT', caption: `Unfinished #secret_draft @${jonas.username}` });
    expect(draft).toMatchObject({ status: 'DRAFT', publishAt: null, tagNames: ['secret_draft'], tags: [] });
    await allFolded();
    expect(await seenBy(jonas, draft.id)).toEqual(NOWHERE);
    expect(await seenBy(mira, draft.id)).toEqual([true, false, false, false]);
    expect((await own()).drafts.nodes[0]).toEqual({ id: draft.id });
    expect(await TagModel.exists({ name: 'secret_draft' })).toBeNull();
    expect((await UserModel.findById(objectId(mira.id)).lean())!.stats.posts).toBe(before);
    expect(await events(draft.id)).toBe(0);
  });

  it('may lack what publishing needs, change without a trace, and be published once', async () => {
    const { id } = await create({ status: 'DRAFT', caption: null });
    expect(await refused(mira.client, PUBLISH, { id })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'caption',
    });
    const caption = `Unfinished no more #drafted @${jonas.username}`;
    const { updatePost } = await mira.client.data(UPDATE, { input: { postId: id, caption } });
    expect(updatePost.post).toMatchObject({ caption, editedAt: null });
    const answers = await Promise.all([1, 2, 3].map(() => mira.client.send(PUBLISH, { id })));
    for (const { data } of answers.filter(({ errors }) => errors.length === 0))
      expect(data.publishPost.post).toMatchObject({ status: 'PUBLISHED', tags: [{ name: 'drafted' }] });
    expect((await mira.client.data(PUBLISH, { id })).publishPost.post.status).toBe('PUBLISHED');
    expect(await events(id)).toBe(1);
    await allFolded();
    expect(await seenBy(jonas, id)).toEqual([true, true, true, true]);
    const event = await DomainEventModel.findOne({ type: 'post.created', 'data.post': objectId(id) }).lean();
    expect(String((event!.data as { mentions: unknown[] }).mentions)).toBe(String(objectId(jonas.id)));
    expect((await TagModel.findOne({ name: 'drafted' }).lean())!.usageCount).toBe(1);
  });

  it('are nothing to answer, keep or share, not even for their author', async () => {
    const { id } = await create({ status: 'DRAFT' });
    const moderator = await person();
    await UserModel.updateOne({ _id: objectId(moderator.id) }, { role: Role.MODERATOR });
    const cases: [string, Record<string, unknown>, string][] = [
      [REACT, { id, reaction: 'LIKE' }, 'targetId'],
      [COMMENT, { input: { targetId: id, body: 'x' } }, 'targetId'],
      [SAVE, { input: { postId: id } }, 'postId'],
      [SHARE, { id }, 'postId'],
    ];
    for (const [operation, variables, field] of cases) {
      expect(await refused(mira.client, operation, variables)).toMatchObject({ code: 'CONFLICT', field });
      expect(await refused(jonas.client, operation, variables)).toMatchObject({ code: 'NOT_FOUND', field });
    }
    for (const operation of [PUBLISH, UNSCHEDULE, DELETE])
      for (const who of [jonas, moderator])
        expect(await refused(who.client, operation, { id })).toMatchObject({
          code: 'NOT_FOUND',
          field: 'postId',
        });
    expect((await jonas.client.data(VIEWS, { ids: [id] })).recordViews.recorded).toBe(0);
    await mira.client.data(DELETE, { id });
    expect((await own()).drafts.nodes).not.toContainEqual({ id });
    expect(await mira.client.data(NODE, { id })).toEqual({ node: null });
  });
});

describe('scheduled posts', () => {
  it('are published when they are due, exactly once, by whichever gateway', async () => {
    const [later, sooner] = [
      await create({ publishAt: soon(2) }),
      await create({ publishAt: soon(1), caption: 'Unfinished plans #planned_ahead' }),
    ];
    expect(sooner).toMatchObject({ status: 'SCHEDULED', publishAt: expect.any(String), tags: [] });
    expect((await own()).scheduledPosts).toMatchObject({
      totalCount: 2,
      nodes: [{ id: sooner.id }, { id: later.id }],
    });
    expect(await run()).toBe(0);
    await due(sooner.id);
    const counts = await Promise.all([run(), run(), run()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    expect(await events(sooner.id)).toBe(1);
    await allFolded();
    expect(await seenBy(jonas, sooner.id)).toEqual([true, true, true, true]);
    expect(await seenBy(jonas, later.id)).toEqual(NOWHERE);
    const { createdAt, publishAt, status } = (await PostModel.findById(objectId(sooner.id)).lean())!;
    expect(createdAt.getTime()).toBeGreaterThan(Date.parse(sooner.createdAt));
    expect([publishAt, status]).toEqual([undefined, 'published']);
    expect((await own()).scheduledPosts).toMatchObject({ totalCount: 1, nodes: [{ id: later.id }] });
  });

  it('can be put off, called off and published early', async () => {
    const { id } = await create({ status: 'DRAFT' });
    const at = soon(5);
    const { schedulePost } = await mira.client.data(SCHEDULE, { id, at });
    expect(schedulePost.post).toMatchObject({ status: 'SCHEDULED', publishAt: at });
    const { schedulePost: again } = await mira.client.data(SCHEDULE, { id, at: soon(6) });
    expect(again.post.publishAt > at).toBe(true);
    for (let n = 0; n < 2; n++) {
      const { unschedulePost } = await mira.client.data(UNSCHEDULE, { id });
      expect(unschedulePost.post).toMatchObject({ status: 'DRAFT', publishAt: null });
    }
    await due(id);
    expect(await run()).toBe(0);
    await mira.client.data(SCHEDULE, { id, at });
    expect((await mira.client.data(PUBLISH, { id })).publishPost.post).toMatchObject({
      status: 'PUBLISHED',
      publishAt: null,
    });
    for (const [operation, more] of [
      [SCHEDULE, { at }],
      [UNSCHEDULE, {}],
    ] as const)
      expect(await refused(mira.client, operation, { id, ...more })).toMatchObject({ code: 'CONFLICT' });
  });

  it('are refused where they cannot be', async () => {
    const cases: [object, string][] = [
      [{ publishAt: soon(-1) }, 'publishAt'],
      [{ publishAt: soon(24 * 400) }, 'publishAt'],
      [{ publishAt: soon(), status: 'DRAFT' }, 'publishAt'],
      [{ publishAt: soon(), status: 'PUBLISHED' }, 'publishAt'],
      [{ status: 'SCHEDULED' }, 'publishAt'],
      [{ status: 'ARCHIVED' }, 'status'],
      [{ publishAt: soon(), caption: null }, 'caption'],
      [{ status: 'DRAFT', caption: 'x'.repeat(2_501) }, 'caption'],
      [{ status: 'DRAFT', media: [IMAGE] }, 'media'],
    ];
    for (const [more, field] of cases)
      expect(
        await refused(mira.client, CREATE, { input: { category: 'TEXT_POST', caption: 'x', ...more } }),
        JSON.stringify(more),
      ).toMatchObject({ code: 'BAD_USER_INPUT', field });
    const { id } = await create({ status: 'DRAFT', caption: null });
    expect(await refused(mira.client, SCHEDULE, { id, at: soon() })).toMatchObject({ field: 'caption' });
    const full = await create({ publishAt: soon() });
    expect(await refused(mira.client, UPDATE, { input: { postId: full.id, caption: null } })).toMatchObject({
      field: 'caption',
    });
    expect(await refused(mira.client, SCHEDULE, { id: full.id, at: soon(-1) })).toMatchObject({
      field: 'publishAt',
    });
    const shown = await publish(mira);
    expect(await refused(jonas.client, PUBLISH, { id: shown })).toMatchObject({ code: 'FORBIDDEN' });
    const { visitor } = await testApp();
    expect(await visitor.refusal(PUBLISH, { id: shown })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('cost as many commands for 5 as for 50, and leave no counter wrong', async () => {
    const author = await person();
    for (let n = 0; n < 52; n += 13)
      await Promise.all(
        Array.from({ length: 13 }, async () => {
          await create({ status: 'DRAFT' }, author);
          await create({ publishAt: soon() }, author);
        }),
      );
    const [few, many] = [
      await author.client.commands(OWN, { first: 5 }),
      await author.client.commands(OWN, { first: 50 }),
    ];
    expect(many).toBe(few);
    expect(await driftAround(author, mira, jonas)).toEqual([]);
  });
});

describe('pinned posts', () => {
  const PIN = `mutation ($id: ID!) { pinPost(input: { postId: $id }) { user { id pinnedPost { id } } } }`;
  const UNPIN = `mutation ($id: ID!) { unpinPost(input: { postId: $id }) { user { id pinnedPost { id } } } }`;
  const pinned = async (who: Person) =>
    (
      await who.client.data(`query ($u: String!) { user(username: $u) { pinnedPost { id } } }`, {
        u: mira.username,
      })
    ).user.pinnedPost?.id ?? null;

  it('stand on the profile, one at a time, for whoever may see them', async () => {
    const [one, two] = [await publish(mira), await publish(mira, { visibility: 'FOLLOWERS' })];
    const stranger = await person();
    expect((await mira.client.data(PIN, { id: one })).pinPost.user.pinnedPost).toEqual({ id: one });
    expect([await pinned(jonas), await pinned(stranger)]).toEqual([one, one]);
    await mira.client.data(PIN, { id: two });
    expect([await pinned(jonas), await pinned(stranger)]).toEqual([two, null]);
    expect((await mira.client.data(UNPIN, { id: one })).unpinPost.user.pinnedPost).toEqual({ id: two });
    expect((await mira.client.data(UNPIN, { id: two })).unpinPost.user.pinnedPost).toBeNull();
    await mira.client.data(PIN, { id: one });
    await mira.client.data(DELETE, { id: one });
    expect([await pinned(mira), await pinned(jonas)]).toEqual([null, null]);
  });

  it('are one’s own and published', async () => {
    const [theirs, draft] = [await publish(jonas), await create({ status: 'DRAFT' })];
    const cases: [Person, string, string][] = [
      [mira, theirs, 'FORBIDDEN'],
      [mira, draft.id, 'CONFLICT'],
      [jonas, draft.id, 'NOT_FOUND'],
      [mira, mira.id, 'BAD_USER_INPUT'],
    ];
    for (const [who, id, code] of cases)
      expect(await refused(who.client, PIN, { id })).toMatchObject({ code, field: 'postId' });
    const { visitor } = await testApp();
    expect(await visitor.refusal(UNPIN, { id: theirs })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
