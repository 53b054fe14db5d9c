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

/** Highlights and close friends. */
@Resolver()
export class HighlightMutationResolver {
  @Mutation(() => HighlightPayload, {
    nullable: true,
    description: "Creates a highlight from the viewer's stories.",
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
    description: 'Changes a highlight of the viewer. Expired stories that are in no highlight are removed.',
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
      'Deletes a highlight of the viewer. Expired stories that are in no other highlight are removed.',
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
    description:
      "Adds a user to the viewer's close friends, who can see more stories. The user is not notified.",
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
    description: "Removes a user from the viewer's close friends.",
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

/** Checks the number before anything is parsed or loaded. */
function toStories(ids: readonly string[]) {
  social.checkStoryCount(ids.length);
  return ids.map((id) => parseGlobalId(id, 'Story', 'storyIds'));
}
