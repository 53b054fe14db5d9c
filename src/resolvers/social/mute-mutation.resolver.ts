import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { parseGlobalId } from '../../schema/ids.js';
import * as social from '../../services/social/index.js';
import { refresh } from '../fresh.js';
import { MuteInput, RemoveFollowerInput } from './input/follow.input.js';
import { UserPayload } from './payload/user.payload.js';
import { shownUser } from './shown-user.js';

/** Mutes and removed followers, without notification. */
@Resolver()
export class MuteMutationResolver {
  @Mutation(() => UserPayload, {
    nullable: true,
    description:
      'Mutes a user. Their posts, comments and stories no longer appear in feeds; their profile stays visible. The user is not notified.',
  })
  async mute(
    @Arg('input', () => MuteInput) input: MuteInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserPayload> {
    requireViewer(ctx);
    const userId = parseGlobalId(input.userId, 'User', 'userId');
    await social.mute(ctx, { userId });
    await refresh(ctx, info, { viewerMute: [userId] });
    return shownUser(ctx, userId);
  }

  @Mutation(() => UserPayload, { nullable: true, description: 'Unmutes a user.' })
  async unmute(
    @Arg('input', () => MuteInput) input: MuteInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserPayload> {
    requireViewer(ctx);
    const userId = parseGlobalId(input.userId, 'User', 'userId');
    await social.unmute(ctx, { userId });
    await refresh(ctx, info, { viewerMute: [userId] });
    return shownUser(ctx, userId);
  }

  @Mutation(() => UserPayload, {
    nullable: true,
    description: 'Removes a follower of the viewer, or a follow request. The user is not notified.',
  })
  async removeFollower(
    @Arg('input', () => RemoveFollowerInput) input: RemoveFollowerInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserPayload> {
    requireViewer(ctx);
    const userId = parseGlobalId(input.userId, 'User', 'userId');
    await social.removeFollower(ctx, { userId });
    await refresh(ctx, info, { viewerFollower: [userId] }, { user: [userId, ctx.viewer?.id] });
    return shownUser(ctx, userId);
  }
}
