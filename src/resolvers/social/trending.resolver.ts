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

@ObjectType('TagEdge', { description: 'A tag and its cursor.', simpleResolvers: true })
export class TagEdge extends edgeOf('Tag', () => Tag) {}

@ObjectType('TagConnection', { description: 'A page of tags.' })
export class TagConnection extends connectionOf(
  'Tag',
  () => Tag,
  () => TagEdge,
) {}

/** Latest choice first. */
const BY_CHOICE: ListOrder = { field: 'featuredAt', direction: -1 };

/** Trends and featured posts. */
@Resolver()
export class TrendingResolver {
  @Query(() => TagConnection, {
    nullable: true,
    description:
      'The most used tags: each user counts once, with half the weight per day. Recomputed every few minutes.',
  })
  trendingTags(@Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Tag>> {
    return page<Tag, Tag>(toRange(args), {
      skeleton: (range) => scanTrendingTags(ctx.loaders, range),
      position: positionBy(BY_TREND),
      hydrate: (tag) => tag,
    });
  }

  @Query(() => PostConnection, {
    nullable: true,
    description: 'Featured public posts, the latest choice first.',
  })
  featuredPosts(@Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Post>> {
    const where = { isFeatured: true, audience: Audience.PUBLIC };
    return feedPage(ctx, toRange(args), {
      order: BY_CHOICE,
      scan: (range) => scanPosts(ctx.loaders, range, { where, order: BY_CHOICE }),
    });
  }
}
