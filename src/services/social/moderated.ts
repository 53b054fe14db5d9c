import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import { ModerationActionType, ReportReason } from '../../models/moderation/index.js';
import {
  CommentModel,
  CommentStatus,
  PostModel,
  PostStatus,
  StoryModel,
  type Comment,
  type Post,
  type Story,
} from '../../models/social/index.js';
import { searchTextOf } from '../../lib/text.js';
import { ruleContext } from '../../loaders/rule-context.js';
import type { Moderated, Taking } from '../../rules/target.js';
import { groupOfComment, withdrawComment } from './delete-comment.js';

/*
 * How moderators hide content of the social domain. It is soft-deleted with the id of the decision, so every surface
 * that hides deleted content hides it, and overturning the decision restores exactly its content.
 */

const facts = ({ _id: post, author, category, tags, quoteOf }: Post) => ({
  ...{ post, author, category, tags },
  ...(quoteOf ? { quoteOf } : {}),
});

/** Moderation of posts. */
export const moderatedPost: Moderated = {
  async take(tx, id, { _id, moderator }) {
    const post = (await PostModel.collection.findOneAndUpdate(
      { _id: id, deletedAt: null },
      { $set: { deletedAt: tx.at, removedBy: _id, updatedAt: tx.at } },
      { session: tx.session },
    )) as Post | null;
    if (post?.status === PostStatus.PUBLISHED) tx.emit('post.deleted', facts(post), moderator);
    return post !== null;
  },
  async give(tx, id, { _id }) {
    const post = (await PostModel.collection.findOneAndUpdate(
      { _id: id, removedBy: _id },
      { $set: { deletedAt: null, updatedAt: tx.at }, $unset: { removedBy: '' } },
      { session: tx.session },
    )) as Post | null;
    if (post?.status === PostStatus.PUBLISHED)
      tx.emit('post.restored', { ...facts(post), at: post.createdAt, audience: post.audience });
    return post !== null;
  },
  async edit(tx, id, text) {
    const { session } = tx;
    const post = (await PostModel.collection.findOne(
      { _id: id, deletedAt: null },
      { session },
    )) as Post | null;
    if (!post) return null;
    const searchText = searchTextOf(post.title, text);
    await PostModel.collection.updateOne(
      { _id: id },
      {
        $set: { caption: text, editedAt: tx.at, updatedAt: tx.at, ...(searchText ? { searchText } : {}) },
        ...(searchText ? {} : { $unset: { searchText: '' } }),
      },
      { session },
    );
    return post.caption ?? '';
  },
  async flag(tx, id, reason) {
    await PostModel.collection.updateOne(
      { _id: id },
      reason === null
        ? { $set: { flagged: false }, $unset: { flagReason: '' } }
        : { $set: { flagged: true, flagReason: reason } },
      { session: tx.session },
    );
  },
};

/** Moderation of comments. Authors still see hidden comments, but not removed ones. */
export const moderatedComment: Moderated = {
  take: (tx, id, action) =>
    action.action === ModerationActionType.HIDE ? hideComment(tx, id, action) : removeComment(tx, id, action),
  async give(tx, id, { _id }) {
    const row = (await CommentModel.collection.findOneAndUpdate(
      { _id: id, removedBy: _id },
      { $set: { deletedAt: null, updatedAt: tx.at }, $unset: { removedBy: '', status: '' } },
      { session: tx.session, returnDocument: 'before' },
    )) as Comment | null;
    if (row?.deletedAt) tx.emit('comment.restored', await commentFacts(row));
    return row !== null;
  },
  async edit(tx, id, text) {
    const before = (await CommentModel.collection.findOneAndUpdate(
      { _id: id, deletedAt: null },
      { $set: { body: text, editedAt: tx.at, updatedAt: tx.at } },
      { session: tx.session, returnDocument: 'before' },
    )) as Comment | null;
    return before && before.body;
  },
  async flag(tx, id, reason) {
    await CommentModel.collection.updateOne(
      { _id: id },
      { $set: { flagged: reason !== null } },
      { session: tx.session },
    );
  },
};

async function hideComment(tx: Tx, id: Types.ObjectId, { _id, category }: Taking): Promise<boolean> {
  const status = category === ReportReason.SPAM ? CommentStatus.SPAM : CommentStatus.HIDDEN;
  const row = (await CommentModel.collection.findOneAndUpdate(
    { _id: id, deletedAt: null, removedBy: { $exists: false } },
    { $set: { status, removedBy: _id, updatedAt: tx.at } },
    { session: tx.session },
  )) as Comment | null;
  if (row) await withdrawComment(tx, row);
  return row !== null;
}

async function removeComment(tx: Tx, id: Types.ObjectId, { _id, moderator }: Taking): Promise<boolean> {
  const row = (await CommentModel.collection.findOneAndUpdate(
    { _id: id, deletedAt: null },
    { $set: { deletedAt: tx.at, removedBy: _id, updatedAt: tx.at } },
    { session: tx.session },
  )) as Comment | null;
  if (!row) return false;
  await withdrawComment(tx, row);
  tx.emit('comment.deleted', await commentFacts(row), moderator);
  return true;
}

async function commentFacts(row: Comment) {
  const { _id: comment, author, targetType, target, parent } = row;
  const group = await groupOfComment(ruleContext(null), row);
  return { comment, author, targetType, target, parent, ...(group ? { group } : {}) };
}

/** Moderation of stories. Highlights keep the reference, so that a restored story is in them again. */
export const moderatedStory: Moderated = {
  async take(tx, id, { _id, moderator }) {
    const story = (await StoryModel.collection.findOneAndUpdate(
      { _id: id, deletedAt: null },
      { $set: { deletedAt: tx.at, removedBy: _id, updatedAt: tx.at } },
      { session: tx.session },
    )) as Story | null;
    if (story) tx.emit('story.deleted', { story: id, author: story.author }, moderator);
    return story !== null;
  },
  async give(tx, id, { _id }) {
    const { matchedCount } = await StoryModel.collection.updateOne(
      { _id: id, removedBy: _id },
      { $set: { deletedAt: null, updatedAt: tx.at }, $unset: { removedBy: '' } },
      { session: tx.session },
    );
    return matchedCount === 1;
  },
};
