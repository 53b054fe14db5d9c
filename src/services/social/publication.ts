import { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { UserModel, type User } from '../../models/identity/index.js';
import { PostModel, PostStatus, TimelineEntryModel, type Post } from '../../models/social/index.js';
import { audienceOf } from '../../rules/social/index.js';

/** What the world learns of a post when it is published. */
export type Publication = Pick<Post, 'author' | 'category' | 'tags' | 'mentions' | 'audience'> & {
  post: Types.ObjectId;
  at: Date;
  quoteOf?: Types.ObjectId;
};

/**
 * Tells that a post is published: its author's own timeline shows it at once, all else follows from the event. Posts that
 * are brought in later don't go where a trimmed timeline is no longer complete, so they may leave the timeline out.
 */
export async function announcePost(tx: Tx, facts: Publication, { onTimeline = true } = {}): Promise<void> {
  const { post, author, category, at } = facts;
  if (onTimeline)
    await TimelineEntryModel.collection.insertOne(
      { _id: new Types.ObjectId(), owner: author, post, author, category, at },
      { session: tx.session },
    );
  tx.emit('post.created', facts, author);
}

/**
 * Publishes a post that waited, as of now. That it still is what `waiting` says is the condition, so of several who try
 * at once one publishes it, and the others learn that they did not.
 */
export async function releasePost(
  tx: Tx,
  _id: Types.ObjectId,
  waiting: Record<string, unknown>,
): Promise<boolean> {
  const { session, at } = tx;
  const row = await PostModel.collection.findOne<Post>({ ...waiting, _id, deletedAt: null }, { session });
  const author = row && (await UserModel.findById(row.author).session(session).lean<User>());
  if (!row || !author) return false;
  const audience = audienceOf(row.visibility, author);
  await PostModel.collection.updateOne(
    { _id },
    {
      // It is as old as its publication: lists are ordered by that, not by when its words were first put down.
      $set: { status: PostStatus.PUBLISHED, audience, createdAt: at, updatedAt: at },
      $unset: { publishAt: 1 },
    },
    { session },
  );
  const { category, tags, mentions, quoteOf } = row;
  const facts = { post: _id, author: author._id, category, tags, mentions, at, audience };
  await announcePost(tx, { ...facts, ...(quoteOf ? { quoteOf } : {}) });
  return true;
}
