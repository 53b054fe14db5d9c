import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { canSeePost } from '../../rules/social/index.js';
import { parseGlobalId } from '../../schema/ids.js';
import * as social from '../../services/social/index.js';
import { refresh } from '../fresh.js';
import { PostPayload } from './payload/post.payload.js';

@InputType({ description: 'Input of `featurePost`.' })
export class FeaturePostInput {
  @Field(() => ID, { description: 'The id of the post.' })
  postId: string;
}

/** Posts that admins feature. */
@Resolver()
export class FeatureMutationResolver {
  @Mutation(() => PostPayload, {
    nullable: true,
    description: 'Features a public post. Admins only.',
  })
  featurePost(
    @Arg('input', () => FeaturePostInput) input: FeaturePostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PostPayload> {
    return changed(ctx, info, input, social.featurePost);
  }

  @Mutation(() => PostPayload, {
    nullable: true,
    description: 'Removes a post from the featured posts. Admins only.',
  })
  unfeaturePost(
    @Arg('input', () => FeaturePostInput) input: FeaturePostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PostPayload> {
    return changed(ctx, info, input, social.unfeaturePost);
  }
}

async function changed(
  ctx: Context,
  info: GraphQLResolveInfo,
  input: FeaturePostInput,
  change: typeof social.featurePost,
): Promise<PostPayload> {
  requireViewer(ctx);
  const postId = parseGlobalId(input.postId, 'Post', 'postId');
  await change(ctx, { postId });
  await refresh(ctx, info, { post: [postId] });
  const post = await ctx.loaders.post.load(postId);
  return { post: post && (await canSeePost(ctx, post)) ? post : null };
}
