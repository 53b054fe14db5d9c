import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CategoryFeedDocument,
  DashboardDocument,
  FollowersDocument,
  HomeFeedDocument,
  LikedPostsDocument,
  PostThreadDocument,
  SavedPostsDocument,
  SearchPostsDocument,
  SearchUsersDocument,
  TagFeedDocument,
  TrendingDocument,
  UserProfileDocument,
} from '../generated/operations.js';
import { Role } from '../../src/models/identity/index.js';
import { PostModel, PostStatus } from '../../src/models/social/index.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { staff } from '../factories/staff.js';
import { FOLLOW, REACT, SAVE } from '../social/operations.js';
import { allFolded } from '../setup/lanes.js';

// More of everything than the larger page has, so that each page is full.
const POSTS = 56;
const SMALL = 5;
const LARGE = 50;

let viewer: Person;
let author: Person;
let crowd: Person[];
let repliers: Person[];
let thread: string;

beforeAll(async () => {
  [viewer, author, ...crowd] = (await people(14)) as [Person, Person, ...Person[]];
  repliers = crowd.splice(0, 2);
  for (const other of [author, ...crowd]) await viewer.client.data(FOLLOW, { id: other.id });
  for (const other of crowd) {
    await other.client.data(FOLLOW, { id: author.id });
    await author.client.data(FOLLOW, { id: other.id });
  }
  const posts = await inTurns(POSTS, (n) =>
    publish(n % 2 ? author : crowd[n % crowd.length]!, {
      caption: `Counted words ${n} #counted @${viewer.username}`,
    }),
  );
  // The author's own profile is long as well.
  await inTurns(POSTS, () => publish(author, { caption: 'Counted words' }));
  thread = posts[0]!;
  await inTurns(POSTS, async (n) => {
    await viewer.client.data(REACT, { id: posts[n], reaction: 'LOVE' });
    await viewer.client.data(SAVE, { input: { postId: posts[n], collection: `c${n % 3}` } });
    const words = await comment(crowd[n % crowd.length]!, thread);
    await comment(repliers[n % 2]!, thread, words);
    await comment(author, posts[n]!);
  });
  // Somebody whom the viewer doesn't follow shows things again, and has things of long ago.
  await inTurns(POSTS, (n) => repliers[0]!.client.data(REPOST, { id: posts[n] }));
  await repliers[1]!.client.data(FOLLOW, { id: repliers[0]!.id });
  await inTurns(POSTS, () => publish(repliers[0]!, { caption: 'Archived words' }));
  await allFolded();
  await PostModel.updateMany({ caption: 'Archived words' }, { status: PostStatus.ARCHIVED });
  // What other tests have left on top may be hidden from the viewer, and pages with holes are filled up.
  await lift(ON_TOP);
}, 120_000);
afterAll(() => lift(-ON_TOP));

const ON_TOP = 1e9;
const lift = (score: number) => PostModel.updateMany({ caption: /^Counted words \d/ }, { $inc: { score } });

/** Numbers 0 to count - 1, a few at a time. */
async function inTurns<T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let n = 0; n < count; n += 8)
    results.push(
      ...(await Promise.all(Array.from({ length: Math.min(8, count - n) }, (_, i) => work(n + i)))),
    );
  return results;
}

const REPOST = `mutation ($id: ID!) { repost(input: { postId: $id }) { post { id } } }`;

type AnyOperation = TypedDocumentNode<any, any>;

const ARCHIVED = `query ($first: Int!, $after: String) { viewer { archivedPosts(first: $first, after: $after) { totalCount
  pageInfo { endCursor } nodes { id caption author { username } stats { likes } } } } }`;
const REPOSTS = `query ($username: String!, $first: Int!, $after: String) { user(username: $username) {
  reposts(first: $first, after: $after) { pageInfo { endCursor }
  nodes { id repostOf { id caption author { username } viewerReaction } } } } }`;
const OWN = `query ($first: Int!) { viewer {
  sessions(first: $first) { totalCount nodes { id } } securityLog(first: $first) { totalCount nodes { id } }
  coinTransactions(first: $first) { totalCount nodes { id } } dataExports { id } } }`;
