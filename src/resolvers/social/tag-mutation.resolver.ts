import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { parseGlobalId } from '../../schema/ids.js';
import * as social from '../../services/social/index.js';
import { refresh } from '../fresh.js';
import { FollowTagInput } from './input/follow.input.js';
import { TagPayload } from './payload/user.payload.js';

/** Following tags. */
@Resolver()
export class TagMutationResolver {
  @Mutation(() => TagPayload, { nullable: true, description: 'Follows a tag.' })
  async followTag(
    @Arg('input', () => FollowTagInput) input: FollowTagInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TagPayload> {
    requireViewer(ctx);
    const tagId = parseGlobalId(input.tagId, 'Tag', 'tagId');
    await social.followTag(ctx, { tagId });
    return shown(ctx, info, tagId);
  }

  @Mutation(() => TagPayload, { nullable: true, description: 'Unfollows a tag.' })
  async unfollowTag(
    @Arg('input', () => FollowTagInput) input: FollowTagInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TagPayload> {
    requireViewer(ctx);
    const tagId = parseGlobalId(input.tagId, 'Tag', 'tagId');
    await social.unfollowTag(ctx, { tagId });
    return shown(ctx, info, tagId);
  }
}

async function shown(ctx: Context, info: GraphQLResolveInfo, id: Types.ObjectId): Promise<TagPayload> {
  await refresh(ctx, info, { viewerTagFollow: [id] });
  return { tag: await ctx.loaders.tag.load(id) };
}
