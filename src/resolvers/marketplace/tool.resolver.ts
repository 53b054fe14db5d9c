import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { isModerator, requireModerator } from '../../auth/viewer.js';
import { toSafeHtml } from '../../lib/markdown.js';
import type { Context } from '../../loaders/context.js';
import {
  countFoundTools,
  countTools,
  scanFoundTools,
  scanTools,
  TOOL_ORDERS,
} from '../../loaders/marketplace/lists.js';
import { User } from '../../models/identity/index.js';
import {
  Tool,
  ToolHook,
  ToolReview,
  ToolReviewSort,
  ToolSort,
  ToolVersion,
} from '../../models/marketplace/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { canSeeTool, canSeeVersion, isLiveVersion, isToolAuthor } from '../../rules/marketplace/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { toolSearchWords } from '../../services/marketplace/index.js';
import { slugTarget } from '../../services/system/index.js';
import { reviewsOf, toolPage, toolsInReview, versionsInReview, versionsOf } from './pages.js';
import { ReviewsArgs } from './tool-review.input.js';
import { ToolsArgs } from './tool.input.js';
import {
  RatingCount,
  ToolConnection,
  ToolReviewConnection,
  ToolStats,
  ToolVersionConnection,
} from './tool.type.js';

/** The user of an id, where the viewer may see them. */
export async function visibleUser(ctx: Context, id: User['_id'] | null): Promise<User | null> {
  const user = id && (await ctx.loaders.user.load(id));
  return user && (await canSeeUser(ctx, user)) ? user : null;
}

/** Tools. */
@Resolver(() => Tool)
export class ToolResolver {
  @Query(() => ToolConnection, { nullable: true, description: 'The tools of the marketplace.' })
  async tools(@Args() args: ToolsArgs, @Ctx() ctx: Context): Promise<Connection<Tool> | null> {
    const { category, tag, featured, verified, search } = args;
    const filter = { category, tag: tag?.toLowerCase(), featured, verified };
    const sort = args.sort ?? ToolSort.POPULAR;
    const words = search == null ? [] : toolSearchWords(search);
    const range = toRange(args);
    const order = TOOL_ORDERS[sort];
    if (words.length === 0)
      return toolPage(ctx, range, {
        scan: (rest) => scanTools(ctx.loaders, rest, filter, sort),
        order,
        count: () => countTools(ctx.loaders, filter),
      });
    return toolPage(ctx, range, {
      scan: (rest) => scanFoundTools(ctx.loaders, rest, { filter, words, sort }),
      order,
      count: () => countFoundTools(ctx.loaders, filter, words),
    });
  }

  @Query(() => Tool, {
    nullable: true,
    description: 'A tool by its slug, current or former. Null if there is none that the viewer may see.',
  })
  async tool(
    @Arg('slug', () => String, { description: 'The slug of the tool, or a former one.' }) slug: string,
    @Ctx() ctx: Context,
  ): Promise<Tool | null> {
    const key = slug.trim().toLowerCase().slice(0, 120);
    const found = await ctx.loaders.toolBySlug.load(key);
    if (found) return canSeeTool(ctx, found) ? found : null;
    ctx.cost.reads += 1;
    const target = await slugTarget('Tool', key);
    const renamed = target && (await ctx.loaders.tool.load(target));
    return renamed && canSeeTool(ctx, renamed) ? renamed : null;
  }

  @Query(() => ToolConnection, {
    nullable: true,
    description: 'Verified tools that changed and wait for a check, oldest first. For moderators.',
  })
  toolsInReview(@Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Tool>> {
    requireModerator(ctx);
    return toolsInReview(ctx, toRange(args));
  }

  @Query(() => ToolVersionConnection, {
    nullable: true,
    description: 'Versions of verified tools that wait for a check, oldest first. For moderators.',
  })
  toolVersionsInReview(@Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<ToolVersion>> {
    requireModerator(ctx);
    return versionsInReview(ctx, toRange(args));
  }

  @FieldResolver(() => User, {
    nullable: true,
    description:
      'The author of the tool. Null for built-in tools and for authors that the viewer may not see.',
  })
  author(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return visibleUser(ctx, (root as Tool).author);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The long description as safe HTML. Null if there is none.',
  })
  longDescriptionHtml(@Root() root: unknown): string | null {
    const { longDescription } = root as Tool;
    return longDescription ? toSafeHtml(longDescription) : null;
  }

  @FieldResolver(() => [ToolHook], {
    nullable: true,
    description:
      'Source texts of the tool, which the gateway never runs. Null for all but the author and moderators.',
  })
  hooks(@Root() root: unknown, @Ctx() ctx: Context): ToolHook[] | null {
    return isToolAuthor(ctx, root as Tool) || isModerator(ctx) ? (root as Tool).hooks : null;
  }

  @FieldResolver(() => ToolStats, { description: 'Numbers of the tool.' })
  stats(@Root() root: unknown): ToolStats {
    const { downloads, stars, uses, reviews, ratingSum } = (root as Tool).stats;
    return { downloads, stars, uses, reviews, rating: reviews === 0 ? null : ratingSum / reviews };
  }

  @FieldResolver(() => [RatingCount], { description: 'Number of visible reviews per rating, from 5 to 1.' })
  ratingDistribution(@Root() root: unknown): RatingCount[] {
    const { ratings } = root as Tool;
    return ([5, 4, 3, 2, 1] as const).map((rating) => ({ rating, count: ratings[`r${rating}`] }));
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer has starred the tool.' })
  async viewerHasStarred(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await ctx.loaders.viewerToolStar.load((root as Tool)._id)) !== null;
  }

  @FieldResolver(() => ToolReview, {
    nullable: true,
    description: "The viewer's review of the tool. Null if there is none.",
  })
  viewerReview(@Root() root: unknown, @Ctx() ctx: Context): Promise<ToolReview | null> {
    return ctx.loaders.viewerToolReview.load((root as Tool)._id);
  }

  @FieldResolver(() => ToolVersionConnection, {
    description: 'The versions of the tool, highest first. Withdrawn versions are included.',
  })
  versions(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ToolVersion>> {
    return versionsOf(ctx, toRange(args), root as Tool);
  }

  @FieldResolver(() => ToolVersion, {
    nullable: true,
    description:
      'A version by its number. A withdrawn version is found only by users who took it before, the author and moderators.',
  })
  async version(
    @Root() root: unknown,
    @Arg('number', () => String, { description: 'The number of the version, by semver.' }) number: string,
    @Ctx() ctx: Context,
  ): Promise<ToolVersion | null> {
    const tool = root as Tool;
    const version = await ctx.loaders.toolVersionByNumber.load({ tool: tool._id, version: number });
    if (!version || !canSeeVersion(ctx, tool, version)) return null;
    const kept = isLiveVersion(version) || isToolAuthor(ctx, tool) || isModerator(ctx);
    return kept || (await ctx.loaders.viewerHasVersion.load(version._id)) ? version : null;
  }

  @FieldResolver(() => ToolReviewConnection, { description: 'The visible reviews of the tool.' })
  reviews(
    @Root() root: unknown,
    @Args() args: ReviewsArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ToolReview>> {
    return reviewsOf(ctx, toRange(args), (root as Tool)._id, args.sort ?? ToolReviewSort.HELPFUL);
  }
}
