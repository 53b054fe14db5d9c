import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from 'mongoose';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { scanPosts } from '../../loaders/social/lists/post.js';
import { User, type User as UserRow } from '../../models/identity/index.js';
import { Post, type Post as PostRow } from '../../models/social/index.js';
import { canSeePost, visibleAudiences } from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { parseGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import * as social from '../../services/social/index.js';
import { refresh } from '../fresh.js';
import { RepostInput, UnrepostInput } from './input/repost.input.js';
import { postPage } from './pages.js';
import { PostPayload } from './payload/post.payload.js';
import { PostConnection } from './post.connection.js';

/** Reposts. */
@Resolver(() => Post)
export class RepostResolver {
  @FieldResolver(() => Post, {
    nullable: true,
    description: 'The original post if this is a repost. A repost has no content of its own.',
  })
  repostOf(@Root() post: unknown, @Ctx() ctx: Context): Promise<Post | null> | null {
    return visible(ctx, (post as PostRow).repostOf);
  }

  @FieldResolver(() => Post, {
    nullable: true,
    description: 'The quoted post. Null if there is none or it is not visible.',
  })
  quoteOf(@Root() post: unknown, @Ctx() ctx: Context): Promise<Post | null> | null {
    return visible(ctx, (post as PostRow).quoteOf);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer has reposted the post.' })
  async viewerHasReposted(@Root() post: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await ctx.loaders.viewerRepost.load((post as PostRow)._id)) !== null;
  }

  @Mutation(() => PostPayload, {
    nullable: true,
    description: "Reposts a public post to the viewer's followers. Idempotent. Returns the original post.",
  })
  async repost(
    @Arg('input', () => RepostInput) input: RepostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PostPayload> {
    requireViewer(ctx);
    const postId = parseGlobalId(input.postId, 'Post', 'postId');
    await social.repost(ctx, { postId });
    return original(ctx, info, postId);
  }

  @Mutation(() => PostPayload, {
    nullable: true,
    description: "Removes the viewer's repost. Idempotent. Returns the original post.",
  })
  async unrepost(
    @Arg('input', () => UnrepostInput) input: UnrepostInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PostPayload> {
    requireViewer(ctx);
    const postId = parseGlobalId(input.postId, 'Post', 'postId');
    await social.unrepost(ctx, { postId });
    return original(ctx, info, postId);
  }
}

/** A user's reposts. */
@Resolver(() => User)
export class UserRepostsResolver {
  @FieldResolver(() => PostConnection, {
    description: "The user's reposts, latest first. Visible to followers.",
  })
  async reposts(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Post>> {
    const user = root as UserRow;
    const audience = { $in: await visibleAudiences(ctx, user) };
    const where = { author: user._id, repostOf: { $exists: true }, audience };
    return postPage(ctx, toRange(args), { scan: (range) => scanPosts(ctx.loaders, range, { where }) });
  }
}

function visible(ctx: Context, id: Types.ObjectId | undefined): Promise<Post | null> | null {
  return id ? shown(ctx, id) : null;
}

async function shown(ctx: Context, id: Types.ObjectId): Promise<Post | null> {
  const post = await ctx.loaders.post.load(id);
  return post && (await canSeePost(ctx, post)) ? post : null;
}

async function original(ctx: Context, info: GraphQLResolveInfo, id: Types.ObjectId): Promise<PostPayload> {
  await refresh(ctx, info, { viewerRepost: [id] }, { post: [id] });
  return { post: await shown(ctx, id) };
}
