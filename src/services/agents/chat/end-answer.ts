import type { Types } from 'mongoose';
import { finish } from '../../../events/finish.js';
import type { Tx } from '../../../events/transact.js';
import { sumUsage, type AiAttempt, type AiUsage } from '../../../integrations/ai/index.js';
import {
  AgentModel,
  AIPurpose,
  AnswerCoverage,
  ChatChunkModel,
  ChatInteractionModel,
  ChatMessageModel,
  ChatMessageStatus,
  ChatPartType,
  ChatSessionModel,
  ChatSettingsModel,
  ToolCallState,
  type Agent,
  type ChatChunk,
  type ChatMessage,
  type ChatPart,
  type ChatSession,
} from '../../../models/agents/index.js';
import { UserPreferencesModel } from '../../../models/identity/index.js';
import { enqueue } from '../../system/index.js';
import { recordAiUsage } from '../usage.js';
import { settleAnswer } from './cover.js';

/** The kind of work that writes a title. */
export const TITLE_WORK = 'chat-title';

/** The end of an answer. */
export interface AnswerEnd {
  status: Exclude<ChatMessageStatus, ChatMessageStatus.STREAMING>;
  /** Set if there was an error. */
  errorCode?: string | null;
  /** Text that is not in the chunks yet. */
  lastText?: string;
  /** The model's reasoning. */
  reasoning?: string;
  /** Model calls. If they are not known, the caller estimates them. */
  attempts: readonly AiAttempt[];
  /** The fencing token of the worker that ends it. Absent for a command or the sweep. */
  fence?: number;
}

/** The last row of the log of an answer. */
export interface EndedAnswer {
  seq: number;
  /** The number of the row of `lastText`, if there is any. */
  textSeq: number | null;
}

/**
 * Ends an answer, for the worker, for a stop, for the sweep and for the deletion of a chat. One conditional write
 * decides who does it; text, hold, usage, statistics and the last row of the log depend on it. Null if it had ended.
 */
export async function endAnswer(tx: Tx, id: Types.ObjectId, end: AnswerEnd): Promise<EndedAnswer | null> {
  const message = await ChatMessageModel.findById(id).session(tx.session).lean<ChatMessage>();
  if (!message || message.status !== ChatMessageStatus.STREAMING) return null;
  const chunks = await ChatChunkModel.collection
    .find<ChatChunk>({ message: id }, { session: tx.session, sort: { seq: 1 }, batchSize: 10_000 })
    .toArray();
  const lastText = end.lastText ?? '';
  const content = chunks.map(({ text }) => text ?? '').join('') + lastText;
  const attempts = end.attempts;
  const usage = sumUsage(attempts.map((attempt) => attempt.usage));
  const tokens = usage.input.total + usage.output.total;
  const session = await ChatSessionModel.findById(message.session).session(tx.session).lean<ChatSession>();
  const costMicros = attempts.reduce((sum, attempt) => sum + attempt.costMicros, 0);
  const coverage = message.coverage ?? AnswerCoverage.ALLOWANCE;
  const owed = (message.pendingMicros ?? 0) + (session?.carryMicros ?? 0);
  const anyOutput = content !== '' || message.parts.length > 0;
  const responseTimeMs = Math.max(0, tx.at.getTime() - message.createdAt.getTime());
  const served = attempts.findLast(({ firstTokenMs }) => firstTokenMs !== null);
  const ended = await finish(tx, ChatMessageModel, id, {
    from: ChatMessageStatus.STREAMING,
    to: end.status,
    where: end.fence === undefined ? {} : { fence: end.fence },
    set: {
      ...{ content, parts: partsOf(message, content, end.reasoning), responseTimeMs, updatedAt: tx.at },
      ...(served ? { provider: served.provider, model: served.model } : {}),
      ...(served ? { firstTokenMs: served.firstTokenMs } : {}),
      ...(end.errorCode ? { errorCode: end.errorCode } : {}),
      attempts: attempts.map(attemptRow),
    },
  });
  if (!ended) return null;
  const { user, agent } = message;
  const credits = await settleAnswer(tx, {
    ...{ user, agent, answer: id, coverage, tokens, anyOutput, costMicros: costMicros + owed },
  });
  await ChatMessageModel.collection.updateOne(
    { _id: id },
    { $set: { usage: usageRow(usage, costMicros, credits, coverage) } },
    { session: tx.session },
  );
  const quickAction = message.quickAction ?? null;
  await recordAiUsage(tx, {
    ...{
      user,
      agent,
      session: message.session,
      message: id,
      purpose: AIPurpose.CHAT,
      attempts,
      credits,
      quickAction,
    },
  });
  if (session) await closeInSession(tx, session, message, end.status, { tokens, costMicros, responseTimeMs });
  await noteInteraction(tx, message, end.status, { usage, costMicros, credits, responseTimeMs, served });
  const counted = attempts.length > 0 ? quickAction : null;
  const facts = { session: message.session, message: id, agent, user, status: end.status, tokens };
  tx.emit('chat.answered', { ...facts, quickAction: counted }, user);
  return appendEnd(tx, message, chunks.at(-1)?.seq ?? 0, lastText, end.status);
}

