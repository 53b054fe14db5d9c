import { transact } from '../../../events/transact.js';
import { ai, type ModelRef } from '../../../integrations/ai/index.js';
import {
  AIPurpose,
  ChatMessageModel,
  ChatSessionModel,
  ChatSummaryModel,
  type ChatMessage,
  type ChatSummary,
} from '../../../models/agents/index.js';
import { recordAiUsage } from '../usage.js';

/**
 * The number of messages after which the beginning of a branch is summarised, and the number that stay unchanged. One
 * object, for tests.
 */
export const summaries = { after: 20, keep: 6 };

/** A summary of the beginning of a branch, and the messages that follow it. */
export interface Summarised {
  summary: string | null;
  rest: ChatMessage[];
}

/**
 * The summary of a branch: the one that covers most of it and ends on it. If more messages than a threshold follow, a
 * new one is made first. A failed model call leaves the branch unchanged.
 */
export async function summariseBranch(
  branch: readonly ChatMessage[],
  { answer, targets, signal }: { answer: ChatMessage; targets: readonly ModelRef[]; signal: AbortSignal },
): Promise<Summarised> {
  const found = await newestOn(branch);
  const from = found ? branch.findIndex(({ _id }) => _id.equals(found.coversUpTo)) + 1 : 0;
  const rest = branch.slice(from);
  if (rest.length <= summaries.after) return { summary: found?.text ?? null, rest };
  const covered = rest.slice(0, rest.length - summaries.keep);
  const made = await write(found?.text ?? null, covered, { answer, targets, signal });
  return made ? { summary: made, rest: rest.slice(covered.length) } : { summary: found?.text ?? null, rest };
}

async function newestOn(branch: readonly ChatMessage[]): Promise<ChatSummary | null> {
  const [first] = branch;
  if (!first) return null;
  const rows = await ChatSummaryModel.find({ session: first.session }).lean<ChatSummary[]>();
  const place = (row: ChatSummary): number => branch.findIndex(({ _id }) => _id.equals(row.coversUpTo));
  const [best] = rows.filter((row) => place(row) >= 0).sort((a, b) => place(b) - place(a));
  return best ?? null;
}

async function write(
  before: string | null,
  covered: readonly ChatMessage[],
  { answer, targets, signal }: { answer: ChatMessage; targets: readonly ModelRef[]; signal: AbortSignal },
): Promise<string | null> {
  const told = covered.map(({ role, content }) => `${role}: ${content}`).join('\n\n');
  const { text, outcome } = await ai().generateText({
    purpose: AIPurpose.SUMMARY,
    targets,
    system:
      'Summarise this chat in at most 200 words for the assistant that continues it. Keep facts, names, numbers, decisions and open questions.',
    messages: [
      { role: 'user', content: [before && `Summary so far: ${before}`, told].filter(Boolean).join('\n\n') },
    ],
    temperature: 0.2,
    maxOutputTokens: 400,
    signal,
  });
  const { session, user, agent } = answer;
  const { usage, costMicros, attempts } = outcome;
  const last = covered.at(-1)!;
  const done = outcome.finish !== 'error' && text.trim() !== '';
  await transact(null, async (tx) => {
    await recordAiUsage(tx, {
      user,
      agent,
      session,
      message: answer._id,
      purpose: AIPurpose.SUMMARY,
      attempts,
    });
    const tokens = usage.input.total + usage.output.total;
    const $inc = { 'stats.tokens': tokens, 'stats.costMicros': costMicros };
    await ChatSessionModel.collection.updateOne({ _id: session }, { $inc }, { session: tx.session });
    await ChatMessageModel.collection.updateOne(
      { _id: answer._id },
      { $inc: { pendingMicros: costMicros } },
      { session: tx.session },
    );
    if (done)
      await ChatSummaryModel.collection.updateOne(
        { session, coversUpTo: last._id },
        { $setOnInsert: { user, text: text.trim().slice(0, 8_000), createdAt: tx.at } },
        { session: tx.session, upsert: true },
      );
  });
  return done ? text.trim() : null;
}
