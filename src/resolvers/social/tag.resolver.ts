import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { normalizeTag } from '../../lib/text.js';
import type { Context } from '../../loaders/context.js';
import { scanPosts } from '../../loaders/social/lists/post.js';
import { Audience, Tag, type Post, type Tag as TagRow } from '../../models/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { feedPage } from './pages.js';
import { PostConnection } from './post.connection.js';

/** Tags and their posts. */
@Resolver(() => Tag)
export class TagResolver {
  @Query(() => Tag, {
    nullable: true,
    description: 'A tag by its name, in any case, with or without #. Null if no public post has used it.',
  })
  async tag(
    @Arg('name', () => String, { description: 'The name of the tag, with or without “#”.' }) name: string,
    @Ctx() ctx: Context,
  ): Promise<TagRow | null> {
    const key = normalizeTag(name);
    const tag = key === null ? null : await ctx.loaders.tagByName.load(key);
    if (!tag || tag.lastUsed || tag.isFeatured) return tag;
    // Its counters may be stale, or its posts may not be public.
    return (await ctx.loaders.publicPostCount.load({ tags: tag.name })) === 0 ? null : tag;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer follows the tag.' })
  async viewerIsFollowing(@Root() tag: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await ctx.loaders.viewerTagFollow.load((tag as TagRow)._id)) !== null;
  }

  @FieldResolver(() => PostConnection, { description: 'Public posts with the tag, newest first.' })
  posts(@Root() tag: unknown, @Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Post>> {
    const kind = { tags: (tag as TagRow).name };
    return feedPage(ctx, toRange(args), {
      scan: (range) => scanPosts(ctx.loaders, range, { where: { audience: Audience.PUBLIC, ...kind } }),
      count: () => ctx.loaders.publicPostCount.load(kind),
    });
  }
}
