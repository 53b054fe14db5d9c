import { beforeAll, describe, expect, it } from 'vitest';
import { Role, UserModel } from '../../src/models/identity/index.js';
import { PostModel, TagModel } from '../../src/models/social/index.js';
import { DomainEventModel } from '../../src/models/system/index.js';
import { jobsOf } from '../../src/jobs/jobs.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { scoreTags } from '../../src/services/social/index.js';
import { people, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { DELETE, UPDATE } from './operations.js';
import { refused } from './refused.js';

const objectId = (id: string) => readGlobalId(id)!.id;
const DAY_MS = 24 * 60 * 60 * 1_000;
const TRENDING = `query ($first: Int, $after: String) { trendingTags(first: $first, after: $after) {
  pageInfo { hasNextPage endCursor } nodes { name trendingScore viewerIsFollowing } } }`;
const FEATURE = `mutation ($id: ID!) { featurePost(input: { postId: $id }) { post { id isFeatured } } }`;
const UNFEATURE = `mutation ($id: ID!) { unfeaturePost(input: { postId: $id }) { post { id isFeatured } } }`;
const FEATURED = `{ featuredPosts(first: 50) { nodes { id isFeatured } } }`;

let mira: Person;
let jonas: Person;
let ada: Person;
beforeAll(async () => {
  [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
  await UserModel.updateOne({ _id: objectId(ada.id) }, { role: Role.ADMIN });
});

const scoreOf = async (name: string) => (await TagModel.findOne({ name }).lean())!.trendingScore;

describe('trendingTags', () => {
  const suffix = Date.now().toString(36);
  const [hot, loud, old, closed, gone] = ['hot', 'loud', 'old', 'closed', 'gone'].map(
    (word) => `${word}_${suffix}`,
  ) as [string, string, string, string, string];

  it('count everybody once, halve with each day, and know public posts only', async () => {
    for (const who of [mira, jonas, ada]) await publish(who, { tags: [hot] });
    for (let n = 0; n < 5; n += 1) await publish(mira, { tags: [loud] });
    const before = await publish(mira, { tags: [old] });
    await publish(mira, { tags: [closed], visibility: 'FOLLOWERS' });
    await jonas.client.data(DELETE, { id: await publish(jonas, { tags: [gone] }) });
    await allFolded();
    const now = new Date();
    const made = { createdAt: new Date(now.getTime() - 2 * DAY_MS) };
    await PostModel.collection.updateOne({ _id: objectId(before) }, { $set: made });
    await scoreTags(now);
    expect(await scoreOf(hot)).toBeCloseTo(3, 1);
    expect(await scoreOf(loud)).toBeCloseTo(1, 1);
    expect(await scoreOf(old)).toBeCloseTo(0.25, 3);
    expect([await scoreOf(closed), await scoreOf(gone)]).toEqual([0, 0]);
    const { nodes } = (await mira.client.data(TRENDING, { first: 100 })).trendingTags;
    const names = nodes.map(({ name }: { name: string }) => name);
    expect(names.filter((name: string) => name.endsWith(suffix))).toEqual([hot, loud, old]);
    const scores = nodes.map(({ trendingScore }: { trendingScore: number }) => trendingScore);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    // A day later it is half of it, a week later nothing, and again is the same.
    for (let run = 0; run < 2; run += 1) await scoreTags(new Date(now.getTime() + DAY_MS));
    expect(await scoreOf(hot)).toBeCloseTo(1.5, 1);
    await scoreTags(new Date(now.getTime() + 8 * DAY_MS));
    expect(await scoreOf(hot)).toBe(0);
    const job = jobsOf({} as never).find(({ name }) => name === 'score-tags')!;
    await job.run({ logger: null as never, signal: new AbortController().signal });
    expect(await scoreOf(hot)).toBeCloseTo(3, 1);
  });

  it('read to their end in pages, each once, for visitors too', async () => {
    const { visitor } = await testApp();
    const all = (await visitor.data(TRENDING, { first: 100 })).trendingTags.nodes.map(
      ({ name }: { name: string }) => name,
    );
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { trendingTags }: { trendingTags: any } = await visitor.data(TRENDING, { first: 2, after });
      found.push(...trendingTags.nodes.map(({ name }: { name: string }) => name));
      after = trendingTags.pageInfo.hasNextPage ? trendingTags.pageInfo.endCursor : null;
    } while (after && found.length < 200);
    expect(found.slice(0, 100)).toEqual(all);
    expect(await visitor.refusal(TRENDING, { first: 101 })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'first',
    });
    const few = await mira.client.commands(TRENDING, { first: 1 });
    expect(await mira.client.commands(TRENDING, { first: 50 })).toBe(few);
  });
});

describe('featured posts', () => {
  const featured = async (who: Person = jonas): Promise<string[]> =>
    (await who.client.data(FEATURED)).featuredPosts.nodes.map(({ id }: { id: string }) => id);

  it('are picked by admins, the latest choice first, each once', async () => {
    const [first, second] = [await publish(mira), await publish(mira)];
    await Promise.all(Array.from({ length: 4 }, () => ada.client.data(FEATURE, { id: second })));
    const { featurePost } = await ada.client.data(FEATURE, { id: first });
    expect(featurePost.post).toEqual({ id: first, isFeatured: true });
    await ada.client.data(FEATURE, { id: second });
    expect((await featured()).slice(0, 2)).toEqual([first, second]);
    const told = { type: 'post.featured', 'data.post': objectId(second) };
    expect(await DomainEventModel.countDocuments(told)).toBe(1);
    const { unfeaturePost } = await ada.client.data(UNFEATURE, { id: first });
    expect(unfeaturePost.post).toEqual({ id: first, isFeatured: false });
    expect(await featured()).not.toContain(first);
  });

  it('leave the list when they are public no more', async () => {
    const id = await publish(mira);
    await ada.client.data(FEATURE, { id });
    await mira.client.data(UPDATE, { input: { postId: id, visibility: 'FOLLOWERS' } });
    expect(await featured()).not.toContain(id);
    expect(await featured(ada)).not.toContain(id);
    await ada.client.data(UNFEATURE, { id });
    expect((await PostModel.findById(objectId(id)).lean())!.isFeatured).toBe(false);
  });

  it('refuse who is no admin, what is not public, and what is not there', async () => {
    const { visitor } = await testApp();
    const id = await publish(mira);
    const own = await publish(ada, { visibility: 'FOLLOWERS' });
    for (const operation of [FEATURE, UNFEATURE]) {
      expect(await refused(mira.client, operation, { id })).toMatchObject({ code: 'FORBIDDEN' });
      expect(await visitor.refusal(operation, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
      const gone = await refused(ada.client, operation, { id: `post_${'0'.repeat(24)}` });
      expect(gone).toMatchObject({ code: 'NOT_FOUND', field: 'postId' });
      const other = await refused(ada.client, operation, { id: `usr_${'0'.repeat(24)}` });
      expect(other).toMatchObject({ code: 'BAD_USER_INPUT', field: 'postId' });
    }
    expect(await refused(ada.client, FEATURE, { id: own })).toMatchObject({
      code: 'CONFLICT',
      field: 'postId',
    });
    expect(await featured()).not.toContain(id);
  });
});
