import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { LikeTarget, Reaction } from '../../models/social/index.js';
import { canSeeComment, canSeePost } from '../../rules/social/index.js';
import { parseGlobalIdOf } from '../../schema/ids.js';
import * as social from '../../services/social/index.js';
import { refresh } from '../fresh.js';
import { ReactInput, UnreactInput } from './input/reaction.input.js';
import { ReactionPayload } from './payload/reaction.payload.js';

/** Reacting to whatever can be reacted to. */
@Resolver()
export class ReactionMutationResolver {
  @Mutation(() => ReactionPayload, {
    nullable: true,
    description: 'Reacts to a post or a comment, or changes one’s reaction.',
  })
  async react(
    @Arg('input', () => ReactInput) input: ReactInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ReactionPayload> {
    requireViewer(ctx);
    const target = toTarget(input.targetId);
    await social.react(ctx, { target, reaction: input.reaction ?? Reaction.LIKE });
    return shown(ctx, info, target);
  }

  @Mutation(() => ReactionPayload, { nullable: true, description: 'Takes one’s reaction back.' })
  async unreact(
    @Arg('input', () => UnreactInput) input: UnreactInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ReactionPayload> {
    requireViewer(ctx);
    const target = toTarget(input.targetId);
    await social.unreact(ctx, { target });
    return shown(ctx, info, target);
  }
}

const TARGET_OF = { Post: LikeTarget.POST, Comment: LikeTarget.COMMENT } as const;

function toTarget(globalId: string): social.ReactionTarget {
  const { type, id } = parseGlobalIdOf(globalId, ['Post', 'Comment'], 'targetId');
  return { type: TARGET_OF[type], id };
}

async function shown(
  ctx: Context,
  info: GraphQLResolveInfo,
  { type, id }: social.ReactionTarget,
): Promise<ReactionPayload> {
  if (type === LikeTarget.POST) {
    await refresh(ctx, info, { viewerLike: [id] }, { post: [id] });
    const post = await ctx.loaders.post.load(id);
    return { target: post && (await canSeePost(ctx, post)) ? post : null };
  }
  await refresh(ctx, info, { viewerLike: [id] }, { comment: [id] });
  const comment = await ctx.loaders.comment.load(id);
  return { target: comment && (await canSeeComment(ctx, comment)) ? comment : null };
}
