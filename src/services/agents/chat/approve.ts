import type { Types } from 'mongoose';
import { requireViewer } from '../../../auth/viewer.js';
import { transact } from '../../../events/transact.js';
import type { Context } from '../../../loaders/context.js';
import {
  ChatMessageModel,
  ToolCallState,
  type ChatMessage,
  type ToolCall,
} from '../../../models/agents/index.js';
import { refuse } from '../../../schema/errors.js';
import { wakeWorkers } from '../../system/index.js';
import { ANSWER_WORK, ask } from './ask.js';
import { ownSession } from './own-session.js';
import { runTool, toolNamed } from './tools.js';

/**
 * Approves or denies a tool call with effects. The stored arguments are used, once: the conditional write decides.
 * When no call of the answer waits any more, the agent continues with the results.
 * @throws NOT_FOUND, CONFLICT if it was decided before
 */
export async function decideToolCall(
  ctx: Context,
  approvalId: Types.ObjectId,
  approve: boolean,
): Promise<{ message: Types.ObjectId; answer: Types.ObjectId | null }> {
  const { id: user } = requireViewer(ctx);
  const message = await ChatMessageModel.findOne({
    user,
    'parts.tool.approval': approvalId,
  }).lean<ChatMessage>();
  const call = message?.parts.find(({ tool }) => tool?.approval?.equals(approvalId))?.tool;
  if (!message || !call) throw refuse.notFound('The approval', 'approvalId');
  const claimed = await setState(message._id, approvalId, ToolCallState.AWAITING_APPROVAL, {
    state: approve ? ToolCallState.RUNNING : ToolCallState.DENIED,
  });
  if (!claimed) throw refuse.conflict('The tool call was decided before.', 'approvalId');
  if (approve) await runStored(ctx, message._id, approvalId, call);
  return { message: message._id, answer: await goOn(ctx, message._id) };
}

async function runStored(
  ctx: Context,
  message: Types.ObjectId,
  approvalId: Types.ObjectId,
  call: ToolCall,
): Promise<void> {
  const tool = toolNamed(call.name);
  const { ok, output } = tool
    ? await runTool(ctx, tool, JSON.parse(call.input))
    : { ok: false, output: '{"error":"There is no such tool any more."}' };
  const state = ok ? ToolCallState.DONE : ToolCallState.FAILED;
  await setState(message, approvalId, ToolCallState.RUNNING, { state, output: output.slice(0, 32_000) });
}

async function setState(
  message: Types.ObjectId,
  approval: Types.ObjectId,
  from: ToolCallState,
  change: { state: ToolCallState; output?: string },
): Promise<boolean> {
  const set = Object.entries(change).map(([name, value]) => [`parts.$[part].tool.${name}`, value]);
  const { modifiedCount } = await ChatMessageModel.collection.updateOne(
    { _id: message, parts: { $elemMatch: { 'tool.approval': approval, 'tool.state': from } } } as never,
    { $set: Object.fromEntries(set) as never },
    { arrayFilters: [{ 'part.tool.approval': approval, 'part.tool.state': from }] },
  );
  return modifiedCount === 1;
}

async function goOn(ctx: Context, messageId: Types.ObjectId): Promise<Types.ObjectId | null> {
  const asked = await transact(ctx, async (tx) => {
    const message = await ChatMessageModel.findById(messageId).session(tx.session).lean<ChatMessage>();
    const waits = message?.parts.some(({ tool }) => tool?.state === ToolCallState.AWAITING_APPROVAL);
    if (!message || waits) return null;
    const session = await ownSession(ctx, tx, message.session);
    // If the user has moved to another branch, the result is only in the history.
    if (session.streaming || !session.activeLeaf?.equals(messageId)) return null;
    const agent = await ctx.loaders.agent.load(message.agent);
    return agent && ask(tx, { session, agent, answerTo: messageId, maxTokens: agent.settings.maxTokens });
  });
  if (asked) await wakeWorkers(ctx.topics, ANSWER_WORK);
  return asked?.answer ?? null;
}
