import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { CommunityPostModel, CommunityPostType, type CommunityPost } from '../../models/community/index.js';
import type { Comment } from '../../models/social/index.js';
import { moderatesCommunityPost } from '../../rules/community/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, visibleComment } from '../social/index.js';
import { requirePartIn } from './topic-rules.js';
import { visibleCommunityPost } from './visible.js';

/** What `acceptAnswer` takes. */
export interface AcceptAnswerInput {
  communityPostId: Types.ObjectId;
  /** Null takes the acceptance back. */
  commentId?: Types.ObjectId | null;
}

/** Accepts a comment as the answer to a question, in place of an earlier one: its author, or a moderator. */
export async function acceptAnswer(
  ctx: Context,
  { communityPostId: id, commentId }: AcceptAnswerInput,
): Promise<void> {
  const actor = actorOf(ctx);
  const post = await visibleCommunityPost(actor, id);
  if (post.type !== CommunityPostType.QUESTION)
    throw refuse.badInput('Only questions have an accepted answer.', 'communityPostId');
  const own = post.author.equals(actor.viewer.id);
  if (!own && !(await moderatesCommunityPost(actor, post)))
    throw refuse.forbidden('Only the author and moderators accept an answer.', 'communityPostId');
  await requirePartIn(actor, post, 'communityPostId');
  const comment = commentId ? await visibleComment(actor, commentId, 'commentId') : null;
  if (comment && !comment.target.equals(id))
    throw refuse.badInput('This comment is on something else.', 'commentId');
  await transact(ctx, async (tx) => {
    const before = (await CommunityPostModel.collection.findOneAndUpdate(
      { _id: id, deletedAt: null },
      comment
        ? { $set: { acceptedAnswer: comment._id, acceptedAnswerAuthor: comment.author, updatedAt: tx.at } }
        : { $unset: { acceptedAnswer: '', acceptedAnswerAuthor: '' }, $set: { updatedAt: tx.at } },
      { session: tx.session, returnDocument: 'before' },
    )) as CommunityPost | null;
    if (!before || String(before.acceptedAnswer) === String(comment?._id)) return;
    const facts = { post: id, author: post.author };
    if (before.acceptedAnswer && before.acceptedAnswerAuthor)
      tx.emit(
        'answer.unaccepted',
        { ...facts, comment: before.acceptedAnswer, commentAuthor: before.acceptedAnswerAuthor },
        actor.viewer.id,
      );
    if (comment)
      tx.emit(
        'answer.accepted',
        { ...facts, comment: comment._id, commentAuthor: comment.author, by: actor.viewer.id },
        actor.viewer.id,
      );
  });
}

/** A comment that is deleted or hidden is no accepted answer any more. Bringing it back does not accept it again. */
export async function unacceptWithdrawn(
  tx: Tx,
  { _id: comment, author: commentAuthor, target }: Pick<Comment, '_id' | 'author' | 'target'>,
): Promise<void> {
  const before = (await CommunityPostModel.collection.findOneAndUpdate(
    { _id: target, acceptedAnswer: comment },
    { $unset: { acceptedAnswer: '', acceptedAnswerAuthor: '' } },
    { session: tx.session, projection: { author: 1 } },
  )) as Pick<CommunityPost, 'author'> | null;
  if (before) tx.emit('answer.unaccepted', { post: target, author: before.author, comment, commentAuthor });
}
