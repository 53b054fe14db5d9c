import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { BY_SCORE, scanPosts } from '../../loaders/social/lists/post.js';
import { Audience, PostCategory, type Post } from '../../models/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { feedPage } from './pages.js';
import { PostConnection } from './post.connection.js';
import { startOf, TrendingWindow } from './trending-window.js';

/** Public lists of posts. They contain public posts only, for every viewer. */
@Resolver()
export class FeedResolver {
  @Query(() => PostConnection, { nullable: true, description: 'Public posts, newest first.' })
  posts(
    @Arg('category', () => PostCategory, {
      nullable: true,
      description: 'Returns posts of this category only.',
    })
    category: PostCategory | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Post>> {
    const kind = category ? { category } : {};
    return feedPage(ctx, toRange(args), {
      scan: (range) => scanPosts(ctx.loaders, range, { where: { audience: Audience.PUBLIC, ...kind } }),
      count: () => ctx.loaders.publicPostCount.load(kind),
    });
  }

  @Query(() => PostConnection, {
    nullable: true,
    description:
      'Public posts of the last day, week or month by score: 2·likes + 3·comments + 5·shares + views/10.',
  })
  trendingPosts(
    @Arg('window', () => TrendingWindow, { description: 'The period of time.' }) window: TrendingWindow,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Post>> {
    const where = { audience: Audience.PUBLIC, createdAt: { $gte: startOf(window, new Date()) } };
    return feedPage(ctx, toRange(args), {
      order: BY_SCORE,
      scan: (range) => scanPosts(ctx.loaders, range, { where, order: BY_SCORE }),
    });
  }
}
