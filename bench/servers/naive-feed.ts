import DataLoader from 'dataloader';
import type { Model, Types } from 'mongoose';
import type { IResolvers } from 'mercurius';
import { fullNameOf, UserModel, type User } from '../../src/models/identity/index.js';
import {
  CommentModel,
  LikeModel,
  PostModel,
  SaveModel,
  TimelineEntryModel,
  type Comment,
  type Like,
  type Post,
  type Save,
  type TimelineEntry,
} from '../../src/models/social/index.js';
import { toGlobalId } from '../../src/schema/ids.js';
import { categoryName, pageInfoOf, reactionName } from './shape.js';

/** The part of the schema that the home feed needs, as one writes it in a first version. */
export const typeDefs = /* GraphQL */ `
  type Query {
    viewer: Viewer
  }
  type Viewer {
    homeFeed(first: Int!): PostConnection!
  }
  type PostConnection {
    pageInfo: PageInfo!
    nodes: [Post!]!
  }
  type PageInfo {
    hasNextPage: Boolean!
    endCursor: String
  }
  type Post {
    id: ID!
    category: String!
    caption: String
    createdAt: String!
    media: [Media!]!
    author: User!
    stats: Stats!
    viewerReaction: String
    viewerHasSaved: Boolean!
    comments(first: Int!): CommentConnection!
  }
  type Media {
    url: String!
    width: Int
    height: Int
  }
  type Stats {
    likes: Int!
    comments: Int!
  }
  type User {
    id: ID!
    username: String!
    fullName: String!
    avatar: String
    verified: Boolean!
  }
  type CommentConnection {
    nodes: [Comment!]!
  }
  type Comment {
    id: ID!
    body: String!
    createdAt: String!
    author: User!
  }
`;

/** What a request of the naive servers carries. */
export interface NaiveContext {
  viewer: { id: Types.ObjectId } | null;
  loaders: ReturnType<typeof naiveLoaders>;
}

type Id = Types.ObjectId;
const keyOf = (id: Id): string => id.toHexString();

interface Paging {
  sort?: Record<string, 1 | -1>;
  limit?: number;
}

/** One DataLoader a type, each a find: of lean documents, or of hydrated ones as Mongoose gives them. */
export function naiveLoaders(viewer: Id | undefined, lean: boolean) {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- models of all documents pass here
  const find = async <T>(model: Model<any>, filter: object, { sort, limit }: Paging = {}): Promise<T[]> => {
    const query = model.find(filter);
    if (sort) query.sort(sort);
    if (limit) query.limit(limit);
    return (await (lean ? query.lean() : query)) as T[];
  };
  const by = <T>(load: (ids: readonly Id[]) => Promise<T[]>, key: (row: T) => Id) =>
    new DataLoader<Id, T | null, string>(
      async (ids) => {
        const found = new Map((await load(ids)).map((row) => [keyOf(key(row)), row]));
        return ids.map((id) => found.get(keyOf(id)) ?? null);
      },
      { cacheKeyFn: keyOf },
    );
  return {
    find,
    user: by<User>(
      (ids) => find(UserModel, { _id: { $in: ids } }),
      ({ _id }) => _id,
    ),
    post: by<Post>(
      (ids) => find(PostModel, { _id: { $in: ids } }),
      ({ _id }) => _id,
    ),
    like: by<Like>(
      (ids) => find(LikeModel, { user: viewer, target: { $in: ids } }),
      ({ target }) => target,
    ),
    save: by<Save>(
      (ids) => find(SaveModel, { user: viewer, post: { $in: ids } }),
      ({ post }) => post,
    ),
    comments: new DataLoader<Id, Comment[], string>(
      async (ids) => {
        const filter = { target: { $in: ids }, parent: null, deletedAt: null };
        const rows = await find<Comment>(CommentModel, filter, { sort: { createdAt: -1, _id: -1 } });
        return ids.map((id) => rows.filter(({ target }) => target.equals(id)));
      },
      { cacheKeyFn: keyOf },
    ),
  };
}

type Resolver = (root: never, args: { first: number }, ctx: NaiveContext) => unknown;

const table: Record<string, Record<string, Resolver>> = {
  Query: {
    viewer: (_root, _args, { viewer, loaders }) => viewer && loaders.user.load(viewer.id),
  },
  Viewer: {
    homeFeed: async (user: User, { first }, { loaders }) => {
      const page = { sort: { at: -1, post: -1 } as const, limit: first + 1 };
      const entries = await loaders.find<TimelineEntry>(TimelineEntryModel, { owner: user._id }, page);
      const posts = await loaders.post.loadMany(entries.slice(0, first).map(({ post }) => post));
      return { pageInfo: pageInfoOf(entries, first), nodes: posts };
    },
  },
  Post: {
    id: (post: Post) => toGlobalId('Post', post._id),
    category: (post: Post) => categoryName(post),
    createdAt: (post: Post) => post.createdAt.toISOString(),
    author: (post: Post, _args, { loaders }) => loaders.user.load(post.author),
    viewerReaction: async (post: Post, _args, { loaders }) =>
      reactionName((await loaders.like.load(post._id))?.reaction),
    viewerHasSaved: async (post: Post, _args, { loaders }) => (await loaders.save.load(post._id)) !== null,
    comments: async (post: Post, { first }, { loaders }) => ({
      nodes: (await loaders.comments.load(post._id)).slice(0, first),
    }),
  },
  User: {
    id: (user: User) => toGlobalId('User', user._id),
    fullName: (user: User) => fullNameOf(user),
  },
  Comment: {
    id: (comment: Comment) => toGlobalId('Comment', comment._id),
    createdAt: (comment: Comment) => comment.createdAt.toISOString(),
    author: (comment: Comment, _args, { loaders }) => loaders.user.load(comment.author),
  },
};

export const resolvers = table as unknown as IResolvers;
