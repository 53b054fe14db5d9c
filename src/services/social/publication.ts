import { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { UserModel, type User } from '../../models/identity/index.js';
import { PostModel, PostStatus, TimelineEntryModel, type Post } from '../../models/social/index.js';
import { audienceOf } from '../../rules/social/index.js';

/** The public facts of a published post. */
export type Publication = Pick<Post, 'author' | 'category' | 'tags' | 'mentions' | 'audience'> & {
  post: Types.ObjectId;
  at: Date;
  quoteOf?: Types.ObjectId;
};

/**
 * Emits the event of a published post and adds it to the author's own timeline. Imported old posts may skip the
 * timeline, where it is no longer complete at their time.
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
 * Publishes a waiting post now, on the condition `waiting`. Of several concurrent calls one publishes it; the others
 * return false.
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
      // A post's date is its publication, which orders lists, and not the creation of its draft.
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
