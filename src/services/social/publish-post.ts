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

/** The input of `publishPost` and `unschedulePost`. */
export interface UnpublishedPostInput {
  postId: Types.ObjectId;
}

/** The input of `schedulePost`. */
export interface SchedulePostInput extends UnpublishedPostInput {
  publishAt: Date;
}

/** The statuses of a post that only its author sees. */
export const UNPUBLISHED: readonly PostStatus[] = [PostStatus.DRAFT, PostStatus.SCHEDULED];

const YEAR_MS = 366 * 24 * 60 * 60 * 1_000;

/** @throws BAD_USER_INPUT for `publishAt` if it is not in the future, or more than a year away */
export function checkPublishAt(publishAt: Date, now: Date): void {
  if (publishAt <= now)
    throw refuse.badInput('This time has passed; a time in the future is allowed.', 'publishAt');
  if (publishAt.getTime() > now.getTime() + YEAR_MS)
    throw refuse.badInput('This time is too far away; up to a year from now is allowed.', 'publishAt');
}

/** Publishes the viewer's draft or scheduled post now. A published one is unchanged. */
export async function publishPost(ctx: Context, { postId }: UnpublishedPostInput): Promise<void> {
  const post = await ownPost(ctx, postId);
  if (post.status === PostStatus.PUBLISHED) return;
  requireUnpublished(post);
  checkContent(post);
  await ensureTags(post.tags);
  await transact(ctx, async (tx) => {
    // On the condition that the checked version is current; after a concurrent edit the new text is checked first.
    const same = { status: { $in: [...UNPUBLISHED] }, updatedAt: post.updatedAt };
    if (await releasePost(tx, postId, same)) return;
    const now = await PostModel.findById(postId).session(tx.session).lean<Post>();
    if (now?.status !== PostStatus.PUBLISHED)
      throw refuse.conflict('The post was changed in the meantime. Try again.', 'postId');
  });
}

/** Schedules a draft, or changes the time of a scheduled post. */
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

/** Makes a scheduled post a draft again. A draft is unchanged. */
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
  if (matchedCount === 0)
    throw refuse.conflict('The post was changed or published in the meantime. Try again.', 'postId');
}

async function ownPost(ctx: Context, postId: Types.ObjectId): Promise<Post> {
  const { viewer } = actorOf(ctx);
  const post = await visiblePost(ctx, postId, 'postId');
  if (!post.author.equals(viewer.id)) throw refuse.forbidden('Only the author may publish a post.', 'postId');
  return post;
}

function requireUnpublished({ status }: Post): void {
  if (!UNPUBLISHED.includes(status)) throw refuse.conflict('This post has been published already.', 'postId');
}
