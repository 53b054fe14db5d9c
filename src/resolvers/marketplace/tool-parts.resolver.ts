import { Args, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { User } from '../../models/identity/index.js';
import { Tool, ToolReview, ToolUse, ToolVersion } from '../../models/marketplace/index.js';
import { canSeeTool } from '../../rules/marketplace/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { Viewer } from '../identity/viewer.type.js';
import { reviewsBy, starredTools, toolsOf, toolUses } from './pages.js';
import { visibleUser } from './tool.resolver.js';
import { ToolConnection, ToolReviewConnection, ToolUseConnection } from './tool.type.js';

async function visibleToolOf(ctx: Context, id: Tool['_id']): Promise<Tool | null> {
  const tool = await ctx.loaders.tool.load(id);
  return tool && canSeeTool(ctx, tool) ? tool : null;
}

/** Versions of tools. */
@Resolver(() => ToolVersion)
export class ToolVersionResolver {
  @FieldResolver(() => Tool, { nullable: true, description: 'The tool. Null if the viewer may not see it.' })
  tool(@Root() root: unknown, @Ctx() ctx: Context): Promise<Tool | null> {
    return visibleToolOf(ctx, (root as ToolVersion).tool);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'The average of the reviews that name this version. Null if there are none.',
  })
  rating(@Root() root: unknown): number | null {
    const { ratingCount, ratingSum } = root as ToolVersion;
    return ratingCount === 0 ? null : ratingSum / ratingCount;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the version is withdrawn.' })
  isYanked(@Root() root: unknown): boolean {
    return (root as ToolVersion).yankedAt !== null;
  }
}

/** Reviews of tools. */
@Resolver(() => ToolReview)
export class ToolReviewResolver {
  @FieldResolver(() => Tool, { nullable: true, description: 'The tool. Null if the viewer may not see it.' })
  tool(@Root() root: unknown, @Ctx() ctx: Context): Promise<Tool | null> {
    return visibleToolOf(ctx, (root as ToolReview).tool);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The author of the review. Null if the viewer may not see them.',
  })
  author(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return visibleUser(ctx, (root as ToolReview).author);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the author of the review has used the tool.' })
  isVerified(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean> {
    const { tool, author } = root as ToolReview;
    return ctx.loaders.hasUsedTool.load({ tool, user: author });
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether the viewer found the review helpful. Null if the viewer has not voted.',
  })
  async viewerVote(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean | null> {
    return (await ctx.loaders.viewerReviewVote.load((root as ToolReview)._id))?.helpful ?? null;
  }
}

/** Runs of tools. */
@Resolver(() => ToolUse)
export class ToolUseResolver {
  @FieldResolver(() => Tool, {
    nullable: true,
    description: 'The tool. Null if the viewer may not see it any more.',
  })
  tool(@Root() root: unknown, @Ctx() ctx: Context): Promise<Tool | null> {
    return visibleToolOf(ctx, (root as ToolUse).tool);
  }
}

/** The tools of a user. */
@Resolver(() => User)
export class UserToolResolver {
  @FieldResolver(() => ToolConnection, { description: 'The published tools of the user, newest first.' })
  tools(@Root() root: unknown, @Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Tool>> {
    return toolsOf(ctx, toRange(args), { author: (root as User)._id, published: true });
  }
}

/** The viewer's tools. */
@Resolver(() => Viewer)
export class ViewerToolResolver {
  @FieldResolver(() => ToolConnection, { description: "The viewer's tools, published or not, newest first." })
  tools(@Root() root: unknown, @Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Tool>> {
    return toolsOf(ctx, toRange(args), { author: (root as Viewer).user._id });
  }

  @FieldResolver(() => ToolConnection, {
    description: 'The tools that the viewer has starred, last starred first.',
  })
  starredTools(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Tool>> {
    return starredTools(ctx, toRange(args), (root as Viewer).user._id);
  }

  @FieldResolver(() => ToolUseConnection, {
    description: "The viewer's runs of tools in the last 90 days, newest first.",
  })
  toolUses(@Root() root: unknown, @Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<ToolUse>> {
    return toolUses(ctx, toRange(args), (root as Viewer).user._id);
  }

  @FieldResolver(() => ToolReviewConnection, { description: "The viewer's reviews of tools, newest first." })
  toolReviews(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ToolReview>> {
    return reviewsBy(ctx, toRange(args), (root as Viewer).user._id);
  }
}
