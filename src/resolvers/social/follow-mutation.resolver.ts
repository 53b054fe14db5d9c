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

/** How people stand to each other: following, asking to, blocking. */
@Resolver()
export class FollowMutationResolver {
  @Mutation(() => UserPayload, {
    nullable: true,
    description: 'Follows a person, or asks to, where the profile is not public.',
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

  @Mutation(() => UserPayload, { nullable: true, description: 'Ends a follow, or takes a request back.' })
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
    description: 'Changes what one hears of a person whom one follows.',
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

  @Mutation(() => UserPayload, { nullable: true, description: 'Lets somebody follow who has asked to.' })
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
    description: 'Turns a request to follow down; whoever asked is not told.',
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
    description: 'Blocks a person: neither sees anything of the other, and follows end both ways.',
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
    // Shown although it is out of sight from now on: it is what was asked about.
    return { user: await ctx.loaders.user.load(userId) };
  }

  @Mutation(() => UserPayload, { nullable: true, description: 'Ends one’s own block.' })
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
