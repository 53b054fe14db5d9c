import type { Types } from 'mongoose';
import { targetRow } from '../../domain.js';
import type { Context } from '../../loaders/context.js';
import { UserStatus, type User } from '../../models/identity/index.js';
import {
  BlockModel,
  PostStatus,
  type Comment,
  type Post,
  type PublicLikeTarget,
  type Story,
} from '../../models/social/index.js';
import type { TargetDocument, TargetRow } from '../../rules/target.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { canSeeComment, canSeePost, canSeeStory } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';

/** A post that the viewer may see. @throws NOT_FOUND, whether it is hidden or does not exist */
export async function visiblePost(ctx: Context, id: Types.ObjectId, field: string): Promise<Post> {
  const post = await ctx.loaders.post.load(id);
  if (!post || !(await canSeePost(ctx, post))) throw refuse.notFound('The post', field);
  return post;
}

/**
 * A post that can be commented on, saved and shared. Authors see their drafts and archived posts, but these don't
 * allow it. @throws NOT_FOUND if it is hidden, CONFLICT if it is not published
 */
export async function publishedPost(ctx: Context, id: Types.ObjectId, field: string): Promise<Post> {
  const post = await visiblePost(ctx, id, field);
  checkPublished(post, field);
  return post;
}

/** @throws CONFLICT for a repost and for an unpublished post, which have no counters */
export function checkPublished(post: Pick<Post, 'repostOf' | 'status'>, field: string): void {
  if (post.repostOf) throw refuse.conflict('A repost has no content of its own; use its original.', field);
  if (post.status !== PostStatus.PUBLISHED) throw refuse.conflict('This post is not published.', field);
}

/** A comment that the viewer may see and that is not deleted. @throws NOT_FOUND otherwise */
export async function visibleComment(ctx: Context, id: Types.ObjectId, field: string): Promise<Comment> {
  const comment = await ctx.loaders.comment.load(id);
  if (!comment || comment.deletedAt || !(await canSeeComment(ctx, comment)))
    throw refuse.notFound('The comment', field);
  return comment;
}

/** A story that the viewer may see. @throws NOT_FOUND otherwise */
export async function visibleStory(ctx: Context, id: Types.ObjectId, field: string): Promise<Story> {
  const story = await ctx.loaders.story.load(id);
  if (!story || !(await canSeeStory(ctx, story))) throw refuse.notFound('The story', field);
  return story;
}

/** A user that the viewer may see. @throws NOT_FOUND otherwise */
export async function visibleUser(ctx: Context, id: Types.ObjectId, field: string): Promise<User> {
  const user = await ctx.loaders.user.load(id);
  if (!user || !(await canSeeUser(ctx, user))) throw refuse.notFound('The user', field);
  return user;
}

/** An existing user, even if the viewer has blocked them. @throws NOT_FOUND otherwise */
export async function blockableUser(ctx: Context, id: Types.ObjectId, field: string): Promise<User> {
  const user = await ctx.loaders.user.load(id);
  if (user && user.status === UserStatus.ACTIVE && !user.deletedAt) {
    const { blocked, blockedBy } = await ctx.loaders.viewerBlocks.load(id);
    if (blocked || !blockedBy) return user;
  }
  throw refuse.notFound('The user', field);
}

/** Whether either user has blocked the other, by the current database state. */
export async function areParted(a: Types.ObjectId, b: Types.ObjectId): Promise<boolean> {
  const either = [
    { blocker: a, blocked: b },
    { blocker: b, blocked: a },
  ];
  return (await BlockModel.exists({ $or: either })) !== null;
}

/** The type and id of a target. */
export interface ReactionTarget {
  type: PublicLikeTarget;
  id: Types.ObjectId;
}

/** A target with the row of its type. */
export interface FoundTarget {
  row: TargetRow;
  target: TargetDocument;
}

/** A target of any type that the viewer may see. @throws NOT_FOUND, whether it is hidden or does not exist */
export async function visibleTarget(
  ctx: Context,
  { type, id }: ReactionTarget,
  field: string,
): Promise<FoundTarget> {
  const row = targetRow(type);
  const target = await row.find(ctx, id);
  if (!target || !(await row.visible(ctx, target))) throw refuse.notFound(`The ${row.noun}`, field);
  return { row, target };
}

/** A target that the viewer may see and react to. @throws NOT_FOUND if it is hidden, and the errors of its row */
export async function reactableTarget(
  ctx: Context,
  reference: ReactionTarget,
  field: string,
): Promise<{ author: Types.ObjectId }> {
  const { row, target } = await visibleTarget(ctx, reference, field);
  await row.reactions?.check?.(ctx, target, field);
  return { author: row.author(target) };
}

/** The author of a target, whether or not it is visible. */
export async function reactionTargetAuthor(
  ctx: Context,
  { type, id }: ReactionTarget,
): Promise<Types.ObjectId> {
  const row = targetRow(type);
  const target = await row.find(ctx, id);
  if (!target) throw refuse.notFound(`The ${row.noun}`, 'targetId');
  return row.author(target);
}
