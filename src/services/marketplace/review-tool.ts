import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ToolAdoptionModel,
  ToolReviewModel,
  ToolReviewVoteModel,
  ToolVersionModel,
  type Tool,
  type ToolReview,
  type ToolReviewVote,
} from '../../models/marketplace/index.js';
import { canSeeReview, canSeeVersion, isToolAuthor } from '../../rules/marketplace/index.js';
import { refuse } from '../../schema/errors.js';
import { toAttachments, type AttachmentInput } from '../messaging/index.js';
import { attachUpload, detachUploads } from '../system/index.js';
import { visibleTool } from './own-tool.js';

/** What `reviewTool` takes. */
export interface ReviewToolInput {
  toolId: Types.ObjectId;
  rating: number;
  title: string;
  body: string;
  pros?: string[] | null;
  cons?: string[] | null;
  version?: string | null;
  attachments?: AttachmentInput[] | null;
}

/** Whether and how a review counts. */
export const counted = ({
  rating,
  versionId,
  hiddenAt,
}: Pick<ToolReview, 'rating' | 'versionId' | 'hiddenAt'>) =>
  hiddenAt ? null : { rating, version: versionId };

/**
 * Writes the viewer's review of a tool, or edits it: there is one per user and tool. It names the version that the viewer
 * last took, unless another one is given. @throws FORBIDDEN for the viewer's own tool
 */
export async function reviewTool(ctx: Context, input: ReviewToolInput): Promise<Types.ObjectId> {
  const { id: author } = requireViewer(ctx);
  const tool = await visibleTool(ctx, input.toolId);
  if (isToolAuthor(ctx, tool)) throw refuse.forbidden('Authors do not review their own tools.', 'toolId');
  const named = input.version == null ? null : await namedVersion(ctx, tool, input.version);
  const attachments = input.attachments ? await toAttachments(ctx, input.attachments) : null;
  const { rating, title, body } = input;
  return transact(ctx, async (tx) => {
    const { session } = tx;
    const about = named ?? (await lastTaken(tool._id, author, session));
    const id = new Types.ObjectId();
    const before = (await ToolReviewModel.collection.findOneAndUpdate(
      { tool: tool._id, author },
      [
        {
          $set: {
            _id: { $ifNull: ['$_id', id] },
            ...{ tool: tool._id, author, rating },
            title: { $literal: title },
            body: { $literal: body },
            pros: { $literal: input.pros ?? [] },
            cons: { $literal: input.cons ?? [] },
            version: { $literal: about?.number ?? null },
            versionId: about?.id ?? null,
            attachments: attachments ? { $literal: attachments } : { $ifNull: ['$attachments', []] },
            helpful: { $ifNull: ['$helpful', 0] },
            notHelpful: { $ifNull: ['$notHelpful', 0] },
            score: { $ifNull: ['$score', 0] },
            hiddenAt: { $ifNull: ['$hiddenAt', null] },
            editedAt: { $cond: [{ $ifNull: ['$createdAt', false] }, tx.at, null] },
            createdAt: { $ifNull: ['$createdAt', tx.at] },
            updatedAt: tx.at,
          },
        },
      ],
      { session, upsert: true, returnDocument: 'before' },
    )) as ToolReview | null;
    const review = before?._id ?? id;
    if (attachments) {
      const uploads = attachments.flatMap(({ upload }) => (upload ? [upload] : []));
      await detachUploads(tx, review, uploads);
      for (const upload of uploads)
        await attachUpload(tx, author, upload, { type: 'ToolReview', id: review }, 'attachments');
    }
    const from = before ? counted(before) : null;
    const to = counted({ rating, versionId: about?.id ?? null, hiddenAt: before?.hiddenAt ?? null });
    const facts = { tool: tool._id, toolAuthor: tool.author, review, reviewer: author };
    if (from || to) tx.emit('tool.reviewed', { ...facts, from, to }, author);
    return review;
  });
}

interface About {
  id: Types.ObjectId;
  number: string;
}

async function namedVersion(ctx: Context, tool: Tool, number: string): Promise<About> {
  const version = await ctx.loaders.toolVersionByNumber.load({ tool: tool._id, version: number });
  if (!version || !canSeeVersion(ctx, tool, version)) throw refuse.notFound('The version', 'version');
  return { id: version._id, number: version.version };
}

