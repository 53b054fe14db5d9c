import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { PostModel, PostStatus, type Post } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from './actor.js';
import { checkContent } from './post-content.js';
import { releasePost } from './publication.js';
import { ensureTags } from './tags.js';
import { visiblePost } from './visible.js';

/** What `publishPost` and `unschedulePost` take. */
export interface UnpublishedPostInput {
  postId: Types.ObjectId;
}

/** What `schedulePost` takes. */
export interface SchedulePostInput extends UnpublishedPostInput {
  publishAt: Date;
}

/** The states of a post that nobody else has seen yet. */
export const UNPUBLISHED: readonly PostStatus[] = [PostStatus.DRAFT, PostStatus.SCHEDULED];

const YEAR_MS = 366 * 24 * 60 * 60 * 1_000;

/** @throws BAD_USER_INPUT for `publishAt` when it is not in the future, or further away than a year */
export function checkPublishAt(publishAt: Date, now: Date): void {
  if (publishAt <= now) throw refuse.badInput('A post is scheduled for a moment in the future.', 'publishAt');
  if (publishAt.getTime() > now.getTime() + YEAR_MS)
    throw refuse.badInput('A post is scheduled for a year ahead at the most.', 'publishAt');
}

/** Publishes one's draft or scheduled post now. One that is published already stays as it is. */
export async function publishPost(ctx: Context, { postId }: UnpublishedPostInput): Promise<void> {
  const post = await ownPost(ctx, postId);
  if (post.status === PostStatus.PUBLISHED) return;
  requireUnpublished(post);
  checkContent(post);
  await ensureTags(post.tags);
  await transact(ctx, async (tx) => {
    // As it was checked: words that were changed at this moment are checked when it is tried again.
    const same = { status: { $in: [...UNPUBLISHED] }, updatedAt: post.updatedAt };
    if (await releasePost(tx, postId, same)) return;
    const now = await PostModel.findById(postId).session(tx.session).lean<Post>();
    if (now?.status !== PostStatus.PUBLISHED)
      throw refuse.conflict('The post has just been changed.', 'postId');
  });
}

/** Has a draft published later, or a scheduled post at another time. */
export async function schedulePost(ctx: Context, { postId, publishAt }: SchedulePostInput): Promise<void> {
  const post = await ownPost(ctx, postId);
  requireUnpublished(post);
  checkContent(post);
  await transact(ctx, async (tx) => {
    checkPublishAt(publishAt, tx.at);
    const waiting = { status: { $in: [...UNPUBLISHED] }, updatedAt: post.updatedAt };
    await move(tx, postId, waiting, {
      $set: { status: PostStatus.SCHEDULED, publishAt, updatedAt: tx.at },
    });
  });
}

/** Makes a scheduled post a draft again. One that is a draft already stays as it is. */
export async function unschedulePost(ctx: Context, { postId }: UnpublishedPostInput): Promise<void> {
  const post = await ownPost(ctx, postId);
  requireUnpublished(post);
  if (post.status === PostStatus.DRAFT) return;
  await transact(ctx, (tx) =>
    move(
      tx,
      postId,
      { status: PostStatus.SCHEDULED },
      { $set: { status: PostStatus.DRAFT, updatedAt: tx.at }, $unset: { publishAt: 1 } },
    ),
  );
}

async function move(
  tx: Pick<Tx, 'session'>,
  _id: Types.ObjectId,
  from: Record<string, unknown>,
  update: Record<string, unknown>,
): Promise<void> {
  const filter = { ...from, _id, deletedAt: null };
  const { matchedCount } = await PostModel.collection.updateOne(filter, update, { session: tx.session });
  if (matchedCount === 0) throw refuse.conflict('The post has just been changed or published.', 'postId');
}

async function ownPost(ctx: Context, postId: Types.ObjectId): Promise<Post> {
  const { viewer } = actorOf(ctx);
  const post = await visiblePost(ctx, postId, 'postId');
  if (!post.author.equals(viewer.id)) throw refuse.forbidden('Only its author publishes a post.', 'postId');
  return post;
}

function requireUnpublished({ status }: Post): void {
  if (!UNPUBLISHED.includes(status)) throw refuse.conflict('This post has been published already.', 'postId');
}
