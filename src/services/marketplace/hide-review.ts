import type { Types } from 'mongoose';
import { requireModerator } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { ToolModel, ToolReviewModel, type Tool, type ToolReview } from '../../models/marketplace/index.js';
import type { Moderated } from '../../rules/target.js';
import { counted, visibleReview } from './review-tool.js';

/** Hides a review from everyone but its author and moderators, or shows it again. Hidden reviews do not count. */
export async function hideToolReview(
  ctx: Context,
  { reviewId, hidden }: { reviewId: Types.ObjectId; hidden: boolean },
): Promise<Types.ObjectId> {
  const moderator = requireModerator(ctx);
  const review = await visibleReview(ctx, reviewId);
  await transact(ctx, (tx) =>
    hidden
      ? change(tx, { _id: review._id, hiddenAt: null }, { $set: { hiddenAt: tx.at } }, moderator.id)
      : change(tx, { _id: review._id, hiddenAt: { $ne: null } }, SHOWN, moderator.id),
  );
  return review._id;
}

const SHOWN = { $set: { hiddenAt: null }, $unset: { removedBy: '' } };

/** Hides or shows a review that fits, and tells what of its rating counts from now on. */
async function change(tx: Tx, which: object, how: object, by: Types.ObjectId | null): Promise<boolean> {
  const { session } = tx;
  const before = (await ToolReviewModel.collection.findOneAndUpdate(which, how, {
    session,
    returnDocument: 'before',
  })) as ToolReview | null;
  if (!before) return false;
  const after = await ToolReviewModel.findById(before._id).session(session).lean<ToolReview>();
  const tool = await ToolModel.findById(before.tool, { author: 1 }).session(session).lean<Tool>();
  const facts = { tool: before.tool, toolAuthor: tool?.author ?? null, review: before._id };
  const [from, to] = [counted(before), counted(after!)];
  tx.emit('tool.reviewed', { ...facts, reviewer: before.author, from, to }, by);
  return true;
}

/** How moderators hide reported reviews. */
export const moderatedReview: Moderated = {
  take: (tx, id, { _id, moderator }) =>
    change(tx, { _id: id, hiddenAt: null }, { $set: { hiddenAt: tx.at, removedBy: _id } }, moderator ?? null),
  give: (tx, id, { _id }) => change(tx, { _id: id, removedBy: _id }, SHOWN, null),
  async edit(tx, id, text) {
    const before = (await ToolReviewModel.collection.findOneAndUpdate(
      { _id: id },
      { $set: { body: text, updatedAt: tx.at } },
      { session: tx.session },
    )) as ToolReview | null;
    return before?.body ?? null;
  },
};
