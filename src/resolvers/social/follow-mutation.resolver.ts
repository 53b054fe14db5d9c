import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { parseGlobalId } from '../../schema/ids.js';
import * as social from '../../services/social/index.js';
import { refresh } from '../fresh.js';
import {
  BlockInput,
  FollowInput,
  FollowRequestInput,
  FollowSettingsInput,
  UnblockInput,
  UnfollowInput,
} from './input/follow.input.js';
import { UserPayload } from './payload/user.payload.js';
import { shownUser } from './shown-user.js';

/** Follows, follow requests and blocks. */
@Resolver()
export class FollowMutationResolver {
  @Mutation(() => UserPayload, {
    nullable: true,
    description: 'Follows a user, or sends a follow request if the profile is not public.',
  })
  async follow(
    @Arg('input', () => FollowInput) input: FollowInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserPayload> {
    requireViewer(ctx);
    const userId = parseGlobalId(input.userId, 'User', 'userId');
    await social.follow(ctx, { userId });
    return shown(ctx, info, userId);
  }

  @Mutation(() => UserPayload, {
    nullable: true,
    description: 'Unfollows a user, or withdraws a follow request.',
  })
  async unfollow(
    @Arg('input', () => UnfollowInput) input: UnfollowInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserPayload> {
    requireViewer(ctx);
    const userId = parseGlobalId(input.userId, 'User', 'userId');
    await social.unfollow(ctx, { userId });
    return shown(ctx, info, userId);
  }

  @Mutation(() => UserPayload, {
    nullable: true,
    description: 'Changes the notification settings for a followed user.',
  })
  async updateFollowSettings(
    @Arg('input', () => FollowSettingsInput) input: FollowSettingsInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserPayload> {
    requireViewer(ctx);
    const userId = parseGlobalId(input.userId, 'User', 'userId');
    await social.updateFollowSettings(ctx, { userId, notificationsEnabled: input.notificationsEnabled });
    return shown(ctx, info, userId);
  }

  @Mutation(() => UserPayload, { nullable: true, description: 'Accepts a follow request.' })
  async acceptFollowRequest(
    @Arg('input', () => FollowRequestInput) input: FollowRequestInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserPayload> {
    requireViewer(ctx);
    const requestId = parseGlobalId(input.requestId, 'FollowRequest', 'requestId');
    return shown(ctx, info, await social.acceptFollowRequest(ctx, { requestId }));
  }

  @Mutation(() => UserPayload, {
    nullable: true,
    description: 'Declines a follow request. The user is not notified.',
  })
  async declineFollowRequest(
    @Arg('input', () => FollowRequestInput) input: FollowRequestInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserPayload> {
    requireViewer(ctx);
    const requestId = parseGlobalId(input.requestId, 'FollowRequest', 'requestId');
    return shown(ctx, info, await social.declineFollowRequest(ctx, { requestId }));
  }

  @Mutation(() => UserPayload, {
    nullable: true,
    description: 'Blocks a user. Both users stop seeing each other, and follows between them end.',
  })
  async block(
    @Arg('input', () => BlockInput) input: BlockInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserPayload> {
    requireViewer(ctx);
    const userId = parseGlobalId(input.userId, 'User', 'userId');
    await social.block(ctx, { userId });
    await refresh(ctx, info, changedTies(userId), changedCounts(ctx, userId));
    // Returned although it is no longer visible, because it is the subject of the mutation.
    return { user: await ctx.loaders.user.load(userId) };
  }

  @Mutation(() => UserPayload, { nullable: true, description: "Removes the viewer's block of a user." })
  async unblock(
    @Arg('input', () => UnblockInput) input: UnblockInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserPayload> {
    requireViewer(ctx);
    const userId = parseGlobalId(input.userId, 'User', 'userId');
    await social.unblock(ctx, { userId });
    return shown(ctx, info, userId);
  }
}

const changedTies = (id: Types.ObjectId) => ({
  viewerFollow: [id],
  viewerFollower: [id],
  viewerBlocks: [id],
});
const changedCounts = (ctx: Context, id: Types.ObjectId) => ({ user: [id, ctx.viewer?.id] });

async function shown(ctx: Context, info: GraphQLResolveInfo, id: Types.ObjectId): Promise<UserPayload> {
  await refresh(ctx, info, changedTies(id), changedCounts(ctx, id));
  return shownUser(ctx, id);
}
