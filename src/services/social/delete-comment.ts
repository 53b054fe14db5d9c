import type { Types } from 'mongoose';
import { isModerator } from '../../auth/viewer.js';
import { targetRow } from '../../domain.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { CommentModel, type Comment } from '../../models/social/index.js';
import { hasCaseToTakeAway } from '../../rules/moderation/index.js';
import { canSeeComment } from '../../rules/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';

/** The input of `deleteComment`. */
export interface DeleteCommentInput {
  commentId: Types.ObjectId;
}

/** Deletes a comment (soft delete), as its author, the author of its target, or a moderator. */
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
  const row = targetRow(comment.targetType);
  const target = await row.find(actor, comment.target);
  const owners = [comment.author, ...(target ? [row.author(target)] : [])];
  if (owners.some((owner) => owner.equals(actor.viewer.id)) || isModerator(actor)) return id;
  if (target && (await row.moderates?.(actor, target))) return id;
  throw refuse.forbidden('Only the author of the comment or of the post may delete it.', 'commentId');
}

async function removeComment(tx: Tx, actor: Actor, comment: Types.ObjectId): Promise<void> {
  const row = (await CommentModel.collection.findOneAndUpdate(
    { _id: comment, deletedAt: null },
    { $set: { deletedAt: tx.at, updatedAt: tx.at } },
    { session: tx.session, returnDocument: 'before' },
  )) as Comment | null;
  if (!row) return;
  const { author, targetType, target, parent } = row;
  await withdrawComment(tx, row);
  const group = await groupOfComment(actor, row);
  tx.emit(
    'comment.deleted',
    { comment, author, targetType, target, parent, ...(group ? { group } : {}) },
    actor.viewer.id,
  );
}

/** Further effects of a deleted or hidden comment, in the same transaction: it is no longer an accepted answer. */
export async function withdrawComment(
  tx: Tx,
  comment: Pick<Comment, '_id' | 'author' | 'target' | 'targetType'>,
): Promise<void> {
  await targetRow(comment.targetType).comments?.withdrawn?.(tx, comment);
}

/** The group of a comment's target, if it is in one. */
export async function groupOfComment(
  actor: Context,
  { targetType, target: id }: Pick<Comment, 'target' | 'targetType'>,
): Promise<Types.ObjectId | null> {
  const row = targetRow(targetType);
  if (!row.group) return null;
  const target = await row.find(actor, id);
  return target && row.group(actor, target);
}