/** The version that a user took last. */
async function lastTaken(
  tool: Types.ObjectId,
  user: Types.ObjectId,
  session: NonNullable<Parameters<typeof ToolAdoptionModel.findOne>[2]>['session'],
): Promise<About | null> {
  const taken = await ToolAdoptionModel.findOne({ tool, user }, { version: 1 })
    .sort({ createdAt: -1, _id: -1 })
    .session(session ?? null)
    .lean<{ version: Types.ObjectId }>();
  if (!taken) return null;
  const version = await ToolVersionModel.findById(taken.version, { version: 1 })
    .session(session ?? null)
    .lean<{ _id: Types.ObjectId; version: string }>();
  return version ? { id: version._id, number: version.version } : null;
}

export async function visibleReview(ctx: Context, id: Types.ObjectId): Promise<ToolReview> {
  const review = await ctx.loaders.toolReview.load(id);
  if (!review || !(await canSeeReview(ctx, review))) throw refuse.notFound('The review', 'reviewId');
  return review;
}

export const toolOf = async (ctx: Context, { tool }: ToolReview): Promise<Tool> => {
  const found = await ctx.loaders.tool.load(tool);
  if (!found) throw refuse.notFound('The review', 'reviewId');
  return found;
};

/** Deletes a review of the viewer, with its votes. */
export async function deleteToolReview(
  ctx: Context,
  { reviewId }: { reviewId: Types.ObjectId },
): Promise<ToolReview> {
  const viewer = requireViewer(ctx);
  const review = await visibleReview(ctx, reviewId);
  if (!review.author.equals(viewer.id))
    throw refuse.forbidden('Only its author deletes a review.', 'reviewId');
  const tool = await toolOf(ctx, review);
  await transact(ctx, async (tx) => {
    const gone = (await ToolReviewModel.collection.findOneAndDelete(
      { _id: review._id },
      { session: tx.session },
    )) as ToolReview | null;
    if (!gone) return;
    await ToolReviewVoteModel.collection.deleteMany({ review: review._id }, { session: tx.session });
    await detachUploads(tx, review._id);
    const from = counted(gone);
    const facts = { tool: tool._id, toolAuthor: tool.author, review: review._id, reviewer: viewer.id };
    if (from) tx.emit('tool.reviewed', { ...facts, from, to: null }, viewer.id);
  });
  return review;
}

/** Says whether a review helped; null takes the vote back. Nobody votes on their own review. */
export async function voteOnReview(
  ctx: Context,
  { reviewId, helpful }: { reviewId: Types.ObjectId; helpful?: boolean | null },
): Promise<Types.ObjectId> {
  const { id: user } = requireViewer(ctx);
  const review = await visibleReview(ctx, reviewId);
  if (review.author.equals(user)) throw refuse.forbidden('Nobody votes on their own review.', 'reviewId');
  const key = { review: review._id, user };
  await transact(ctx, async (tx) => {
    const { session } = tx;
    const before = (
      helpful == null
        ? await ToolReviewVoteModel.collection.findOneAndDelete(key, { session })
        : await ToolReviewVoteModel.collection.findOneAndUpdate(
            key,
            { $set: { helpful }, $setOnInsert: { createdAt: tx.at } },
            { session, upsert: true, returnDocument: 'before' },
          )
    ) as ToolReviewVote | null;
    const [from, to] = [before?.helpful ?? null, helpful ?? null];
    if (from !== to) tx.emit('tool.review-voted', { ...key, from, to }, user);
  });
  return review._id;
}

/** The tool author's public answer to a review; null takes it away. */
export async function replyToToolReview(
  ctx: Context,
  { reviewId, body }: { reviewId: Types.ObjectId; body?: string | null },
): Promise<Types.ObjectId> {
  const viewer = requireViewer(ctx);
  const review = await visibleReview(ctx, reviewId);
  const tool = await toolOf(ctx, review);
  if (!isToolAuthor(ctx, tool)) throw refuse.forbidden('Only the author of the tool may answer.', 'reviewId');
  await transact(ctx, async (tx) => {
    const before = (await ToolReviewModel.collection.findOneAndUpdate(
      { _id: review._id },
      body == null ? { $unset: { reply: '' } } : { $set: { reply: { body, at: tx.at } } },
      { session: tx.session, returnDocument: 'before' },
    )) as ToolReview | null;
    const facts = { tool: tool._id, review: review._id, reviewer: review.author, author: viewer.id };
    if (before && !before.reply && body != null) tx.emit('tool.review-answered', facts, viewer.id);
  });
  return review._id;
}
