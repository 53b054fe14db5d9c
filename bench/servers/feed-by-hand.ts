import 'reflect-metadata';
import Fastify from 'fastify';
import mongoose, { type Types } from 'mongoose';
import { authenticate } from '../../src/auth/authenticate.js';
import { configureAuth } from '../../src/auth/settings.js';
import { UserModel, type User } from '../../src/models/identity/index.js';
import {
  BlockModel,
  CommentModel,
  FollowModel,
  FollowStatus,
  LikeModel,
  PostModel,
  SaveModel,
  TimelineEntryModel,
  type Comment,
  type Like,
  type Post,
  type TimelineEntry,
} from '../../src/models/social/index.js';
import { toGlobalId } from '../../src/schema/ids.js';
import { viewerOf } from '../../src/server/bearer.js';
import { benchConfig } from '../config.js';
import { serve } from './serve.js';
import { authorShape, categoryName, commentShape, pageInfoOf, reactionName } from './shape.js';

// What an engineer who knows MongoDB writes by hand for this one page: the same reads, the same rules, no GraphQL.
const config = benchConfig();
configureAuth(config);
await mongoose.connect(config.mongodbUri);
const collectionOf = <T extends object>(model: { collection: unknown }) =>
  model.collection as mongoose.mongo.Collection<T>;
const [users, posts, comments] = [
  collectionOf<User>(UserModel),
  collectionOf<Post>(PostModel),
  collectionOf<Comment>(CommentModel),
];

const SIZE = 20;
const FIRST_COMMENTS = 3;
const keyOf = (id: Types.ObjectId): string => id.toHexString();

async function homeFeed(viewer: Types.ObjectId) {
  const me = await users.findOne({ _id: viewer });
  if (!me) return null;
  const entries = (await TimelineEntryModel.collection
    .aggregate<TimelineEntry & { posts: Post[] }>([
      { $match: { owner: viewer } },
      { $sort: { at: -1, post: -1 } },
      { $limit: SIZE + 1 },
      { $project: { _id: 0, post: 1, at: 1 } },
      { $lookup: { from: posts.collectionName, localField: 'post', foreignField: '_id', as: 'posts' } },
    ])
    .toArray()) as (TimelineEntry & { posts: Post[] })[];
  const found = entries.slice(0, SIZE).map((entry) => entry.posts[0]!);
  const ids = found.map(({ _id }) => _id);
  const authorIds = [...new Map(found.map(({ author }) => [keyOf(author), author])).values()];
  const [authors, follows, blocked, likes, saves, first] = await Promise.all([
    users.find({ _id: { $in: authorIds } }).toArray(),
    FollowModel.collection
      .find({ follower: viewer, following: { $in: authorIds }, status: FollowStatus.ACTIVE })
      .toArray(),
    blocksWith(viewer, authorIds),
    LikeModel.collection.find({ user: viewer, target: { $in: ids } }).toArray(),
    SaveModel.collection.find({ user: viewer, post: { $in: ids } }).toArray(),
    firstComments(ids),
  ]);
  const commenterIds = [
    ...new Map(first.flatMap(({ rows }) => rows.map(({ author }) => [keyOf(author), author]))).values(),
  ];
  const [commenters, blockedCommenters] = await Promise.all([
    users.find({ _id: { $in: commenterIds } }).toArray(),
    blocksWith(viewer, commenterIds),
  ]);
  const people = new Map([...authors, ...commenters].map((user) => [keyOf(user._id), user]));
  const followed = new Set(follows.map((follow) => keyOf(follow['following'] as Types.ObjectId)));
  const reaction = new Map(
    likes.map((like) => [keyOf(like['target']), like['reaction'] as Like['reaction']]),
  );
  const saved = new Set(saves.map((save) => keyOf(save['post'])));
  const under = new Map(first.map(({ _id, rows }) => [keyOf(_id), rows]));
  const seen = found.filter(({ author }) => followed.has(keyOf(author)) && !blocked.has(keyOf(author)));
  return {
    pageInfo: pageInfoOf(entries, SIZE),
    nodes: seen.map((post) => ({
      id: toGlobalId('Post', post._id),
      category: categoryName(post),
      caption: post.caption ?? null,
      createdAt: post.createdAt.toISOString(),
      media: post.media.map(({ url, width, height }) => ({ url, width, height })),
      author: authorShape(people.get(keyOf(post.author))!),
      stats: { likes: post.stats.likes, comments: post.stats.comments },
      viewerReaction: reactionName(reaction.get(keyOf(post._id))),
      viewerHasSaved: saved.has(keyOf(post._id)),
      comments: {
        nodes: (under.get(keyOf(post._id)) ?? [])
          .filter(({ author }) => !blockedCommenters.has(keyOf(author)))
          .map((comment) => commentShape(comment, people.get(keyOf(comment.author))!)),
      },
    })),
  };
}

async function blocksWith(viewer: Types.ObjectId, others: Types.ObjectId[]): Promise<Set<string>> {
  const rows = await BlockModel.collection
    .find({
      $or: [
        { blocker: viewer, blocked: { $in: others } },
        { blocked: viewer, blocker: { $in: others } },
      ],
    })
    .toArray();
  return new Set(rows.flatMap((row) => [keyOf(row['blocker']), keyOf(row['blocked'])]));
}

function firstComments(ids: Types.ObjectId[]): Promise<{ _id: Types.ObjectId; rows: Comment[] }[]> {
  return posts
    .aggregate<{ _id: Types.ObjectId; rows: Comment[] }>([
      { $match: { _id: { $in: ids } } },
      { $project: { _id: 1 } },
      {
        $lookup: {
          from: comments.collectionName,
          localField: '_id',
          foreignField: 'target',
          pipeline: [
            { $match: { parent: null, deletedAt: null } },
            { $sort: { createdAt: -1, _id: -1 } },
            { $limit: FIRST_COMMENTS },
          ],
          as: 'rows',
        },
      },
    ])
    .toArray();
}

const app = Fastify();
app.post('/feed', async (request) => {
  const viewer = await viewerOf(authenticate, request.headers.authorization);
  return { data: { viewer: viewer && { homeFeed: await homeFeed(viewer.id) } } };
});
const url = await app.listen({ port: 0, host: '127.0.0.1' });
serve(`${url}/feed`);
