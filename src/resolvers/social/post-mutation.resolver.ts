import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { canSeePost } from '../../rules/social/index.js';
import { parseGlobalIdOf, parseGlobalId, toGlobalId } from '../../schema/ids.js';
import * as social from '../../services/social/index.js';
import { refresh, type Stale } from '../fresh.js';
import {
  CreatePostInput,
  DeletePostInput,
  RecordViewsInput,
  SavePostInput,
  SharePostInput,
  UnsavePostInput,
  UpdatePostInput,
} from './input/post.input.js';
import { DeletePayload, PostPayload, RecordViewsPayload } from './payload/post.payload.js';
import { Public } from '../../schema/public.js';

/** Publishing posts, and actions on them. */
@Resolver()
export class PostMutationResolver {
  @Mutation(() => PostPayload, { nullable: true, description: 'Creates a post.' })
  async createPost(
    @Arg('input', () => CreatePostInput) input: CreatePostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PostPayload> {
    const viewer = requireViewer(ctx);
    const quoteOf = input.quoteOf == null ? null : parseGlobalId(input.quoteOf, 'Post', 'quoteOf');
    const { post } = await social.createPost(ctx, { ...input, quoteOf });
    return shown(ctx, info, post, {}, { user: [viewer.id], post: [post, quoteOf] });
  }

  @Mutation(() => PostPayload, { nullable: true, description: 'Changes a post of the viewer.' })
  async updatePost(
    @Arg('input', () => UpdatePostInput) input: UpdatePostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PostPayload> {
    requireViewer(ctx);
    const postId = parseGlobalId(input.postId, 'Post', 'postId');
    await social.updatePost(ctx, { ...input, postId });
    return shown(ctx, info, postId, { post: [postId] });
  }

  @Mutation(() => DeletePayload, {
    nullable: true,
    description: "Deletes a post: the viewer's, or any as a moderator.",
  })
  async deletePost(
    @Arg('input', () => DeletePostInput) input: DeletePostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DeletePayload> {
    const viewer = requireViewer(ctx);
    const postId = parseGlobalId(input.postId, 'Post', 'postId');
    await social.deletePost(ctx, { postId });
    await refresh(ctx, info, { post: [postId] }, { user: [viewer.id] });
    return { deletedId: toGlobalId('Post', postId) };
  }

  @Mutation(() => PostPayload, {
    nullable: true,
    description: 'Records that the viewer shared a post. Each user counts once.',
  })
  async sharePost(
    @Arg('input', () => SharePostInput) input: SharePostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PostPayload> {
    requireViewer(ctx);
    const postId = parseGlobalId(input.postId, 'Post', 'postId');
    await social.sharePost(ctx, { postId });
    return shown(ctx, info, postId);
  }

  @Public()
  @Mutation(() => RecordViewsPayload, {
    nullable: true,
    description: 'Records views, once per viewer, post and day. Also for visitors.',
  })
  async recordViews(
    @Arg('input', () => RecordViewsInput) input: RecordViewsInput,
    @Ctx() ctx: Context,
  ): Promise<RecordViewsPayload> {
    const ids = input.postIds.map((id) => parseGlobalIdOf(id, ['Post', 'CommunityPost'], 'postIds'));
    const of = (type: string) => ids.flatMap((one) => (one.type === type ? [one.id] : []));
    return {
      recorded: await social.recordViews(ctx, { postIds: of('Post'), topicIds: of('CommunityPost') }),
    };
  }

  @Mutation(() => PostPayload, { nullable: true, description: 'Saves a post to a collection of the viewer.' })
  async savePost(
    @Arg('input', () => SavePostInput) input: SavePostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PostPayload> {
    requireViewer(ctx);
    const postId = parseGlobalId(input.postId, 'Post', 'postId');
    await social.savePost(ctx, { ...input, postId });
    return shown(ctx, info, postId, { viewerSave: [postId] });
  }

  @Mutation(() => PostPayload, {
    nullable: true,
    description: "Removes a post from the viewer's saved posts.",
  })
  async unsavePost(
    @Arg('input', () => UnsavePostInput) input: UnsavePostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PostPayload> {
    requireViewer(ctx);
    const postId = parseGlobalId(input.postId, 'Post', 'postId');
    await social.unsavePost(ctx, { postId });
    return shown(ctx, info, postId, { viewerSave: [postId] });
  }
}

/** The post after the change, if the viewer may see it. */
async function shown(
  ctx: Context,
  info: GraphQLResolveInfo,
  id: Types.ObjectId,
  stale: Stale = {},
  folded: Stale = {},
): Promise<PostPayload> {
  await refresh(ctx, info, stale, { post: [id], ...folded });
  const post = await ctx.loaders.post.load(id);
  return { post: post && (await canSeePost(ctx, post)) ? post : null };
}
