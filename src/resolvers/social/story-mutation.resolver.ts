import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { canSeeStory } from '../../rules/social/index.js';
import { parseGlobalId, toGlobalId } from '../../schema/ids.js';
import * as social from '../../services/social/index.js';
import { refresh } from '../fresh.js';
import { CreateStoryInput, DeleteStoryInput, ViewStoryInput } from './input/story.input.js';
import { DeletePayload } from './payload/post.payload.js';
import { StoryPayload } from './payload/story.payload.js';

/** Creating and viewing stories. */
@Resolver()
export class StoryMutationResolver {
  @Mutation(() => StoryPayload, {
    nullable: true,
    description: 'Creates a story that is visible for 24 hours.',
  })
  async createStory(
    @Arg('input', () => CreateStoryInput) input: CreateStoryInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StoryPayload> {
    requireViewer(ctx);
    const { story: id } = await social.createStory(ctx, { ...input });
    await refresh(ctx, info, { story: [id] });
    const story = await ctx.loaders.story.load(id);
    // A repetition may come after the story has expired.
    return { story: story && (await canSeeStory(ctx, story)) ? story : null };
  }

  @Mutation(() => StoryPayload, { nullable: true, description: 'Records that the viewer has seen a story.' })
  async viewStory(
    @Arg('input', () => ViewStoryInput) input: ViewStoryInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StoryPayload> {
    requireViewer(ctx);
    const storyId = parseGlobalId(input.storyId, 'Story', 'storyId');
    await social.viewStory(ctx, { storyId });
    await refresh(ctx, info, { viewerStoryView: [storyId] }, { story: [storyId] });
    return { story: await ctx.loaders.story.load(storyId) };
  }

  @Mutation(() => DeletePayload, {
    nullable: true,
    description: "Deletes a story, also from highlights: the viewer's, or any as a moderator.",
  })
  async deleteStory(
    @Arg('input', () => DeleteStoryInput) input: DeleteStoryInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DeletePayload> {
    requireViewer(ctx);
    const storyId = parseGlobalId(input.storyId, 'Story', 'storyId');
    await social.deleteStory(ctx, { storyId });
    await refresh(ctx, info, { story: [storyId] });
    return { deletedId: toGlobalId('Story', storyId) };
  }
}
