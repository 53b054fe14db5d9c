import { Arg, Ctx, FieldResolver, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { Types } from 'mongoose';
import type { Topics } from '../../events/topics.js';
import type { Context } from '../../loaders/context.js';
import { Comment, Post } from '../../models/social/index.js';
import { canSeeComment, canSeePost, hasMuted } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import { parseGlobalId } from '../../schema/ids.js';
import { Shareable } from '../../schema/shareable.js';
import { live, type Opening } from '../live/index.js';
import { postActivityStream, type PostActivityEntry } from './post-activity-stream.js';

@ObjectType({
  description: "A change of a post's counters, possibly with a new comment.",
})
export class PostActivity {
  /** The ids in the topic's message. */
  signal: Topics['postActivity'];
}

/** The subscription to the counters and comments of a post. */
@Resolver(() => PostActivity)
export class PostActivitySubscription {
  @Shareable()
  @Subscription(() => PostActivity, {
    nullable: true,
    description: 'Changes of a post. The subscription ends when the post is no longer visible to the viewer.',
    subscribe: live(postActivityStream, watchPost),
  })
  postActivity(
    @Root() entry: unknown,
    @Arg('postId', () => ID, { description: 'The id of the post.' }) _postId: string,
  ): PostActivity {
    return { signal: (entry as PostActivityEntry).signal };
  }

  @Shareable()
  @FieldResolver(() => Post, {
    nullable: true,
    description: 'The post after the change. Null if it is no longer visible.',
  })
  async post(@Root() root: unknown, @Ctx() ctx: Context): Promise<Post | null> {
    const post = await ctx.loaders.post.load(new Types.ObjectId((root as PostActivity).signal.post));
    return post && (await canSeePost(ctx, post)) ? post : null;
  }

  @Shareable()
  @FieldResolver(() => Comment, {
    nullable: true,
    description: 'The new comment. Null if there is none or the viewer muted its author.',
  })
  async newComment(@Root() root: unknown, @Ctx() ctx: Context): Promise<Comment | null> {
    const { newComment } = (root as PostActivity).signal;
    const comment = newComment && (await ctx.loaders.comment.load(new Types.ObjectId(newComment)));
    if (!comment || (await hasMuted(ctx, comment.author))) return null;
    return (await canSeeComment(ctx, comment)) ? comment : null;
  }
}

async function watchPost(ctx: Context, { postId }: { postId: string }): Promise<Opening> {
  const id = parseGlobalId(postId, 'Post', 'postId');
  const post = await ctx.loaders.post.load(id);
  if (!post || !(await canSeePost(ctx, post))) throw refuse.notFound('The post', 'postId');
  return { channel: id.toHexString(), after: null };
}
