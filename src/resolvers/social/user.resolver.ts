import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, ObjectType, Field, Resolver, Root } from 'type-graphql';
import type { Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { shownCount } from '../../loaders/social/hidden-counts.js';
import { scanPosts } from '../../loaders/social/lists/post.js';
import { User, type User as UserRow } from '../../models/identity/index.js';
import { FollowStatus, Post, PostCategory, PostStatus } from '../../models/social/index.js';
import {
  canSeeContentOf,
  canSeePost,
  followsViewer,
  viewerFollows,
  visibleAudiences,
  visibleGroups,
} from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { emptyPage, followPage, postPage } from './pages.js';
import { PostConnection } from './post.connection.js';
import { FollowConnection } from './user.connection.js';

@ObjectType({ description: 'The number of posts of a user in one category.', simpleResolvers: true })
export class PostCategoryCount {
  @Field(() => PostCategory, { description: 'The category of the posts.' })
  category: PostCategory;

  @Field(() => Int, { description: 'Number of posts visible to the viewer.' })
  count: number;
}

/** The social fields of a user. Of a private profile, strangers see the header and empty lists. */
@Resolver(() => User)
export class UserSocialResolver {
  @FieldResolver(() => PostConnection, {
    description: 'The posts visible to the viewer, newest first. Without drafts and archived posts.',
  })
  async posts(
    @Root() root: unknown,
    @Arg('category', () => PostCategory, {
      nullable: true,
      description: 'Returns posts of this category only.',
    })
    category: PostCategory | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Post>> {
    const user = root as UserRow;
    const range = toRange(args);
    if (!(await canSeeContentOf(ctx, user))) return emptyPage(range);
    const where = {
      author: user._id,
      repostOf: null,
      audience: { $in: await visibleAudiences(ctx, user) },
      ...(category ? { category } : {}),
    };
    return postPage(ctx, range, {
      scan: (rest) => scanPosts(ctx.loaders, rest, { where }),
      count: async () => {
        const counts = await visibleCounts(ctx, user);
        return counts
          .filter((row) => !category || row.category === category)
          .reduce((sum, row) => sum + row.count, 0);
      },
    });
  }

  @FieldResolver(() => Post, {
    nullable: true,
    description: 'The pinned post. Null if there is none or it is not visible.',
  })
  async pinnedPost(@Root() root: unknown, @Ctx() ctx: Context): Promise<Post | null> {
    const { pinnedPost } = root as UserRow;
    const post = pinnedPost && (await ctx.loaders.post.load(pinnedPost));
    if (!post || post.status !== PostStatus.PUBLISHED) return null;
    return (await canSeePost(ctx, post)) ? post : null;
  }

  @FieldResolver(() => [PostCategoryCount], {
    description: 'Number of visible posts by category, most first.',
  })
  postCategories(@Root() user: unknown, @Ctx() ctx: Context): Promise<PostCategoryCount[]> {
    return visibleCounts(ctx, user as UserRow);
  }

  @FieldResolver(() => FollowConnection, { description: 'The followers, latest first.' })
  async followers(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<User>> {
    const user = root as UserRow;
    const range = toRange(args);
    if (!(await canSeeContentOf(ctx, user))) return emptyPage(range);
    return followPage(ctx, info, range, { following: user._id }, 'follower', () =>
      shownCount(ctx.loaders, user.stats.followers, 'followers', user._id),
    );
  }

  @FieldResolver(() => FollowConnection, { description: 'The followed users, latest first.' })
  async following(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<User>> {
    const user = root as UserRow;
    const range = toRange(args);
    if (!(await canSeeContentOf(ctx, user))) return emptyPage(range);
    return followPage(ctx, info, range, { follower: user._id }, 'following', () =>
      shownCount(ctx.loaders, user.stats.following, 'following', user._id),
    );
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer follows this user.' })
  viewerIsFollowing(@Root() user: unknown, @Ctx() ctx: Context): Soon<boolean> {
    return viewerFollows(ctx, (user as UserRow)._id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether this user follows the viewer.' })
  viewerIsFollowedBy(@Root() user: unknown, @Ctx() ctx: Context): Soon<boolean> {
    return followsViewer(ctx, (user as UserRow)._id);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer has an open follow request to this user.',
  })
  async viewerFollowRequested(@Root() user: unknown, @Ctx() ctx: Context): Promise<boolean> {
    const follow = await ctx.loaders.viewerFollow.load((user as UserRow)._id);
    return follow?.status === FollowStatus.REQUESTED;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether the viewer is notified of new posts of this user. Null if the viewer does not follow this user.',
  })
  async viewerFollowNotificationsEnabled(
    @Root() user: unknown,
    @Ctx() ctx: Context,
  ): Promise<boolean | null> {
    const follow = await ctx.loaders.viewerFollow.load((user as UserRow)._id);
    return follow ? follow.notificationsEnabled !== false : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer has blocked this user.' })
  async viewerHasBlocked(@Root() user: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await ctx.loaders.viewerBlocks.load((user as UserRow)._id)).blocked;
  }
}

/** By category, most first. */
async function visibleCounts(ctx: Context, user: UserRow): Promise<PostCategoryCount[]> {
  const groups = (await ctx.loaders.authorPosts.load(user._id)).map((group) => ({
    ...group,
    author: user._id,
  }));
  const counts = new Map<PostCategory, number>();
  for (const { category, count } of await visibleGroups(ctx, groups))
    counts.set(category, (counts.get(category) ?? 0) + count);
  return [...counts]
    .map(([category, count]) => ({ category, count }))
    .sort((a, b) => b.count - a.count || a.category.localeCompare(b.category));
}
