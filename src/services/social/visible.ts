import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { UserStatus, type User } from '../../models/identity/index.js';
import {
  BlockModel,
  LikeTarget,
  PostStatus,
  type Comment,
  type Post,
  type PublicLikeTarget,
  type Story,
} from '../../models/social/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { canSeeComment, canSeePost, canSeeStory } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';

/** A post that the viewer may see. @throws NOT_FOUND, whether it is hidden or not there */
export async function visiblePost(ctx: Context, id: Types.ObjectId, field: string): Promise<Post> {
  const post = await ctx.loaders.post.load(id);
  if (!post || !(await canSeePost(ctx, post))) throw refuse.notFound('The post', field);
  return post;
}

/**
 * A post that people may answer, keep and share. A draft is seen by its author, an archived post too, but nothing counts
 * there. @throws NOT_FOUND where it is hidden, CONFLICT where it is not published
 */
export async function publishedPost(ctx: Context, id: Types.ObjectId, field: string): Promise<Post> {
  const post = await visiblePost(ctx, id, field);
  if (post.repostOf) throw refuse.conflict('A repost has nothing of its own; take its original.', field);
  if (post.status !== PostStatus.PUBLISHED) throw refuse.conflict('This post is not published.', field);
  return post;
}

/** A comment that the viewer may see and that still has its words. @throws NOT_FOUND otherwise */
export async function visibleComment(ctx: Context, id: Types.ObjectId, field: string): Promise<Comment> {
  const comment = await ctx.loaders.comment.load(id);
  if (!comment || comment.deletedAt || !(await canSeeComment(ctx, comment))) {
    throw refuse.notFound('The comment', field);
  }
  return comment;
}

/** A story that the viewer may see. @throws NOT_FOUND otherwise */
export async function visibleStory(ctx: Context, id: Types.ObjectId, field: string): Promise<Story> {
  const story = await ctx.loaders.story.load(id);
  if (!story || !(await canSeeStory(ctx, story))) throw refuse.notFound('The story', field);
  return story;
}

/** A person whom the viewer may see. @throws NOT_FOUND otherwise */
export async function visibleUser(ctx: Context, id: Types.ObjectId, field: string): Promise<User> {
  const user = await ctx.loaders.user.load(id);
  if (!user || !(await canSeeUser(ctx, user))) throw refuse.notFound('The person', field);
  return user;
}

/** A person who is there, even when parted from the viewer by the viewer's own block. @throws NOT_FOUND otherwise */
export async function blockableUser(ctx: Context, id: Types.ObjectId, field: string): Promise<User> {
  const user = await ctx.loaders.user.load(id);
  if (user && user.status === UserStatus.ACTIVE && !user.deletedAt) {
    const { blocked, blockedBy } = await ctx.loaders.viewerBlocks.load(id);
    if (blocked || !blockedBy) return user;
  }
  throw refuse.notFound('The person', field);
}

/** True when either has blocked the other, as the database says now. */
export async function areParted(a: Types.ObjectId, b: Types.ObjectId): Promise<boolean> {
  const either = [
    { blocker: a, blocked: b },
    { blocker: b, blocked: a },
  ];
  return (await BlockModel.exists({ $or: either })) !== null;
}

/** What is reacted to: its type and id. */
export interface ReactionTarget {
  type: PublicLikeTarget;
  id: Types.ObjectId;
}

/** Something that the viewer may see and react to, a row a type. @throws NOT_FOUND otherwise */
export const visibleTarget: Record<
  PublicLikeTarget,
  (ctx: Context, id: Types.ObjectId, field: string) => Promise<{ author: Types.ObjectId }>
> = {
  [LikeTarget.POST]: publishedPost,
  [LikeTarget.COMMENT]: visibleComment,
};

/** Who made something that was reacted to, seen or not. */
export async function reactionTargetAuthor(
  ctx: Context,
  { type, id }: ReactionTarget,
): Promise<Types.ObjectId> {
  const made =
    type === LikeTarget.POST ? await ctx.loaders.post.load(id) : await ctx.loaders.comment.load(id);
  if (!made) throw refuse.notFound(`The ${type.toLowerCase()}`, 'targetId');
  return made.author;
}
