import { createHash } from 'node:crypto';
import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import { addressKey } from '../../lib/address-key.js';
import type { Context } from '../../loaders/context.js';
import { PostStatus, PostViewModel, VIEW_WINDOW_MS, type Post } from '../../models/social/index.js';
import { CommunityPostStatus, type CommunityPost } from '../../models/community/index.js';
import { canSeeCommunityPost } from '../../rules/community/index.js';
import { canSeePost } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import type { OriginalTime } from './create-post.js';

/** The input of `recordViews`. */
export interface RecordViewsInput {
  postIds: readonly Types.ObjectId[];
  /** Community posts. */
  topicIds?: readonly Types.ObjectId[];
}

/** The most posts per call. */
const MOST_VIEWS = 100;

/**
 * Counts views: each post once per viewer and window, for visitors too. Ignores posts that the viewer may not see,
 * and their own. Returns the number of new views.
 */
export async function recordViews(
  ctx: Context,
  { postIds, topicIds = [] }: RecordViewsInput,
): Promise<number> {
  const asked = postIds.length + topicIds.length;
  if (asked > MOST_VIEWS) throw refuse.badInput(`At most ${MOST_VIEWS} posts at once.`, 'postIds');
  await ctx.limits.consume('view', ctx.viewer?.id, Math.max(1, asked));
  const posts = await countable(ctx, postIds);
  const topics = await countableTopics(ctx, topicIds);
  if (posts.length + topics.length === 0) return 0;
  return transact(
    ctx,
    async (tx) =>
      (posts.length > 0 ? await insertViews(tx, ctx, posts, tx.at) : 0) +
      (topics.length > 0 ? await insertViews(tx, ctx, topics, tx.at, 'topic.viewed') : 0),
  );
}

/** Counts views in a transaction. Imports may give the original time. */
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

async function insertViews(
  tx: Tx,
  ctx: Context,
  posts: readonly Pick<Post, '_id' | 'author'>[],
  at: Date,
  event: 'post.viewed' | 'topic.viewed' = 'post.viewed',
): Promise<number> {
  const window = windowOf(at);
  const viewer = viewerKey(ctx);
  const upserts = posts.map(({ _id: post }) => {
    const key = { post, viewer, window };
    return { updateOne: { filter: key, update: { $setOnInsert: key }, upsert: true } };
  });
  const written = await PostViewModel.collection.bulkWrite(upserts, { session: tx.session });
  const fresh = Object.keys(written.upsertedIds).map((index) => posts[Number(index)]!);
  const views = fresh.map(({ _id: post, author }) => ({ post, author }));
  const country = ctx.request.location?.country;
  const facts = { views, window, ...(country ? { country } : {}), ...(at < tx.at ? { at } : {}) };
  if (views.length > 0) tx.emit(event, facts, ctx.viewer?.id ?? null);
  return views.length;
}

/** The start of the window that contains a time. */
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

async function countableTopics(
  ctx: Context,
  ids: readonly Types.ObjectId[],
): Promise<Pick<Post, '_id' | 'author'>[]> {
  const unique = [...new Map(ids.map((id) => [id.toHexString(), id])).values()];
  const found = (await ctx.loaders.communityPost.loadMany(unique)).filter(
    (topic): topic is CommunityPost =>
      topic !== null &&
      topic.status === CommunityPostStatus.PUBLISHED &&
      !ctx.viewer?.id.equals(topic.author),
  );
  const seen = await Promise.all(found.map((topic) => canSeeCommunityPost(ctx, topic)));
  return found.filter((_, index) => seen[index]);
}

/**
 * The key of a viewer: the user's id, or for a visitor a hash of the network address only. Visitors control
 * everything else, such as the User-Agent, and could count repeatedly. So an address counts one view of a post per
 * window.
 */
function viewerKey({ viewer, request }: Context): string {
  if (viewer) return viewer.id.toHexString();
  const known = addressKey(request.ip);
  return `visitor:${createHash('sha256').update(known).digest('base64url').slice(0, 22)}`;
}
