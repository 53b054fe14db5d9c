import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { targetRow, targetTypes } from '../../domain.js';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { Reaction } from '../../models/social/index.js';
import { parseGlobalIdOf } from '../../schema/ids.js';
import * as social from '../../services/social/index.js';
import { afterWrite, refresh } from '../fresh.js';
import { ReactInput, UnreactInput } from './input/reaction.input.js';
import { ReactionPayload } from './payload/reaction.payload.js';

/** Reactions to all types that support them. */
@Resolver()
export class ReactionMutationResolver {
  @Mutation(() => ReactionPayload, {
    nullable: true,
    description: 'Reacts to a post, a community post or a comment, or changes the viewer’s reaction.',
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

  @Mutation(() => ReactionPayload, { nullable: true, description: "Removes the viewer's reaction." })
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

function toTarget(globalId: string): social.ReactionTarget {
  return parseGlobalIdOf(globalId, targetTypes('reactions'), 'targetId') as social.ReactionTarget;
}

async function shown(
  ctx: Context,
  info: GraphQLResolveInfo,
  { type, id }: social.ReactionTarget,
): Promise<ReactionPayload> {
  if (type === 'Post') await refresh(ctx, info, { viewerLike: [id] }, { post: [id] });
  else if (type === 'Comment') await refresh(ctx, info, { viewerLike: [id] }, { comment: [id] });
  else await afterWrite(ctx, info);
  const row = targetRow(type);
  const target = await row.find(ctx, id);
  return { target: target && (await row.visible(ctx, target)) ? target : null };
}
