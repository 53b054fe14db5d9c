import { createHash } from 'node:crypto';
import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { PostStatus, PostViewModel, VIEW_WINDOW_MS, type Post } from '../../models/social/index.js';
import { canSeePost } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import type { OriginalTime } from './create-post.js';

/** What `recordViews` takes. */
export interface RecordViewsInput {
  postIds: readonly Types.ObjectId[];
}

/** The most posts of one call. */
const MOST_VIEWS = 100;

/**
 * Counts views: of each post once per viewer and window, by visitors too. What the viewer may not see, and one's own
 * posts, are passed over. Answers how many were new.
 */
export async function recordViews(ctx: Context, { postIds }: RecordViewsInput): Promise<number> {
  if (postIds.length > MOST_VIEWS) throw refuse.badInput(`At most ${MOST_VIEWS} posts at once.`, 'postIds');
  await ctx.limits.consume('view', ctx.viewer?.id, Math.max(1, postIds.length));
  const posts = await countable(ctx, postIds);
  if (posts.length === 0) return 0;
  return transact(ctx, (tx) => insertViews(tx, ctx, posts, tx.at));
}

/** Counts views inside of a transaction; bulk callers may tell when they really were. */
export async function recordViewsIn(
  tx: Tx,
  ctx: Context,
  { postIds }: RecordViewsInput,
  { at = tx.at }: OriginalTime = {},
): Promise<number> {
  await ctx.limits.consume('view', ctx.viewer?.id, Math.max(1, postIds.length));
  const posts = await countable(ctx, postIds);
  return posts.length === 0 ? 0 : insertViews(tx, ctx, posts, at);
}

async function insertViews(tx: Tx, ctx: Context, posts: Post[], at: Date): Promise<number> {
  const window = windowOf(at);
  const viewer = viewerKey(ctx);
  const upserts = posts.map(({ _id: post }) => {
    const key = { post, viewer, window };
    return { updateOne: { filter: key, update: { $setOnInsert: key }, upsert: true } };
  });
  const written = await PostViewModel.collection.bulkWrite(upserts, { session: tx.session });
  const fresh = Object.keys(written.upsertedIds).map((index) => posts[Number(index)]!);
  const views = fresh.map(({ _id: post, author }) => ({ post, author }));
  if (views.length > 0) tx.emit('post.viewed', { views, window }, ctx.viewer?.id ?? null);
  return views.length;
}

/** The start of the window that a moment falls into. */
export function windowOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / VIEW_WINDOW_MS) * VIEW_WINDOW_MS);
}

async function countable(ctx: Context, ids: readonly Types.ObjectId[]): Promise<Post[]> {
  const unique = [...new Map(ids.map((id) => [id.toHexString(), id])).values()];
  const posts = (await Promise.all(unique.map((id) => ctx.loaders.post.load(id)))).filter(
    (post): post is Post =>
      post !== null &&
      post.status === PostStatus.PUBLISHED &&
      !post.repostOf &&
      !ctx.viewer?.id.equals(post.author),
  );
  const seen = await Promise.all(posts.map((post) => canSeePost(ctx, post)));
  return posts.filter((_, index) => seen[index]);
}

/** Who looks: a person by id, a visitor by a hash of what is known of the connection. */
function viewerKey({ viewer, request }: Context): string {
  if (viewer) return viewer.id.toHexString();
  const known = `${request.ip}\n${request.userAgent}`;
  return `visitor:${createHash('sha256').update(known).digest('base64url').slice(0, 22)}`;
}
