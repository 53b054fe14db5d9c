import type { Types } from 'mongoose';
import {
  Audience,
  CommentModel,
  LikeModel,
  LikeTarget,
  MediaType,
  PostCategory,
  PostModel,
  Reaction,
  SaveModel,
} from '../../src/models/social/index.js';
import { AUTHORS } from './people.js';
import { before, idOf } from './ids.js';
import { insert } from './insert.js';

/** Posts of the feeds, post 0 the newest; all authors take turns. */
export const POSTS = 1_000;
/** Comments under each of them. */
export const COMMENTS = 10;
/** Seconds between two posts. */
const APART = 600;

/** When a post of the feeds was made. */
export const postedAt = (n: number): Date => before(n * APART);

/** Who made it. */
export const authorOf = (n: number): Types.ObjectId => idOf('person', n % AUTHORS);

/** A post, whole as the gateway writes it. */
export function postRow(n: number, author: Types.ObjectId, at: Date, comments: number): object {
  const row = new PostModel({
    _id: idOf('post', n),
    author,
    category: PostCategory.IMAGE_TEXT_POST,
    caption: `Number ${n}: light on water, the hour before the city wakes, and what the model made of it.`,
    media: [
      { type: MediaType.IMAGE, url: `https://media.bench.example/${n}.jpg`, width: 1024, height: 1280 },
    ],
    audience: Audience.PUBLIC,
    stats: { likes: n % 50, comments, threads: comments },
  }).toObject() as object;
  return { ...row, createdAt: at, updatedAt: at };
}

/** A comment right under a post. */
export function commentRow(n: number, target: Types.ObjectId, at: Date): object {
  const row = new CommentModel({
    _id: idOf('comment', n),
    targetType: 'Post',
    target,
    author: idOf('person', (n * 7) % AUTHORS),
    body: `Comment ${n}: not sure about the crop, but the light!`,
  }).toObject() as object;
  return { ...row, createdAt: at, updatedAt: at };
}

/** A post of the feeds. */
export const feedPost = (n: number): object => postRow(n, authorOf(n), postedAt(n), COMMENTS);

/** A comment under one of them, by its number among all. */
export function feedComment(n: number): object {
  const post = Math.floor(n / COMMENTS);
  return commentRow(n, idOf('post', post), new Date(postedAt(post).getTime() + (n % COMMENTS) * 1_000));
}

/** The posts that feeds consist of, and the comments under them. */
export async function insertPosts(): Promise<void> {
  await insert(PostModel.collection, 0, POSTS, feedPost);
  await insert(CommentModel.collection, 0, POSTS * COMMENTS, feedComment);
}

/** Which posts a reader has liked and saved before: every third, every fifth. */
export const TIES = { like: 3, save: 5 } as const;

/** What a reader has done before. */
export async function insertTies(user: Types.ObjectId): Promise<void> {
  const likes = Math.ceil(POSTS / TIES.like);
  await insert(LikeModel.collection, 0, likes, (n) => ({
    user,
    targetType: LikeTarget.POST,
    target: idOf('post', n * TIES.like),
    reaction: Reaction.LOVE,
    createdAt: postedAt(n * TIES.like),
    updatedAt: postedAt(n * TIES.like),
  }));
  await insert(SaveModel.collection, 0, Math.ceil(POSTS / TIES.save), (n) => ({
    user,
    post: idOf('post', n * TIES.save),
    collectionName: 'Saved Items',
    createdAt: postedAt(n * TIES.save),
    updatedAt: postedAt(n * TIES.save),
  }));
}
