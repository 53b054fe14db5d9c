import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { OWN_LISTS, scanOwnPosts, type OwnList } from '../../loaders/social/lists/own-posts.js';
import type { Post } from '../../models/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { Viewer } from '../identity/viewer.type.js';
import { postPage } from './pages.js';
import { PostConnection } from './post.connection.js';

/** The viewer's unpublished posts. */
@Resolver(() => Viewer)
export class OwnPostsResolver {
  @FieldResolver(() => PostConnection, { description: "The viewer's drafts, last edited first." })
  drafts(@Root() viewer: unknown, @Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Post>> {
    return ownPage(ctx, viewer as Viewer, args, 'drafts');
  }

  @FieldResolver(() => PostConnection, {
    description: "The viewer's scheduled posts, the next to be published first.",
  })
  scheduledPosts(
    @Root() viewer: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Post>> {
    return ownPage(ctx, viewer as Viewer, args, 'scheduled');
  }

  @FieldResolver(() => PostConnection, {
    description: "The viewer's archived posts: published two years ago and more, newest first.",
  })
  archivedPosts(
    @Root() viewer: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Post>> {
    return ownPage(ctx, viewer as Viewer, args, 'archived');
  }
}

function ownPage(ctx: Context, { user }: Viewer, args: PageArgs, list: OwnList): Promise<Connection<Post>> {
  const { order, count } = OWN_LISTS[list];
  return postPage(ctx, toRange(args), {
    order,
    scan: (range) => scanOwnPosts(ctx.loaders, range, user._id, list),
    count: () => ctx.loaders[count].load(user._id),
  });
}
