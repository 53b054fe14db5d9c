import { Types } from 'mongoose';
import { Arg, Ctx, FieldResolver, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { Topics } from '../../events/topics.js';
import type { Context } from '../../loaders/context.js';
import { CommunityPost } from '../../models/community/index.js';
import { Comment } from '../../models/social/index.js';
import { canSeeCommunityPost } from '../../rules/community/index.js';
import { canSeeComment, hasMuted } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import { parseGlobalId } from '../../schema/ids.js';
import { live, type Opening } from '../live/index.js';
import { communityPostStream, type CommunityPostEntry } from './community-post-stream.js';

/** One thing that happened to a community post. */
@ObjectType({
  description: 'An event of a community post: its counts changed, a user voted, or there is a new comment.',
})
export class CommunityPostActivity {
  /** The ids that the topic carried. */
  signal: Topics['communityPostActivity'];
}

/** The live counts, votes and comments of one community post. */
@Resolver(() => CommunityPostActivity)
export class CommunityPostSubscription {
  @Subscription(() => CommunityPostActivity, {
    nullable: true,
    description:
      'Changes of a community post. The subscription ends when the post is no longer visible to the viewer.',
    subscribe: live(communityPostStream, watchPost),
  })
  communityPostActivity(
    @Root() entry: unknown,
    @Arg('communityPostId', () => ID, { description: 'The community post.' }) _communityPostId: string,
  ): CommunityPostActivity {
    return { signal: (entry as CommunityPostEntry).signal };
  }

  @FieldResolver(() => CommunityPost, {
    nullable: true,
    description: 'The community post as it is now. Null if the viewer no longer sees it.',
  })
  async communityPost(@Root() root: unknown, @Ctx() ctx: Context): Promise<CommunityPost | null> {
    const id = new Types.ObjectId((root as CommunityPostActivity).signal.post);
    const post = await ctx.loaders.communityPost.load(id);
    return post && (await canSeeCommunityPost(ctx, post)) ? post : null;
  }

  @FieldResolver(() => Comment, {
    nullable: true,
    description: 'The new comment. Null for other changes, and if the viewer muted its author.',
  })
  async newComment(@Root() root: unknown, @Ctx() ctx: Context): Promise<Comment | null> {
    const { newComment } = (root as CommunityPostActivity).signal;
    const comment = newComment && (await ctx.loaders.comment.load(new Types.ObjectId(newComment)));
    if (!comment || (await hasMuted(ctx, comment.author))) return null;
    return (await canSeeComment(ctx, comment)) ? comment : null;
  }
}

async function watchPost(ctx: Context, args: { communityPostId: string }): Promise<Opening> {
  const id = parseGlobalId(args.communityPostId, 'CommunityPost', 'communityPostId');
  const post = await ctx.loaders.communityPost.load(id);
  if (!post || !(await canSeeCommunityPost(ctx, post)))
    throw refuse.notFound('The community post', 'communityPostId');
  return { channel: id.toHexString(), after: null };
}
