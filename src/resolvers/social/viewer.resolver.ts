import { Arg, Args, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { together } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { countFollowRequests, scanFollows } from '../../loaders/social/lists/follow.js';
import { scanHomeFeed, type FeedRow } from '../../loaders/social/lists/home-feed.js';
import { scanLikedPosts, scanSaves } from '../../loaders/social/lists/kept.js';
import { BY_TIME } from '../../loaders/social/lists/post.js';
import {
  FollowStatus,
  PostCategory,
  PostStatus,
  type Follow,
  type Like,
  type Post,
  type Save,
} from '../../models/social/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { canSeeInHomeFeed, canSeePost, loadForPosts, visibleGroups } from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { Viewer } from '../identity/viewer.type.js';
import { FollowRequestConnection, type FollowRequest } from './follow-request.type.js';
import { toFollowRequest } from './follow-request.js';
import { positionBy } from './pages.js';
import { LikedPostConnection, PostConnection, SavedPostConnection } from './post.connection.js';

@ObjectType({ description: 'A named collection of saved posts.', simpleResolvers: true })
export class SavedCollection {
  @Field(() => String, { description: 'The name of the collection.' })
  name: string;

  @Field(() => Int, { description: 'Number of visible posts in the collection.' })
  count: number;

  @Field(() => Date, { description: 'Time at which a post was last saved to it.' })
  lastSavedAt: Date;
}

/** The viewer's feeds and saved posts. */
@Resolver(() => Viewer)
export class ViewerSocialResolver {
  @FieldResolver(() => PostConnection, {
    description:
      'Posts of the viewer and of followed users, newest first. Without posts that are visible to the viewer only.',
  })
  homeFeed(
    @Root() viewer: unknown,
    @Arg('category', () => PostCategory, {
      nullable: true,
      description: 'Returns posts of this category only.',
    })
    category: PostCategory | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Post>> {
    const feed = { owner: (viewer as Viewer).user._id, category };
    return page<FeedRow, Post>(toRange(args), {
      skeleton: (range) => scanHomeFeed(ctx.loaders, range, feed),
      position: ({ at, id }) => ({ key: at, id }),
      prepare: (rows) => {
        const posts = rows.flatMap(({ post }) => post ?? []);
        const follows = ctx.loaders.viewerFollow.ensure(posts.map(({ author }) => author));
        return together([loadForPosts(ctx, posts, { mutes: true }), follows]);
      },
      hydrate: ({ post }) => post,
      visible: (post) => canSeeInHomeFeed(ctx, post),
    });
  }

  @FieldResolver(() => LikedPostConnection, {
    description: 'The posts that the viewer reacted to, latest first.',
  })
  likedPosts(
    @Root() viewer: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Post>> {
    const { _id } = (viewer as Viewer).user;
    return page<Like, Post, { cursor: string; node: Post; likedAt: Date; reaction: Like['reaction'] }>(
      toRange(args),
      {
        skeleton: (range) => scanLikedPosts(ctx.loaders, range, _id),
        position: positionBy(BY_TIME),
        hydrate: (like) => ctx.loaders.post.load(like.target),
        visible: (post) => isListed(ctx, post),
        edge: (like) => ({ likedAt: like.createdAt, reaction: like.reaction }),
        count: async () => {
          const { groups, more } = await ctx.loaders.likedGroups.load(_id);
          return more ? null : sum(await visibleGroups(ctx, groups));
        },
      },
    );
  }

  @FieldResolver(() => SavedPostConnection, { description: "The viewer's saved posts, latest first." })
  savedPosts(
    @Root() viewer: unknown,
    @Arg('collection', () => String, {
      nullable: true,
      description: 'Returns posts of this collection only. "All" or absent means all.',
    })
    collection: string | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Post>> {
    const { _id } = (viewer as Viewer).user;
    const name = collection === ALL ? null : collection;
    return page<
      Save,
      Post,
      { cursor: string; node: Post; savedAt: Date; collection: string; notes: string | null }
    >(toRange(args), {
      skeleton: (range) => scanSaves(ctx.loaders, range, _id, name),
      position: positionBy(BY_TIME),
      hydrate: (save) => ctx.loaders.post.load(save.post),
      visible: (post) => isListed(ctx, post),
      edge: (save) => ({
        savedAt: save.createdAt,
        collection: save.collectionName,
        notes: save.notes ?? null,
      }),
      count: async () => {
        const { groups, more } = await ctx.loaders.savedGroups.load(_id);
        const asked = groups.filter((group) => name == null || group.collection === name);
        return more ? null : sum(await visibleGroups(ctx, asked));
      },
    });
  }

  @FieldResolver(() => [SavedCollection], {
    description: "The viewer's collections of saved posts, last used first.",
  })
  async savedCollections(@Root() viewer: unknown, @Ctx() ctx: Context): Promise<SavedCollection[]> {
    const { groups } = await ctx.loaders.savedGroups.load((viewer as Viewer).user._id);
    const found = new Map<string, SavedCollection>();
    for (const { collection, count, latest } of await visibleGroups(ctx, groups)) {
      const name = collection ?? ALL;
      const so = found.get(name) ?? { name, count: 0, lastSavedAt: latest };
      found.set(name, {
        name,
        count: so.count + count,
        lastSavedAt: latest > so.lastSavedAt ? latest : so.lastSavedAt,
      });
    }
    return [...found.values()].sort((a, b) => b.lastSavedAt.getTime() - a.lastSavedAt.getTime());
  }

  @FieldResolver(() => FollowRequestConnection, {
    description: 'Open follow requests to the viewer, latest first.',
  })
  followRequests(
    @Root() viewer: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<FollowRequest>> {
    const { _id } = (viewer as Viewer).user;
    return page<Follow, FollowRequest>(toRange(args), {
      skeleton: (range) => scanFollows(ctx.loaders, range, { following: _id }, FollowStatus.REQUESTED),
      position: positionBy(BY_TIME),
      hydrate: (follow) => toFollowRequest(ctx, follow),
      visible: ({ user }) => canSeeUser(ctx, user),
      count: () => countFollowRequests(ctx.loaders, _id),
    });
  }
}

/** Lists and counts of kept posts exclude unpublished ones. */
async function isListed(ctx: Context, post: Post): Promise<boolean> {
  return post.status === PostStatus.PUBLISHED && canSeePost(ctx, post);
}

/** The name that stands for all collections. */
const ALL = 'All';

function sum(groups: readonly { count: number }[]): number {
  return groups.reduce((total, { count }) => total + count, 0);
}
