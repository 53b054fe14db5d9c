import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PostModel, TimelineEntryModel, TimelineFloorModel } from '../../src/models/social/index.js';
import { timelineLimits } from '../../src/reactors/timelines/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { people, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import type { Client } from '../setup/client.js';
import { allFolded } from '../setup/lanes.js';
import { BLOCK, DELETE, FOLLOW, REACT, SAVE, UNFOLLOW } from './operations.js';

const objectId = (id: string) => readGlobalId(id)!.id;
const usual = { ...timelineLimits };
afterEach(() => void Object.assign(timelineLimits, usual));

const PAGE = `totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } }`;
const ARGS = `$first: Int, $after: String, $last: Int, $before: String`;
const GIVEN = `first: $first, after: $after, last: $last, before: $before`;

interface Page {
  totalCount: number | null;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  edges: { cursor: string; node: { id: string } }[];
}

/** Reads a list to its end in pages, from the front or from the back; answers the ids in the list's own order. */
async function readAll(
  client: Client,
  query: string,
  pick: (data: unknown) => Page,
  { size, backward = false }: { size: number; backward?: boolean },
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < 100; pages++) {
    const variables = backward ? { last: size, before: cursor } : { first: size, after: cursor };
    const page: Page = pick(await client.data(query, variables));
    const found = page.edges.map((edge) => edge.node.id);
    if (backward) ids.unshift(...found);
    else ids.push(...found);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (!(backward ? hasPreviousPage : hasNextPage)) return ids;
    cursor = backward ? startCursor : endCursor;
  }
  throw new Error('The list does not end.');
}

const HOME = `query (${ARGS}, $category: PostCategory) { viewer { homeFeed(${GIVEN}, category: $category) { ${PAGE} } } }`;
const home = (data: unknown): Page => (data as { viewer: { homeFeed: Page } }).viewer.homeFeed;

