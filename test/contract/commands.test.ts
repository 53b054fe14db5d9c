import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { beforeAll, describe, expect, it } from 'vitest';
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
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
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
  await allFolded();
}, 120_000);

/** Numbers 0 to count - 1, a few at a time. */
async function inTurns<T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let n = 0; n < count; n += 8)
    results.push(
      ...(await Promise.all(Array.from({ length: Math.min(8, count - n) }, (_, i) => work(n + i)))),
    );
  return results;
}

type AnyOperation = TypedDocumentNode<any, any>;

/** The operation, its variables beside `first`, and the most commands that it may send. */
const operations: [string, AnyOperation, () => Record<string, unknown>, number][] = [
  ['HomeFeed', HomeFeedDocument, () => ({}), 6],
  ['CategoryFeed', CategoryFeedDocument, () => ({ category: 'TEXT_POST' }), 5],
  ['Trending', TrendingDocument, () => ({ window: 'WEEK' }), 5],
  ['TagFeed', TagFeedDocument, () => ({ name: 'counted' }), 6],
  ['SearchPosts', SearchPostsDocument, () => ({ query: 'counted words' }), 5],
  ['SearchUsers', SearchUsersDocument, () => ({ query: 'p_' }), 3],
  ['LikedPosts', LikedPostsDocument, () => ({}), 7],
  ['SavedPosts', SavedPostsDocument, () => ({ collection: null }), 7],
  ['UserProfile', UserProfileDocument, () => ({ username: author.username }), 5],
  ['Followers', FollowersDocument, () => ({ username: author.username }), 5],
  ['PostThread', PostThreadDocument, () => ({ id: thread }), 7],
];

describe('the number of commands', () => {
  it.each(operations)('of %s is the same for 5 and for 50', async (_name, document, variables, most) => {
    const counted = async (first: number) => {
      const answer = await viewer.client.send(document, { ...variables(), first });
      expect(answer.errors).toEqual([]);
      return answer.extensions.cost!.mongoCommands;
    };
    const [small, large] = [await counted(SMALL), await counted(LARGE)];
    expect(large).toBe(small);
    expect(large).toBeLessThanOrEqual(most);
  });

  it.each(operations)('of %s is the same on a deeper page', async (_name, document, variables, most) => {
    const first = await viewer.client.data(document, { ...variables(), first: SMALL });
    const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(first))?.[1];
    const answer = await viewer.client.send(document, {
      ...variables(),
      first: SMALL,
      after: cursor ?? null,
    });
    expect(answer.errors).toEqual([]);
    expect(answer.extensions.cost!.mongoCommands).toBeLessThanOrEqual(most);
  });

  it('of Dashboard is three', async () => {
    expect(await viewer.client.commands(DashboardDocument)).toBe(3);
  });

  it('of a feed of 20 posts × author × 3 comments × author is six', async () => {
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
    expect(await viewer.client.commands(query)).toBeLessThanOrEqual(6);
  });
});
