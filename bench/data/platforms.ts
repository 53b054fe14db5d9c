import mongoose, { Types } from 'mongoose';
import { fullNameOf, UserModel, type User } from '../../src/models/identity/index.js';
import type { Comment, Post } from '../../src/models/social/index.js';
import { categoryName } from '../servers/shape.js';
import { before, idOf } from './ids.js';
import { insert } from './insert.js';
import { AUTHORS } from './people.js';
import { COMMENTS, feedComment, feedPost, POSTS, TIES } from './posts.js';

/** How a platform lays out what all of them have. */
export interface Layout {
  collections: Record<'users' | 'posts' | 'comments' | 'likes' | 'saves', string>;
  /** The same row in the platform's documents. */
  user(row: User): object;
  post(row: Post): object;
  comment(row: Comment): object;
  tie(user: string, post: Types.ObjectId): object;
}

const times = (at: Date) => ({ createdAt: at, updatedAt: at });
const parseTimes = (at: Date) => ({ _created_at: at, _updated_at: at });
const hex = (id: Types.ObjectId): string => id.toHexString();
const profile = (row: User) => ({
  ...{ username: row.username, fullName: fullNameOf(row), avatar: row.avatar, verified: row.verified },
});

/** Collections of Payload's mongoose adapter. */
export const PAYLOAD: Layout = {
  collections: { users: 'users', posts: 'posts', comments: 'comments', likes: 'likes', saves: 'saves' },
  user: (row) => ({ _id: row._id, ...profile(row), email: row.email, follows: [], ...times(row.createdAt) }),
  post: (row) => ({
    ...{ _id: row._id, author: row.author, category: categoryName(row), caption: row.caption },
    media: row.media.map(({ url, width, height }) => ({ id: hex(row._id), url, width, height })),
    stats: { likes: row.stats.likes, comments: row.stats.comments },
    ...times(row.createdAt),
  }),
  comment: ({ _id, author, target, body, createdAt }) => ({
    ...{ _id, author, post: target, body, ...times(createdAt) },
  }),
  tie: (user, post) => ({
    ...{ user: new Types.ObjectId(user), post, reaction: 'LOVE', ...times(before(0)) },
  }),
};

/** Collections of Parse Server's MongoDB adapter, where ids are strings and pointers carry their class. */
export const PARSE: Layout = {
  collections: { users: '_User', posts: 'Post', comments: 'Comment', likes: 'Like', saves: 'Save' },
  user: (row) => ({ _id: hex(row._id), ...profile(row), email: row.email, ...parseTimes(row.createdAt) }),
  post: (row) => ({
    ...{ _id: hex(row._id), _p_author: `_User$${hex(row.author)}` },
    ...{ category: categoryName(row), caption: row.caption },
    media: row.media.map(({ url, width, height }) => ({ url, width, height })),
    ...{ likes: row.stats.likes, comments: row.stats.comments },
    ...parseTimes(row.createdAt),
  }),
  comment: ({ _id, author, target, body, createdAt }) => ({
    ...{ _id: hex(_id), _p_author: `_User$${hex(author)}`, _p_post: `Post$${hex(target)}`, body },
    ...parseTimes(createdAt),
  }),
  tie: (user, post) => ({
    ...{ _id: hex(new Types.ObjectId()), _p_user: `_User$${user}`, _p_post: `Post$${hex(post)}` },
    ...{ reaction: 'LOVE', ...parseTimes(before(0)) },
  }),
};

/** The people of the bench, the posts of its feeds and their comments, in a platform's own database. */
export async function fill(uri: string, { collections, ...rows }: Layout): Promise<void> {
  await at(uri, async (database) => {
    const users = await UserModel.collection.find<User>({}).toArray();
    const into = (name: keyof typeof collections) => database.collection(collections[name]);
    await insert(into('users'), 0, users.length, (n) => rows.user(users[n]!));
    await insert(into('posts'), 0, POSTS, (n) => rows.post(feedPost(n) as Post));
    await insert(into('comments'), 0, POSTS * COMMENTS, (n) => rows.comment(feedComment(n) as Comment));
  });
}

/** What the reader has done before. */
export async function tie(uri: string, { collections, ...rows }: Layout, user: string): Promise<void> {
  const every = (step: number) => (n: number) => rows.tie(user, idOf('post', n * step));
  await at(uri, async (database) => {
    const { likes, saves } = collections;
    await insert(database.collection(likes), 0, Math.ceil(POSTS / TIES.like), every(TIES.like));
    await insert(database.collection(saves), 0, Math.ceil(POSTS / TIES.save), every(TIES.save));
  });
}

/** The users that a reader of 200 follows. The first 50 people make the feed; the others with posts are not among them. */
export const FOLLOWED = Array.from({ length: 210 }, (_, n) => n)
  .filter((n) => n < 50 || n >= AUTHORS)
  .map((n) => hex(idOf('person', n)));

/** Follows as Parse Server has them, a class of their own. */
export async function follow(uri: string, user: string): Promise<void> {
  await at(uri, (database) =>
    insert(database.collection('Follow'), 0, FOLLOWED.length, (n) => ({
      ...{ _id: hex(new Types.ObjectId()), ...parseTimes(before(0)) },
      ...{ _p_follower: `_User$${user}`, _p_following: `_User$${FOLLOWED[n]}` },
    })),
  );
}

async function at(uri: string, work: (database: mongoose.Connection) => Promise<void>): Promise<void> {
  const connection = await mongoose.createConnection(uri).asPromise();
  try {
    await work(connection);
  } finally {
    await connection.close();
  }
}
