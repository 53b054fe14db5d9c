import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { toGlobalId } from '../../schema/ids.js';
import * as marketplace from '../../services/marketplace/index.js';
import { afterWrite } from '../fresh.js';
import {
  DeleteToolReviewInput,
  HideToolReviewInput,
  ReplyToToolReviewInput,
  ReviewToolInput,
  VoteOnReviewInput,
} from './tool-review.input.js';
import { DeletedToolReviewPayload, ToolReviewPayload } from './tool.type.js';

async function shown(ctx: Context, info: GraphQLResolveInfo, id: Types.ObjectId): Promise<ToolReviewPayload> {
  await afterWrite(ctx, info);
  const review = await ctx.loaders.toolReview.load(id);
  return { review, tool: review && (await ctx.loaders.tool.load(review.tool)) };
}

/** Writing and judging reviews of tools. */
@Resolver()
export class ToolReviewMutationResolver {
  @Mutation(() => ToolReviewPayload, {
    nullable: true,
    description: "Writes the viewer's review of a tool, or edits it. FORBIDDEN for the viewer's own tool.",
  })
  async reviewTool(
    @Arg('input', () => ReviewToolInput) input: ReviewToolInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ToolReviewPayload> {
    return shown(ctx, info, await marketplace.reviewTool(ctx, input));
  }

  @Mutation(() => DeletedToolReviewPayload, { nullable: true, description: "Deletes the viewer's review." })
  async deleteToolReview(
    @Arg('input', () => DeleteToolReviewInput) input: DeleteToolReviewInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DeletedToolReviewPayload> {
    const { _id, tool } = await marketplace.deleteToolReview(ctx, input);
    await afterWrite(ctx, info);
    return { deletedId: toGlobalId('ToolReview', _id), tool: await ctx.loaders.tool.load(tool) };
  }

  @Mutation(() => ToolReviewPayload, {
    nullable: true,
    description: 'Says whether a review helped. Null takes the vote back. FORBIDDEN for the own review.',
  })
  async voteOnReview(
    @Arg('input', () => VoteOnReviewInput) input: VoteOnReviewInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ToolReviewPayload> {
    return shown(ctx, info, await marketplace.voteOnReview(ctx, input));
  }

  @Mutation(() => ToolReviewPayload, {
    nullable: true,
    description: "Writes the tool author's answer to a review. Null takes it away.",
  })
  async replyToToolReview(
    @Arg('input', () => ReplyToToolReviewInput) input: ReplyToToolReviewInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ToolReviewPayload> {
    return shown(ctx, info, await marketplace.replyToToolReview(ctx, input));
  }

  @Mutation(() => ToolReviewPayload, {
    nullable: true,
    description: 'Hides a review, or shows it again. Hidden reviews do not count. For moderators.',
  })
  async hideToolReview(
    @Arg('input', () => HideToolReviewInput) input: HideToolReviewInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ToolReviewPayload> {
    return shown(ctx, info, await marketplace.hideToolReview(ctx, input));
  }
}
