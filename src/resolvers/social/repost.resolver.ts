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

/** Showing posts of others again. */
@Resolver(() => Post)
export class RepostResolver {
  @FieldResolver(() => Post, {
    nullable: true,
    description: 'The original, where this is a repost: then it has nothing of its own.',
  })
  repostOf(@Root() post: unknown, @Ctx() ctx: Context): Promise<Post | null> | null {
    return visible(ctx, (post as PostRow).repostOf);
  }

  @FieldResolver(() => Post, {
    nullable: true,
    description:
      'The post that it quotes; null where it quotes none, or none that the viewer may see any more.',
  })
  quoteOf(@Root() post: unknown, @Ctx() ctx: Context): Promise<Post | null> | null {
    return visible(ctx, (post as PostRow).quoteOf);
  }

  @FieldResolver(() => Boolean, { description: 'True when the viewer has reposted it.' })
  async viewerHasReposted(@Root() post: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await ctx.loaders.viewerRepost.load((post as PostRow)._id)) !== null;
  }

  @Mutation(() => PostPayload, {
    nullable: true,
    description:
      'Shows a public post to one’s followers again. The same again changes nothing. Answers the original.',
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
    description: 'Takes one’s repost back; where there is none, nothing happens. Answers the original.',
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

/** What a person has shown again. */
@Resolver(() => User)
export class UserRepostsResolver {
  @FieldResolver(() => PostConnection, {
    description:
      'What this person has reposted, latest first; for followers, as far as each original may be seen.',
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
