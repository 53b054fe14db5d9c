import { Args, Ctx, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import type { ListOrder } from '../../loaders/keyset.js';
import { page } from '../../loaders/page.js';
import { scanPosts } from '../../loaders/social/lists/post.js';
import { BY_TREND, scanTrendingTags } from '../../loaders/social/lists/tag.js';
import { Audience, Tag, type Post } from '../../models/social/index.js';
import { connectionOf, edgeOf, type Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { feedPage, positionBy } from './pages.js';
import { PostConnection } from './post.connection.js';

/** A tag at its place. */
@ObjectType('TagEdge', { description: 'A tag at its place in a list.', simpleResolvers: true })
export class TagEdge extends edgeOf('Tag', () => Tag) {}

/** Tags. */
@ObjectType('TagConnection', { description: 'A page of tags.' })
export class TagConnection extends connectionOf(
  'Tag',
  () => Tag,
  () => TagEdge,
) {}

/** The latest choice first. */
const BY_CHOICE: ListOrder = { field: 'featuredAt', direction: -1 };

/** What people talk about, and what the platform has picked. */
@Resolver()
export class TrendingResolver {
  @Query(() => TagConnection, {
    description:
      'The tags that most people use these days: each counts once, and half as much with each day since. Made anew every few minutes.',
  })
  trendingTags(@Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Tag>> {
    return page<Tag, Tag>(toRange(args), {
      skeleton: (range) => scanTrendingTags(ctx.loaders, range),
      position: positionBy(BY_TREND),
      hydrate: (tag) => tag,
    });
  }

  @Query(() => PostConnection, {
    description: 'Public posts that the platform has picked, the latest choice first.',
  })
  featuredPosts(@Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Post>> {
    const where = { isFeatured: true, audience: Audience.PUBLIC };
    return feedPage(ctx, toRange(args), {
      order: BY_CHOICE,
      scan: (range) => scanPosts(ctx.loaders, range, { where, order: BY_CHOICE }),
    });
  }
}
