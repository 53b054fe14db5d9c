import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { parseGlobalId, toGlobalId } from '../../schema/ids.js';
import * as social from '../../services/social/index.js';
import { refresh } from '../fresh.js';
import {
  CloseFriendInput,
  CreateHighlightInput,
  DeleteHighlightInput,
  UpdateHighlightInput,
} from './input/story.input.js';
import { DeletePayload } from './payload/post.payload.js';
import { HighlightPayload } from './payload/story.payload.js';
import { UserPayload } from './payload/user.payload.js';
import { shownUser } from './shown-user.js';

/** Keeping stories, and choosing who sees more of them. */
@Resolver()
export class HighlightMutationResolver {
  @Mutation(() => HighlightPayload, {
    nullable: true,
    description: 'Keeps stories of one’s own beyond their day.',
  })
  async createHighlight(
    @Arg('input', () => CreateHighlightInput) input: CreateHighlightInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HighlightPayload> {
    requireViewer(ctx);
    const storyIds = toStories(input.storyIds);
    const { highlight } = await social.createHighlight(ctx, { ...input, storyIds });
    await refresh(ctx, info, { highlight: [highlight], story: storyIds });
    return { highlight: await ctx.loaders.highlight.load(highlight) };
  }

  @Mutation(() => HighlightPayload, {
    nullable: true,
    description:
      'Changes a highlight of one’s own. A story that no highlight keeps any more ends with its day.',
  })
  async updateHighlight(
    @Arg('input', () => UpdateHighlightInput) input: UpdateHighlightInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HighlightPayload> {
    requireViewer(ctx);
    const highlightId = parseGlobalId(input.highlightId, 'Highlight', 'highlightId');
    const storyIds = input.storyIds ? toStories(input.storyIds) : null;
    await social.updateHighlight(ctx, { ...input, highlightId, storyIds });
    await refresh(ctx, info, { highlight: [highlightId], story: storyIds ?? [] });
    return { highlight: await ctx.loaders.highlight.load(highlightId) };
  }

  @Mutation(() => DeletePayload, {
    nullable: true,
    description:
      'Deletes a highlight of one’s own. A story that no highlight keeps any more ends with its day.',
  })
  async deleteHighlight(
    @Arg('input', () => DeleteHighlightInput) input: DeleteHighlightInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DeletePayload> {
    requireViewer(ctx);
    const highlightId = parseGlobalId(input.highlightId, 'Highlight', 'highlightId');
    await social.deleteHighlight(ctx, { highlightId });
    await refresh(ctx, info, { highlight: [highlightId] });
    return { deletedId: toGlobalId('Highlight', highlightId) };
  }

  @Mutation(() => UserPayload, {
    nullable: true,
    description: 'Counts a person among one’s close friends, who see more stories. They are not told.',
  })
  async addCloseFriend(
    @Arg('input', () => CloseFriendInput) input: CloseFriendInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserPayload> {
    requireViewer(ctx);
    const userId = parseGlobalId(input.userId, 'User', 'userId');
    await social.addCloseFriend(ctx, { userId });
    await refresh(ctx, info, { viewerCloseFriend: [userId] });
    return shownUser(ctx, userId);
  }

  @Mutation(() => UserPayload, {
    nullable: true,
    description: 'Counts a person among one’s close friends no more.',
  })
  async removeCloseFriend(
    @Arg('input', () => CloseFriendInput) input: CloseFriendInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserPayload> {
    requireViewer(ctx);
    const userId = parseGlobalId(input.userId, 'User', 'userId');
    await social.removeCloseFriend(ctx, { userId });
    await refresh(ctx, info, { viewerCloseFriend: [userId] });
    return shownUser(ctx, userId);
  }
}

/** Bounded before anything is parsed or looked up. */
function toStories(ids: readonly string[]) {
  social.checkStoryCount(ids.length);
  return ids.map((id) => parseGlobalId(id, 'Story', 'storyIds'));
}
