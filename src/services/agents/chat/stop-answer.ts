import type { Types } from 'mongoose';
import { requireViewer } from '../../../auth/viewer.js';
import { transact } from '../../../events/transact.js';
import type { TopicBus } from '../../../events/topics.js';
import type { Context } from '../../../loaders/context.js';
import {
  ChatMessageModel,
  ChatMessageStatus,
  ChatRole,
  type ChatMessage,
} from '../../../models/agents/index.js';
import { refuse } from '../../../schema/errors.js';
import { cancelWork, wakeWorkers } from '../../system/index.js';
import { ANSWER_WORK } from './ask.js';
import { endAnswer, TITLE_WORK, type EndedAnswer } from './end-answer.js';
import { attemptSoFar } from './estimate.js';
import { ownMessage } from './own-session.js';

/**
 * Stops an answer of the viewer, at any gateway. The streamed text is kept. Idempotent.
 * @throws NOT_FOUND, BAD_USER_INPUT for a message of the user
 */
export async function stopAnswer(ctx: Context, id: Types.ObjectId): Promise<void> {
  const { id: user } = requireViewer(ctx);
  if (await ChatMessageModel.exists({ _id: id, user, status: ChatMessageStatus.STREAMING })) {
    // The worker pauses first; otherwise its next piece of text and the end would conflict for the same number
    // repeatedly.
    const rest = { seq: 0, user: user.toHexString(), end: ChatMessageStatus.STOPPED };
    await ctx.topics.publish('chatAnswer', id.toHexString(), rest).catch(() => undefined);
  }
  const ended = await transact(ctx, async (tx) => {
    const message = await ownMessage(ctx, tx, id);
    if (message.role !== ChatRole.ASSISTANT)
      throw refuse.badInput('This is a message of the user; only answers can be stopped.', 'messageId');
    const attempts = await attemptSoFar(tx, message);
    const done = await endAnswer(tx, id, { status: ChatMessageStatus.STOPPED, attempts });
    if (done) await cancelWork(tx, ANSWER_WORK, id);
    return done && { done, message };
  });
  if (ended) await announceEnd(ctx.topics, ended.message, ended.done, ChatMessageStatus.STOPPED);
}

/** Signals to clients and the worker that an answer has ended. A lost signal only causes a delay. */
export async function announceEnd(
  topics: Pick<TopicBus, 'publish'>,
  { _id, user }: Pick<ChatMessage, '_id' | 'user'>,
  { seq }: EndedAnswer,
  end: ChatMessageStatus,
): Promise<void> {
  await topics
    .publish('chatAnswer', _id.toHexString(), { seq, user: user.toHexString(), end })
    .catch(() => undefined);
  await wakeWorkers(topics, TITLE_WORK);
}

/** Fails answers whose work is lost: the queue calls it when every worker of an item has died. */
export async function failAnswer(
  id: Types.ObjectId,
  errorCode: string,
  topics: Pick<TopicBus, 'publish'> | null,
): Promise<boolean> {
  const ended = await transact(null, async (tx) => {
    const message = await ChatMessageModel.findById(id).session(tx.session).lean<ChatMessage>();
    if (!message) return null;
    const attempts = await attemptSoFar(tx, message);
    const done = await endAnswer(tx, id, { status: ChatMessageStatus.FAILED, errorCode, attempts });
    return done && { done, message };
  });
  if (ended && topics) await announceEnd(topics, ended.message, ended.done, ChatMessageStatus.FAILED);
  return ended !== null;
}