describe('homeFeed', () => {
  let reader: Person;
  let authors: Person[];
  let newestFirst: string[];

  /** Publishes by turns, so that the authors' posts lie between each other. */
  async function fill(count: number): Promise<void> {
    newestFirst = [];
    for (let n = 0; n < count; n++)
      newestFirst.unshift(await publish([...authors, reader][n % (authors.length + 1)]!));
    await allFolded();
  }

  async function meet(): Promise<void> {
    const [first, ...others] = (await people(4)) as [Person, ...Person[]];
    [reader, authors] = [first, others.slice(0, 2)];
    await publish(others[2]!);
    for (const author of authors) await reader.client.data(FOLLOW, { id: author.id });
    await allFolded();
  }

  describe.each([
    ['kept whole', {}],
    ['trimmed, so that most is pulled', { cap: 4, trimEvery: 1 }],
    ['of authors with large audiences', { largeAudience: 0 }],
    ['of both, trimmed', { cap: 4, trimEvery: 1, largeAudience: 0 }],
  ])('%s', (_name, limits) => {
    beforeAll(async () => {
      Object.assign(timelineLimits, limits);
      await meet();
      Object.assign(timelineLimits, limits);
      await fill(16);
    });

    it.each([
      [3, false],
      [3, true],
      [7, false],
      [7, true],
      [50, false],
      [50, true],
    ])('has everything once and in order, %s at a time (backward: %s)', async (size, backward) => {
      expect(await readAll(reader.client, HOME, home, { size, backward })).toEqual(newestFirst);
    });

    it('goes on from a cursor in either direction', async () => {
      const { edges } = home(await reader.client.data(HOME, { first: 16 }));
      const [from, to] = [edges[10]!.cursor, edges[14]!.cursor];
      const ids = newestFirst.slice(11, 14);
      const forward = home(await reader.client.data(HOME, { first: 5, after: from, before: to }));
      expect(forward.edges.map((edge) => edge.node.id)).toEqual(ids);
      const back = home(await reader.client.data(HOME, { last: 2, after: from, before: to }));
      expect(back.edges.map((edge) => edge.node.id)).toEqual(ids.slice(1));
      expect(back.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
    });
  });

  it('was really trimmed and really pulled in these tests', async () => {
    Object.assign(timelineLimits, { cap: 4, trimEvery: 1 });
    await meet();
    Object.assign(timelineLimits, { cap: 4, trimEvery: 1 });
    await fill(16);
    const owner = objectId(reader.id);
    expect(await TimelineEntryModel.countDocuments({ owner })).toBeLessThan(10);
    expect(await TimelineFloorModel.countDocuments({ owner })).toBe(1);
  });

  it('shows at once whom one follows, and no longer whom one does not', async () => {
    await meet();
    const [old, other] = [await publish(authors[0]!), await publish(authors[1]!)];
    await allFolded();
    const [late] = (await people(1)) as [Person];
    for (const author of authors) await late.client.data(FOLLOW, { id: author.id });
    const shown = async () =>
      home(await late.client.data(HOME, { first: 10 })).edges.map(({ node }) => node.id);
    expect(await shown()).toEqual([other, old]);
    await late.client.data(UNFOLLOW, { id: authors[1]!.id });
    expect(await shown()).toEqual([old]);
    await authors[0]!.client.data(DELETE, { id: old });
    expect(await shown()).toEqual([]);
  });

  it('is of one category where that is asked, and never empty on the way to it', async () => {
    await meet();
    const media = [{ type: 'VIDEO', url: 'https://cdn.example/a.mp4', duration: 9 }];
    const short = await publish(authors[0]!, { category: 'SHORT', media });
    for (let n = 0; n < 5; n++) await publish(authors[1]!);
    await allFolded();
    const page = home(await reader.client.data(HOME, { first: 2, category: 'SHORT' }));
    expect(page.edges.map((edge) => edge.node.id)).toEqual([short]);
    expect(page.pageInfo.hasNextPage).toBe(false);
  });

  it('leaves out whom a block parts from one, on pages as full as before (attack 44)', async () => {
    await meet();
    await fill(9);
    await reader.client.data(BLOCK, { id: authors[0]!.id });
    const mine = newestFirst.filter((_, index) => (8 - index) % 3 !== 0);
    const page = home(await reader.client.data(HOME, { first: 4 }));
    expect(page.edges.map((edge) => edge.node.id)).toEqual(mine.slice(0, 4));
  });
});

describe('lists by cursor, in both directions', () => {
  let reader: Person;
  let author: Person;
  let posts: string[];
  const tag = `t${Date.now().toString(36)}`;

  beforeAll(async () => {
    [reader, author] = (await people(2)) as [Person, Person];
    posts = [];
    for (let n = 0; n < 9; n++)
      posts.unshift(await publish(author, { caption: `${tag} words ${n} #${tag}` }));
    for (const post of [...posts].reverse()) {
      await reader.client.data(REACT, { id: post, reaction: 'LIKE' });
      await reader.client.data(SAVE, { input: { postId: post, collection: 'Kept' } });
    }
    await allFolded();
    // Ties: the same moment and the same score for several posts.
    await PostModel.collection.updateMany(
      { _id: { $in: posts.slice(2, 10).map(objectId) } },
      { $set: { createdAt: new Date(), score: 77 } },
    );
  });

  const lists: [string, string, (data: never) => Page][] = [
    [
      'tag',
      `tag(name: "${tag}") { posts(${GIVEN}) { ${PAGE} } }`,
      (d: { tag: { posts: Page } }) => d.tag.posts,
    ],
    [
      'searchPosts',
      `searchPosts(query: "${tag}", ${GIVEN}) { ${PAGE} }`,
      (d: { searchPosts: Page }) => d.searchPosts,
    ],
    [
      'trendingPosts',
      `trendingPosts(window: DAY, ${GIVEN}) { ${PAGE} }`,
      (d: { trendingPosts: Page }) => d.trendingPosts,
    ],
    ['posts', `posts(category: TEXT_POST, ${GIVEN}) { ${PAGE} }`, (d: { posts: Page }) => d.posts],
    [
      'likedPosts',
      `viewer { likedPosts(${GIVEN}) { ${PAGE} } }`,
      (d: { viewer: { likedPosts: Page } }) => d.viewer.likedPosts,
    ],
    [
      'savedPosts',
      `viewer { savedPosts(collection: "Kept", ${GIVEN}) { ${PAGE} } }`,
      (d: { viewer: { savedPosts: Page } }) => d.viewer.savedPosts,
    ],
  ];

  it.each(lists)('%s', async (_name, field, pick) => {
    const query = `query (${ARGS}) { ${field} }`;
    const of = pick as (data: unknown) => Page;
    const whole = await readAll(reader.client, query, of, { size: 100 });
    expect(whole.filter((id) => posts.includes(id)).sort()).toEqual([...posts].sort());
    expect(new Set(whole).size).toBe(whole.length);
    for (const size of [3, 20])
      for (const backward of [false, true])
        expect(await readAll(reader.client, query, of, { size, backward })).toEqual(whole);
  });

  it.each(lists)('%s refuses page sizes and cursors that are none (attack 9)', async (_name, field) => {
    const query = `query (${ARGS}) { ${field} }`;
    for (const [variables, wrong] of [
      [{ first: 0 }, 'first'],
      [{ first: -1 }, 'first'],
      [{ first: 101 }, 'first'],
      [{ last: 101 }, 'last'],
      [{ first: 1, last: 1 }, 'first'],
      [{ first: 5, after: 'nonsense' }, 'after'],
      [{ last: 5, before: 'nonsense' }, 'before'],
    ] as const)
      expect(await reader.client.refusal(query, variables)).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: wrong,
      });
    expect((await reader.client.refusal(query, { first: 1e9 })).code).toBeTruthy();
  });
});

