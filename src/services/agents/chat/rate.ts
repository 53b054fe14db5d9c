import type { Types } from 'mongoose';
import { requireViewer } from '../../../auth/viewer.js';
import { transact } from '../../../events/transact.js';
import type { Context } from '../../../loaders/context.js';
import {
  ChatFeedbackModel,
  ChatInteractionModel,
  ChatMessageStatus,
  ChatRole,
  FeedbackVerdict,
  type ChatFeedback,
  type ChatFeedbackCategory,
} from '../../../models/agents/index.js';
import { refuse } from '../../../schema/errors.js';
import { exactlyOne } from '../../../schema/exactly-one.js';
import { markLate } from '../../analytics/index.js';
import { ownMessage, ownSession } from './own-session.js';

/** Feedback on an answer, or on a whole chat. */
export interface RateInput {
  messageId?: Types.ObjectId | null;
  sessionId?: Types.ObjectId | null;
  rating?: number | null;
  verdict?: FeedbackVerdict | null;
  categories?: ChatFeedbackCategory[] | null;
  comment?: string | null;
}

/**
 * Rates an answer or a chat; a second rating changes the first. The agent's average follows from sums and counts.
 * @throws NOT_FOUND, BAD_USER_INPUT
 */
export async function rate(ctx: Context, input: RateInput): Promise<void> {
  const { id: user } = requireViewer(ctx);
  const rating = ratingOf(input);
  const { categories = [], comment } = input;
  const first = await transact(ctx, async (tx) => {
    const message = input.messageId ? await ownMessage(ctx, tx, input.messageId) : null;
    if (message && (message.role !== ChatRole.ASSISTANT || message.status === ChatMessageStatus.STREAMING))
      throw refuse.badInput('Only answers that have ended can be rated.', 'messageId');
    const session = await ownSession(ctx, tx, message?.session ?? input.sessionId!, 'sessionId');
    const of = { session: session._id, message: message?._id ?? null };
    const before = (await ChatFeedbackModel.collection.findOneAndUpdate(
      of,
      {
        $set: {
          ...{ user, agent: session.agent, rating, updatedAt: tx.at, categories: [...new Set(categories)] },
          ...(comment ? { comment } : {}),
          ...{ sessionDurationMs: Math.max(0, tx.at.getTime() - session.createdAt.getTime()) },
          userAgent: ctx.request.userAgent.slice(0, 500),
        },
        ...(comment ? {} : { $unset: { comment: '' } }),
        $setOnInsert: { createdAt: tx.at },
      },
      { session: tx.session, upsert: true, returnDocument: 'before' },
    )) as ChatFeedback | null;
    if (message)
      await ChatInteractionModel.collection.updateOne(
        { message: message._id },
        { $set: { rating } },
        { session: tx.session },
      );
    if (before?.rating !== rating)
      tx.emit(
        'chat.rated',
        { agent: session.agent, user, before: before?.rating ?? null, after: rating },
        user,
      );
    return before?.createdAt;
  });
  // Figures are by the time of the first rating, and may have been made of it.
  if (first) await markLate(ChatFeedbackModel.collection.name, [first]);
}

function ratingOf({ rating, verdict, messageId, sessionId }: RateInput): number {
  exactlyOne({ messageId, sessionId });
  exactlyOne({ rating, verdict });
  return rating ?? (verdict === FeedbackVerdict.POSITIVE ? 5 : 1);
}
