import type { Types } from 'mongoose';
import { isModerator } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { CommentModel, type Comment } from '../../models/social/index.js';
import { hasCaseToTakeAway } from '../../rules/community/index.js';
import { canSeeComment } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';

/** What `deleteComment` takes. */
export interface DeleteCommentInput {
  commentId: Types.ObjectId;
}

/** Deletes a comment, softly: its author, the author of what it stands under, or whoever moderates. */
export async function deleteComment(ctx: Context, { commentId }: DeleteCommentInput): Promise<void> {
  const actor = actorOf(ctx);
  const comment = await deletable(actor, commentId);
  await transact(ctx, (tx) => removeComment(tx, actor, comment));
}

async function deletable(actor: Actor, id: Types.ObjectId): Promise<Types.ObjectId> {
  const comment = await actor.loaders.comment.load(id);
  if (
    !comment ||
    comment.deletedAt ||
    !((await canSeeComment(actor, comment)) || (await hasCaseToTakeAway(actor, id)))
  )
    throw refuse.notFound('The comment', 'commentId');
  const post = await actor.loaders.post.load(comment.target);
  const owns = [comment.author, post?.author].some((owner) => owner?.equals(actor.viewer.id));
  if (!owns && !isModerator(actor))
    throw refuse.forbidden('Only its author, or the author of the post, deletes a comment.', 'commentId');
  return id;
}

async function removeComment(tx: Tx, actor: Actor, comment: Types.ObjectId): Promise<void> {
  const row = (await CommentModel.collection.findOneAndUpdate(
    { _id: comment, deletedAt: null },
    { $set: { deletedAt: tx.at, updatedAt: tx.at } },
    { session: tx.session, returnDocument: 'before' },
  )) as Comment | null;
  if (!row) return;
  const { author, targetType, target, parent } = row;
  tx.emit('comment.deleted', { comment, author, targetType, target, parent }, actor.viewer.id);
}
