import { Arg, Ctx, FieldResolver, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { Types } from 'mongoose';
import type { Topics } from '../../events/topics.js';
import type { Context } from '../../loaders/context.js';
import { Comment, Post } from '../../models/social/index.js';
import { canSeeComment, canSeePost } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import { parseGlobalId } from '../../schema/ids.js';
import { streamOf } from '../stream.js';

/** One thing that happened to a post. */
@ObjectType({
  description: 'One thing that happened to a post: its counts changed, perhaps by a new comment.',
})
export class PostActivity {
  /** The ids that the topic carried. */
  signal: Topics['postActivity'];
}

/** The live counts and comments of one post. */
@Resolver(() => PostActivity)
export class PostActivitySubscription {
  @Subscription(() => PostActivity, {
    nullable: true,
    description:
      'What happens to a post from now on. Starts only for those who may see the post, and ends for those who no longer may.',
    subscribe: ({ args, context }) => watchPost(context as Context, (args as { postId: string }).postId),
  })
  postActivity(
    @Root() signal: unknown,
    @Arg('postId', () => ID, { description: 'The post.' }) _postId: string,
  ): PostActivity {
    return { signal: signal as Topics['postActivity'] };
  }

  @FieldResolver(() => Post, {
    nullable: true,
    description: 'The post as it is now; null once it may no longer be seen.',
  })
  async post(@Root() root: unknown, @Ctx() ctx: Context): Promise<Post | null> {
    const post = await ctx.loaders.post.load(new Types.ObjectId((root as PostActivity).signal.post));
    return post && (await canSeePost(ctx, post)) ? post : null;
  }

  @FieldResolver(() => Comment, { nullable: true, description: 'The comment that came, if it was one.' })
  async newComment(@Root() root: unknown, @Ctx() ctx: Context): Promise<Comment | null> {
    const { newComment } = (root as PostActivity).signal;
    const comment = newComment && (await ctx.loaders.comment.load(new Types.ObjectId(newComment)));
    return comment && (await canSeeComment(ctx, comment)) ? comment : null;
  }
}

async function watchPost(ctx: Context, postId: string): Promise<AsyncIterable<Topics['postActivity']>> {
  const id = parseGlobalId(postId, 'Post', 'postId');
  const post = await ctx.loaders.post.load(id);
  if (!post || !(await canSeePost(ctx, post))) throw refuse.notFound('The post', 'postId');
  return streamOf(ctx.topics, 'postActivity', id.toHexString());
}