describe('trendingPosts', () => {
  it('goes by the score, of posts in the window only, and no other order can be asked for (attack 22)', async () => {
    const { visitor } = await testApp();
    const [author] = (await people(1)) as [Person];
    const [hot, old, cold] = [await publish(author), await publish(author), await publish(author)];
    const at = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    const set = (id: string, score: number, createdAt: Date) =>
      PostModel.collection.updateOne({ _id: objectId(id) }, { $set: { score, createdAt } });
    await set(hot, 9_000_003, at(0.5));
    await set(old, 9_000_002, at(5));
    await set(cold, 9_000_001, at(20));
    const top = async (window: string) => {
      const query = `query ($window: TrendingWindow!) { trendingPosts(window: $window, first: 3) { nodes { id } } }`;
      const { trendingPosts } = await visitor.data(query, { window });
      return trendingPosts.nodes
        .map((node: { id: string }) => node.id)
        .filter((id: string) => [hot, old, cold].includes(id));
    };
    expect(await top('DAY')).toEqual([hot]);
    expect(await top('WEEK')).toEqual([hot, old]);
    expect(await top('MONTH')).toEqual([hot, old, cold]);
    const injected = `{ trendingPosts(window: DAY, first: 1, sort: "$where") { nodes { id } } }`;
    expect((await visitor.refusal(injected)).code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('search (attack 21)', () => {
  const mark = `zq${Date.now().toString(36)}`;
  let author: Person;
  let found: string;
  beforeAll(async () => {
    [author] = (await people(1)) as [Person];
    found = await publish(author, {
      title: `Dawn ${mark}`,
      caption: 'First (a+)+ light, "quoted" over the lagoon',
    });
    await publish(author, { caption: 'Something else' });
  });

  const search = async (query: string) => {
    const { visitor } = await testApp();
    const { searchPosts } = await visitor.data(
      `query ($query: String!) { searchPosts(query: $query, first: 10) { nodes { id } } }`,
      { query },
    );
    return searchPosts.nodes.map((node: { id: string }) => node.id);
  };
  const searchUsers = async (query: string) => {
    const { visitor } = await testApp();
    const { searchUsers: users } = await visitor.data(
      `query ($query: String!) { searchUsers(query: $query, first: 100) { nodes { username } } }`,
      { query },
    );
    return users.nodes.map((node: { username: string }) => node.username);
  };

  it('finds posts that have all of the words, in any case', async () => {
    expect(await search(`dawn ${mark}`)).toEqual([found]);
    expect(await search(`LAGOON ${mark.toUpperCase()}`)).toEqual([found]);
    expect(await search(`${mark} elsewhere`)).toEqual([]);
  });

  it('takes operators and patterns literally', async () => {
    // No operator: the word is looked for, and not excluded.
    expect(await search(`${mark} -dawn`)).toEqual([found]);
    expect(await search(`${mark} -dusk_of_nothing`)).toEqual([]);
    expect(await search(`${mark} "quoted"`)).toEqual([found]);
    expect(await search('^(zq+)+$')).toEqual([]);
    expect(await search('.*')).toEqual([]);
    expect(await search('"')).toEqual([]);
    expect(await search('   ')).toEqual([]);
    expect(await search('$where: 1')).toEqual([]);
  });

  it('finds people by the beginning of handle or name, never by patterns', async () => {
    expect(await searchUsers(author.username.slice(0, 9))).toContain(author.username);
    expect(await searchUsers(`@${author.username.toUpperCase()}`)).toEqual([author.username]);
    expect(await searchUsers('^p_')).toEqual([]);
    expect(await searchUsers('.*')).toEqual([]);
    expect(await searchUsers(author.username.slice(3))).toEqual([]);
  });

  it('is bounded', async () => {
    const { visitor } = await testApp();
    for (const field of ['searchPosts', 'searchUsers'])
      expect(
        await visitor.refusal(
          `query ($query: String!) { ${field}(query: $query, first: 1) { nodes { id } } }`,
          {
            query: 'a'.repeat(101),
          },
        ),
      ).toMatchObject({ code: 'BAD_USER_INPUT', field: 'query' });
    const started = performance.now();
    await search(`${'a'.repeat(99)}!`);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