const ADMIN_USERS = `query ($first: Int!, $search: String) { adminUsers(first: $first, search: $search) {
  totalCount nodes { email user { username } } } }`;

/** The operation, its variables beside `first`, the most commands that it may send, and who asks if not the viewer. */
const operations: [string, AnyOperation | string, () => Record<string, unknown>, number, (() => Person)?][] =
  [
    ['HomeFeed', HomeFeedDocument, () => ({}), 5],
    ['CategoryFeed', CategoryFeedDocument, () => ({ category: 'TEXT_POST' }), 5],
    ['Trending', TrendingDocument, () => ({ window: 'WEEK' }), 5],
    ['TagFeed', TagFeedDocument, () => ({ name: 'counted' }), 6],
    ['SearchPosts', SearchPostsDocument, () => ({ query: 'counted words' }), 5],
    ['SearchUsers', SearchUsersDocument, () => ({ query: 'p_' }), 3],
    ['LikedPosts', LikedPostsDocument, () => ({}), 7],
    ['SavedPosts', SavedPostsDocument, () => ({ collection: null }), 7],
    ['UserProfile', UserProfileDocument, () => ({ username: author.username }), 5],
    ['Followers', FollowersDocument, () => ({ username: author.username }), 5],
    ['archived posts', ARCHIVED, () => ({}), 4, () => repliers[0]!],
    ['reposts', REPOSTS, () => ({ username: repliers[0]!.username }), 8, () => repliers[1]!],
    ['PostThread', PostThreadDocument, () => ({ id: thread }), 7],
  ];

describe('the number of commands', () => {
  it.each(operations)(
    'of %s is the same for 5 and for 50',
    async (_name, document, variables, most, who = () => viewer) => {
      const counted = async (first: number) => {
        const answer = await who().client.send(document, { ...variables(), first });
        expect(answer.errors).toEqual([]);
        return answer.extensions.cost!.mongoCommands;
      };
      const [small, large] = [await counted(SMALL), await counted(LARGE)];
      expect(large).toBe(small);
      expect(large).toBeLessThanOrEqual(most);
    },
  );

  it.each(operations)(
    'of %s is the same on a deeper page',
    async (_name, document, variables, most, who = () => viewer) => {
      const first = await who().client.data(document, { ...variables(), first: SMALL });
      const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(first))?.[1];
      const answer = await who().client.send(document, {
        ...variables(),
        first: SMALL,
        after: cursor ?? null,
      });
      expect(answer.errors).toEqual([]);
      expect(answer.extensions.cost!.mongoCommands).toBeLessThanOrEqual(most);
    },
  );

  it('is what the metrics book on reads: production does not count in another way', async () => {
    const metrics = new URL('/metrics', viewer.client.url);
    const booked = async () => {
      const lines = await (await fetch(metrics)).text();
      const sums = lines.matchAll(/^leela_operation_mongo_commands_sum\{.*\} (\d+)$/gm);
      return [...sums].reduce((total, [, sum]) => total + Number(sum), 0);
    };
    const compare = async (
      name: string,
      { client }: Person,
      document: AnyOperation | string,
      variables: object,
    ) => {
      const before = await booked();
      const sent = await client.commands(document, { ...variables, first: SMALL });
      expect([name, (await booked()) - before]).toEqual([name, sent]);
    };
    for (const [name, document, variables] of operations) await compare(name, viewer, document, variables());
    await compare('one’s own', viewer, OWN, {});
    await compare('adminUsers', await staff(Role.ADMIN), ADMIN_USERS, { search: 'p_' });
  });

  it('of Dashboard is two', async () => {
    expect(await viewer.client.commands(DashboardDocument)).toBe(2);
  });

  it('of a feed of 20 posts × author × 3 comments × author is five', async () => {
    const query = /* GraphQL */ `
      {
        viewer {
          homeFeed(first: 20) {
            edges {
              node {
                id
                caption
                author {
                  username
                }
                comments(first: 3) {
                  nodes {
                    body
                    author {
                      username
                    }
                  }
                }
              }
            }
          }
        }
      }
    `;
    expect(await viewer.client.commands(query)).toBeLessThanOrEqual(5);
  });
});
