import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { parseGlobalId } from '../../schema/ids.js';
import * as social from '../../services/social/index.js';
import { refresh } from '../fresh.js';
import {
  PinPostInput,
  PublishPostInput,
  SchedulePostInput,
  UnpinPostInput,
  UnschedulePostInput,
} from './input/post-status.input.js';
import { PostPayload } from './payload/post.payload.js';
import { UserPayload } from './payload/user.payload.js';

/** The status of posts, and the pinned post. */
@Resolver()
export class PostStatusMutationResolver {
  @Mutation(() => PostPayload, {
    nullable: true,
    description: 'Publishes a draft or scheduled post of the viewer.',
  })
  async publishPost(
    @Arg('input', () => PublishPostInput) input: PublishPostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PostPayload> {
    requireViewer(ctx);
    const postId = parseGlobalId(input.postId, 'Post', 'postId');
    await social.publishPost(ctx, { postId });
    return own(ctx, info, postId);
  }

  @Mutation(() => PostPayload, {
    nullable: true,
    description: 'Schedules a draft, or moves a scheduled post to another time.',
  })
  async schedulePost(
    @Arg('input', () => SchedulePostInput) input: SchedulePostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PostPayload> {
    requireViewer(ctx);
    const postId = parseGlobalId(input.postId, 'Post', 'postId');
    await social.schedulePost(ctx, { postId, publishAt: input.publishAt });
    return own(ctx, info, postId);
  }

  @Mutation(() => PostPayload, { nullable: true, description: 'Turns a scheduled post back into a draft.' })
  async unschedulePost(
    @Arg('input', () => UnschedulePostInput) input: UnschedulePostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PostPayload> {
    requireViewer(ctx);
    const postId = parseGlobalId(input.postId, 'Post', 'postId');
    await social.unschedulePost(ctx, { postId });
    return own(ctx, info, postId);
  }

  @Mutation(() => UserPayload, {
    nullable: true,
    description: 'Pins a published post of the viewer to the profile, in place of any other.',
  })
  async pinPost(
    @Arg('input', () => PinPostInput) input: PinPostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserPayload> {
    requireViewer(ctx);
    await social.pinPost(ctx, { postId: parseGlobalId(input.postId, 'Post', 'postId') });
    return self(ctx, info);
  }

  @Mutation(() => UserPayload, {
    nullable: true,
    description: "Unpins a post from the viewer's profile. Idempotent.",
  })
  async unpinPost(
    @Arg('input', () => UnpinPostInput) input: UnpinPostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserPayload> {
    requireViewer(ctx);
    await social.unpinPost(ctx, { postId: parseGlobalId(input.postId, 'Post', 'postId') });
    return self(ctx, info);
  }
}

/** The viewer's post after the change. */
async function own(ctx: Context, info: GraphQLResolveInfo, id: Types.ObjectId): Promise<PostPayload> {
  await refresh(ctx, info, { post: [id] }, { post: [id], user: [ctx.viewer!.id] });
  return { post: await ctx.loaders.post.load(id) };
}

/** The viewer after the change. */
async function self(ctx: Context, info: GraphQLResolveInfo): Promise<UserPayload> {
  const { id } = requireViewer(ctx);
  await refresh(ctx, info, { user: [id] });
  return { user: await ctx.loaders.user.load(id) };
}
