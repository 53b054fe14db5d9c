import { Types } from 'mongoose';
import type { Tx } from '../../../events/transact.js';
import { estimateTokens } from '../../../lib/tokens.js';
import {
  ChatMessageModel,
  ChatMessageStatus,
  ChatRole,
  ChatSessionModel,
  ChatSettingsModel,
  MOST_MESSAGES,
  type Agent,
  type ChatAttachment,
  type ChatSession,
} from '../../../models/agents/index.js';
import { refuse } from '../../../schema/errors.js';
import { attachUpload, enqueue } from '../../system/index.js';
import { coverAnswer } from './cover.js';

/** The kind of work that writes an answer. */
export const ANSWER_WORK = 'chat-answer';

/** A new question, or a message to be answered again. */
export interface Ask {
  session: ChatSession;
  agent: Agent;
  /** The question is inserted below this message. */
  question?: { content: string; attachments: ChatAttachment[]; parent: Types.ObjectId | null };
  /** The answer is inserted below this message if there is no new question. */
  answerTo?: Types.ObjectId;
  quickAction?: Types.ObjectId | null;
  maxTokens: number;
}

/** The ids of the created messages. */
export type Asked = { question: Types.ObjectId; answer: Types.ObjectId };

/**
 * Writes a question and an answer in status STREAMING, pays for it, and queues the work. A session has one answer at
 * a time: the conditional write decides.
 * @throws CONFLICT while an answer is being written or if the chat is full, FORBIDDEN, INSUFFICIENT_FUNDS
 */
export async function ask(tx: Tx, given: Ask): Promise<Asked> {
  const { session, agent, question, answerTo, quickAction = null, maxTokens } = given;
  const answer = new Types.ObjectId();
  const asked = question ? new Types.ObjectId() : answerTo!;
  const messages = question ? 2 : 1;
  if (session.stats.messages + messages > MOST_MESSAGES)
    throw refuse.conflict(
      `The chat is full; up to ${MOST_MESSAGES} messages are allowed. Start a new one.`,
      'sessionId',
    );
  const settings = await ChatSettingsModel.findOne({ user: session.user }, { privacy: 1 })
    .session(tx.session)
    .lean<{ privacy?: { saveHistory?: boolean } }>();
  const kept = settings?.privacy?.saveHistory !== false;
  const discardAt = new Date(tx.at.getTime() + FORGET_MS);
  const { matchedCount } = await ChatSessionModel.collection.updateOne(
    { _id: session._id, user: session.user, streaming: null },
    {
      $set: {
        ...{ streaming: answer, activeLeaf: answer, lastMessageAt: tx.at, updatedAt: tx.at },
        ...(kept ? {} : { discardAt }),
      },
      ...(kept ? { $unset: { discardAt: '' } } : {}),
      $inc: { 'stats.messages': messages },
    },
    { session: tx.session },
  );
  if (matchedCount === 0)
    throw refuse.conflict(
      'An answer is being written in this chat; wait for it or stop it first.',
      'sessionId',
    );
  const promptTokens = estimateTokens(question?.content ?? '') + PROMPT_ROOM;
  const coverage = await coverAnswer(tx, session.user, agent, answer, { promptTokens, maxTokens });
  const common = {
    ...{ session: session._id, user: session.user, agent: agent._id, topics: [], attempts: [], parts: [] },
    ...{ createdAt: tx.at, updatedAt: tx.at },
  };
  if (question) {
    await ChatMessageModel.collection.insertOne(
      {
        ...common,
        ...{ _id: asked, role: ChatRole.USER, status: ChatMessageStatus.COMPLETE, parent: question.parent },
        content: question.content,
        attachments: question.attachments,
        ...(quickAction ? { quickAction } : {}),
      } as never,
      { session: tx.session },
    );
    for (const { upload } of question.attachments)
      await attachUpload(tx, session.user, upload, { type: 'ChatMessage', id: asked }, 'attachments');
  }
  await ChatMessageModel.collection.insertOne(
    {
      ...common,
      ...{ _id: answer, role: ChatRole.ASSISTANT, status: ChatMessageStatus.STREAMING, parent: asked },
      ...{ content: '', attachments: [], coverage, fence: 0 },
      ...(quickAction ? { quickAction } : {}),
      ...(session.activeLeaf ? { previousLeaf: session.activeLeaf } : {}),
      regenerated: !question,
    } as never,
    { session: tx.session },
  );
  await enqueue(tx, ANSWER_WORK, answer);
  const facts = { session: session._id, agent: agent._id, user: session.user };
  tx.emit('chat.messagesAdded', { ...facts, messages }, session.user);
  return { question: asked, answer };
}

/** Without history, a chat is removed this long after its last message. */
const FORGET_MS = 60 * 60 * 1_000;
/** The assumed tokens of system prompt and history when credits are held. */
const PROMPT_ROOM = 4_000;
