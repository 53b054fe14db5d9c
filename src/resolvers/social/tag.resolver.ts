import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { scanPosts } from '../../loaders/social/lists/post.js';
import { Audience, Tag, type Post, type Tag as TagRow } from '../../models/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { feedPage } from './pages.js';
import { PostConnection } from './post.connection.js';

/** Tags, and the posts that carry them. */
@Resolver(() => Tag)
export class TagResolver {
  @Query(() => Tag, {
    nullable: true,
    description: 'A tag by its word, in any case, with or without #; null when no post has ever used it.',
  })
  tag(@Arg('name', () => String) name: string, @Ctx() ctx: Context): Promise<TagRow | null> {
    return ctx.loaders.tagByName.load(name.trim().replace(/^#/, '').normalize('NFKC').toLowerCase());
  }

  @FieldResolver(() => Boolean, { description: 'True when the viewer follows it.' })
  async viewerIsFollowing(@Root() tag: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await ctx.loaders.viewerTagFollow.load((tag as TagRow)._id)) !== null;
  }

  @FieldResolver(() => PostConnection, { description: 'Public posts that carry it, newest first.' })
  posts(@Root() tag: unknown, @Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Post>> {
    const kind = { tags: (tag as TagRow).name };
    return feedPage(ctx, toRange(args), {
      scan: (range) => scanPosts(ctx.loaders, range, { where: { audience: Audience.PUBLIC, ...kind } }),
      count: () => ctx.loaders.publicPostCount.load(kind),
    });
  }
}
