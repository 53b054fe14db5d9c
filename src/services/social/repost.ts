import { Types } from 'mongoose';
import { insertOnce } from '../../events/insert-once.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  Audience,
  PostModel,
  PostVisibility,
  TimelineEntryModel,
  type Post,
} from '../../models/social/index.js';
import { audienceOf, isPublic } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from './actor.js';
import { visiblePost } from './visible.js';

/** The input of `repost` and `unrepost`. */
export interface RepostInput {
  /** The original. */
  postId: Types.ObjectId;
}

/**
 * A post that may be reposted or quoted: only public ones.
 * @throws NOT_FOUND if it is hidden, CONFLICT for a repost, FORBIDDEN if it is not public
 */
export async function repeatablePost(ctx: Context, id: Types.ObjectId, field: string): Promise<Post> {
  const post = await visiblePost(ctx, id, field);
  if (post.repostOf) throw refuse.conflict('This is a repost; use its original.', field);
  const author = await ctx.loaders.user.load(post.author);
  if (!isPublic(post) || !author || audienceOf(post.visibility, author) !== Audience.PUBLIC)
    throw refuse.forbidden('Only public posts can be reposted or quoted.', field);
  return post;
}

/**
 * Reposts a post to the viewer's followers. The repost is a post without its own content, so timelines handle it like
 * any other; its audience is followers, because public lists contain the original.
 */
export async function repost(ctx: Context, { postId }: RepostInput): Promise<void> {
  const actor = actorOf(ctx);
  const original = await repeatablePost(actor, postId, 'postId');
  const author = await actor.loaders.user.load(actor.viewer.id);
  if (!author) throw refuse.notFound('The author');
  const visibility = PostVisibility.FOLLOWERS;
  const audience = audienceOf(visibility, author);
  const { category } = original;
  await transact(ctx, async (tx) => {
    const { at, session } = tx;
    const post = new Types.ObjectId();
    const row = { _id: post, category, visibility, audience, createdAt: at, updatedAt: at };
    if (!(await insertOnce(PostModel, { author: author._id, repostOf: postId }, row, tx))) return;
    await TimelineEntryModel.collection.insertOne(
      { _id: new Types.ObjectId(), owner: author._id, post, author: author._id, category, at },
      { session },
    );
    const facts = { post, author: author._id, category, at, audience };
    tx.emit('post.reposted', { ...facts, original: postId, originalAuthor: original.author }, author._id);
  });
}

/** Removes the viewer's repost. Idempotent. */
export async function unrepost(ctx: Context, { postId }: RepostInput): Promise<void> {
  const { viewer } = actorOf(ctx);
  const removed = await transact(ctx, (tx) => removeRepost(tx, { author: viewer.id, repostOf: postId }));
  // A repost can be removed even if the original is no longer visible.
  if (!removed) await visiblePost(ctx, postId, 'postId');
}

/** Deletes a repost's row: nothing depends on it, and it can be created again. */
export async function removeRepost(
  tx: Tx,
  which: Partial<Pick<Post, '_id' | 'author' | 'repostOf'>>,
): Promise<boolean> {
  const row = (await PostModel.collection.findOneAndDelete(
    { repostOf: { $exists: true }, ...which },
    { session: tx.session, projection: { author: 1, repostOf: 1 } },
  )) as Pick<Post, '_id' | 'author' | 'repostOf'> | null;
  if (!row) return false;
  const { _id: post, author, repostOf: original } = row as Required<typeof row>;
  const { session } = tx;
  const repeated = await PostModel.collection.findOne(
    { _id: original },
    { session, projection: { author: 1 } },
  );
  const whose = repeated ? { originalAuthor: repeated['author'] as Types.ObjectId } : {};
  tx.emit('post.unreposted', { post, author, original, ...whose }, author);
  return true;
}
