import { get, post } from './client.js';
import type { Contender } from './contender.js';
import { FOLLOWED, follow, PARSE, PAYLOAD, tie, type Layout } from './data/platforms.js';

/** What a home feed shows, without ids, which every platform makes in its own way. */
export interface FeedPost {
  category: string;
  caption: string;
  createdAt: string;
  media: { url: string; width: number; height: number }[];
  author: { username: string; fullName: string; avatar: string; verified: boolean };
  stats: { likes: number; comments: number };
  viewerReaction: string | null;
  viewerHasSaved: boolean;
  comments: { body: string; createdAt: string; author: { username: string; avatar: string } }[];
}

/** A page of the feed, asked for as clients of the platform do, and read into what all of them show. */
export interface Reader {
  page(): Promise<unknown>;
  read(answer: never): FeedPost[];
}

/** A platform: its layout, and a user who reads the feed there. */
export interface Platform {
  title: string;
  layout: Layout;
  reader(server: Contender, uri: string): Promise<Reader>;
}

const SIZE = 20;
const FIRST_COMMENTS = 3;

interface Author {
  username: string;
  fullName: string;
  avatar: string;
  verified: boolean;
}
const authorOf = ({ username, fullName, avatar, verified }: Author) => ({
  ...{ username, fullName, avatar, verified },
});
const commentOf = ({ body, createdAt, author: { username, avatar } }: PlatformComment) => ({
  ...{ body, createdAt, author: { username, avatar } },
});
const mediaOf = (media: FeedPost['media']) =>
  media.map(({ url, width, height }) => ({ ...{ url, width, height } }));

interface PlatformComment {
  body: string;
  createdAt: string;
  author: Author;
}

interface PayloadPost extends Omit<FeedPost, 'comments'> {
  comments: { docs: PlatformComment[] };
  likes: { docs: { reaction: string }[] };
  saves: { docs: unknown[] };
}

/** One request: access limits posts to followed authors, join fields bring the first comments and the reader's ties. */
const payload: Platform = {
  title: 'Payload 3, REST',
  layout: PAYLOAD,
  async reader(server, uri) {
    const account = { username: 'reader', follows: FOLLOWED };
    const { id, token } = await server.ask<{ id: string; token: string }>('reader', account);
    await tie(uri, PAYLOAD, id);
    const shown = ['username', 'fullName', 'avatar', 'verified'];
    const query = new URLSearchParams({
      ...{ depth: '2', limit: String(SIZE), sort: '-createdAt' },
      ...{ 'joins[comments][limit]': String(FIRST_COMMENTS), 'joins[comments][sort]': '-createdAt' },
      ...{ 'joins[likes][limit]': '1', 'joins[saves][limit]': '1' },
      ...Object.fromEntries(shown.map((name) => [`populate[users][${name}]`, 'true'])),
    });
    const headers = { authorization: `JWT ${token}` };
    return {
      page: async () => parsed(await get(`${server.url}/posts?${query}`, headers)),
      read: ({ docs }: { docs: PayloadPost[] }) =>
        docs.map(({ category, caption, createdAt, media, author, stats, comments, likes, saves }) => ({
          ...{ category, caption, createdAt, media: mediaOf(media), author: authorOf(author) },
          stats: { likes: stats.likes, comments: stats.comments },
          viewerReaction: likes.docs[0]?.reaction ?? null,
          viewerHasSaved: saves.docs.length > 0,
          comments: comments.docs.map(commentOf),
        })),
    };
  },
};

interface ParsePost extends Omit<FeedPost, 'comments'> {
  objectId: string;
  likes: number;
  comments: number;
}
interface ParseTie {
  post: { objectId: string };
  reaction: string;
}
interface ParsePage {
  posts: ParsePost[];
  comments: (PlatformComment & ParseTie)[];
  likes: ParseTie[];
  saves: ParseTie[];
}

/** Two requests: the posts with their authors; then the comments, likes and saves of these posts in one batch. */
const parse: Platform = {
  title: 'Parse Server 8, REST',
  layout: PARSE,
  async reader({ url }, uri) {
    const application = { 'x-parse-application-id': 'bench' };
    const account = { username: 'reader', password: 'only for measuring' };
    const signedUp = parsed(await post(`${url}/users`, JSON.stringify(account), undefined, application));
    const { objectId, sessionToken } = signedUp as { objectId: string; sessionToken: string };
    await tie(uri, PARSE, objectId);
    await follow(uri, objectId);
    const headers = { ...application, 'x-parse-session-token': sessionToken };
    const me = { __type: 'Pointer', className: '_User', objectId };
    const follows = { query: { className: 'Follow', where: { follower: me } }, key: 'following' };
    const feed = new URLSearchParams({
      where: JSON.stringify({ author: { $select: follows } }),
      ...{ order: '-createdAt', limit: String(SIZE), include: 'author' },
    });
    const below = (posts: readonly ParsePost[]): string => {
      const $in = posts.map((one) => ({ __type: 'Pointer', className: 'Post', objectId: one.objectId }));
      const requests = [
        // No operation of Parse reads the first three of each: all are read, newest first.
        {
          path: '/classes/Comment',
          body: { where: { post: { $in } }, order: '-createdAt', limit: 1_000, include: 'author' },
        },
        { path: '/classes/Like', body: { where: { user: me, post: { $in } } } },
        { path: '/classes/Save', body: { where: { user: me, post: { $in } } } },
      ];
      return JSON.stringify({ requests: requests.map((one) => ({ method: 'GET', ...one })) });
    };
    return {
      async page(): Promise<ParsePage> {
        const first = parsed(await get(`${url}/classes/Post?${feed}`, headers)) as { results: ParsePost[] };
        const rest = parsed(await post(`${url}/batch`, below(first.results), undefined, headers));
        const [comments, likes, saves] = (rest as { success: { results: never[] } }[]).map(
          ({ success }) => success.results,
        );
        return { posts: first.results, comments: comments!, likes: likes!, saves: saves! };
      },
      read: ({ posts, comments, likes, saves }: ParsePage) =>
        posts.map((one) => {
          const under = (row: ParseTie): boolean => row.post.objectId === one.objectId;
          return {
            ...{ category: one.category, caption: one.caption, createdAt: one.createdAt },
            ...{ media: mediaOf(one.media), author: authorOf(one.author) },
            stats: { likes: one.likes, comments: one.comments },
            viewerReaction: likes.find(under)?.reaction ?? null,
            viewerHasSaved: saves.some(under),
            comments: comments.filter(under).slice(0, FIRST_COMMENTS).map(commentOf),
          };
        }),
    };
  },
};

export const PLATFORMS_BY_NAME: Record<string, Platform> = { payload, parse };

/** The body of an answer that must have succeeded. */
function parsed({ status, body }: { status: number; body: string }): unknown {
  if (status >= 300) throw new Error(`${status}: ${body.slice(0, 500)}`);
  return JSON.parse(body);
}
