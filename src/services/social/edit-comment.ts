import type { Types } from 'mongoose';
import { targetRow } from '../../domain.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { CommentModel, type Comment } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from './actor.js';
import { toBody } from './comment-body.js';
import { mentionedIn } from './mentions.js';
import { visibleComment } from './visible.js';

/** The input of `editComment`. */
export interface EditCommentInput {
  commentId: Types.ObjectId;
  body: string;
}

/** Changes the text of the viewer's comment. */
export async function editComment(ctx: Context, input: EditCommentInput): Promise<void> {
  const actor = actorOf(ctx);
  const edit = await prepareEdit(actor, input);
  await transact(ctx, (tx) => writeEdit(tx, actor, edit));
}

interface Edit {
  comment: Types.ObjectId;
  body: string;
  mentions: Types.ObjectId[];
}

async function prepareEdit(actor: Actor, { commentId, body }: EditCommentInput): Promise<Edit> {
  const comment = await visibleComment(actor, commentId, 'commentId');
  const row = targetRow(comment.targetType);
  const words = toBody(body, row.comments!.maxLength);
  if (!comment.author.equals(actor.viewer.id))
    throw refuse.forbidden('Only the author may edit a comment.', 'commentId');
  const target = await row.find(actor, comment.target);
  if (target) await row.participate?.(actor, target, 'commentId');
  return { comment: comment._id, body: words, mentions: await mentionedIn(actor, words, 'body') };
}

async function writeEdit(tx: Tx, actor: Actor, { comment, body, mentions }: Edit): Promise<void> {
  const before = (await CommentModel.collection.findOneAndUpdate(
    { _id: comment, deletedAt: null, body: { $ne: body } },
    { $set: { body, mentions, editedAt: tx.at, updatedAt: tx.at } },
    { session: tx.session, returnDocument: 'before' },
  )) as Comment | null;
  // Unchanged, or deleted in the meantime: no event.
  if (!before) return;
  const { author, targetType, target, parent } = before;
  const mentionsAdded = mentions.filter((id) => !before.mentions.some((known) => known.equals(id)));
  tx.emit('comment.edited', { comment, author, targetType, target, parent, mentionsAdded }, actor.viewer.id);
}