/** The whole answer as parts: the stored ones, then the rest. Tools without a result were interrupted. */
function partsOf({ parts }: ChatMessage, content: string, reasoning: string | undefined): ChatPart[] {
  const there = parts.map((part) =>
    part.tool?.state === ToolCallState.RUNNING
      ? { ...part, tool: { ...part.tool, state: ToolCallState.INTERRUPTED } }
      : part,
  );
  const known = there.reduce(
    (length, { type, text }) => length + (type === ChatPartType.TEXT ? text!.length : 0),
    0,
  );
  const rest = content.slice(known);
  return [
    ...(reasoning ? [{ type: ChatPartType.REASONING, text: reasoning }] : []),
    ...there,
    ...(rest === '' ? [] : [{ type: ChatPartType.TEXT, text: rest }]),
  ];
}

const attemptRow = ({ provider, model, usage, costMicros, error, durationMs }: AiAttempt) => ({
  ...{ provider, model, costMicros, durationMs, tokens: usage.input.total + usage.output.total },
  ...(error ? { error } : {}),
});

const usageRow = (
  { input, output, estimated }: AiUsage,
  costMicros: number,
  credits: number,
  coverage: AnswerCoverage,
) => ({
  ...{ promptTokens: input.total, completionTokens: output.total, totalTokens: input.total + output.total },
  ...{
    cachedTokens: input.cacheRead,
    reasoningTokens: output.reasoning,
    costMicros,
    credits,
    coverage,
    estimated,
  },
});

interface Sums {
  tokens: number;
  costMicros: number;
  responseTimeMs: number;
}

async function closeInSession(
  tx: Tx,
  session: ChatSession,
  message: ChatMessage,
  status: ChatMessageStatus,
  { tokens, costMicros, responseTimeMs }: Sums,
): Promise<void> {
  const failed = status === ChatMessageStatus.FAILED || status === ChatMessageStatus.BLOCKED;
  // A failed regeneration stays in the tree, and the last good answer is selected again.
  const back =
    failed && message.regenerated && session.activeLeaf?.equals(message._id) ? message.previousLeaf : null;
  await ChatSessionModel.collection.updateOne(
    { _id: session._id },
    {
      $set: {
        ...(session.streaming?.equals(message._id) ? { streaming: null } : {}),
        ...(back ? { activeLeaf: back } : {}),
        ...{ lastMessageAt: tx.at, updatedAt: tx.at, carryMicros: 0 },
      },
      $inc: {
        ...{ 'stats.tokens': tokens, 'stats.costMicros': costMicros, 'stats.answers': 1 },
        'stats.responseMs': responseTimeMs,
      },
    },
    { session: tx.session },
  );
  if (!session.titled && status === ChatMessageStatus.COMPLETE) await enqueue(tx, TITLE_WORK, session._id);
}

/** Writes a row for analytics, if the user allows it. */
async function noteInteraction(
  tx: Tx,
  message: ChatMessage,
  status: ChatMessageStatus,
  done: {
    usage: AiUsage;
    costMicros: number;
    credits: number;
    responseTimeMs: number;
    served: AiAttempt | undefined;
  },
): Promise<void> {
  const { user } = message;
  const options = { session: tx.session };
  const chat = await ChatSettingsModel.collection.findOne(
    { user },
    { ...options, projection: { privacy: 1 } },
  );
  const all = await UserPreferencesModel.collection.findOne(
    { user },
    { ...options, projection: { privacy: 1, language: 1 } },
  );
  const denied = [chat, all].some(
    (row) => row?.privacy?.allowAnalytics === false || row?.privacy?.analytics === false,
  );
  if (denied) return;
  const agent = await AgentModel.findById(message.agent, { category: 1 }).session(tx.session).lean<Agent>();
  if (!agent) return;
  const { usage, costMicros, credits, responseTimeMs, served } = done;
  await ChatInteractionModel.collection.insertOne(
    {
      ...{ session: message.session, message: message._id, user, agent: message.agent, status },
      ...{ agentCategory: agent.category, costMicros, credits, responseTimeMs, createdAt: tx.at },
      ...{ promptTokens: usage.input.total, completionTokens: usage.output.total },
      ...(served
        ? { provider: served.provider, model: served.model, firstTokenMs: served.firstTokenMs }
        : {}),
      language: message.language ?? all?.language ?? 'en',
      ...(message.personalityScore === undefined ? {} : { personalityScore: message.personalityScore }),
    } as never,
    options,
  );
}

async function appendEnd(
  tx: Tx,
  { _id: message, session, user }: ChatMessage,
  last: number,
  text: string,
  end: string,
): Promise<EndedAnswer> {
  const common = { message, session, user, at: tx.at };
  const textSeq = text === '' ? null : last + 1;
  const seq = (textSeq ?? last) + 1;
  await ChatChunkModel.collection.insertMany(
    [...(textSeq ? [{ ...common, seq: textSeq, text }] : []), { ...common, seq, end }] as never[],
    { session: tx.session },
  );
  return { seq, textSeq };
}
