import { transact } from '../../../events/transact.js';
import { ai, offlineTitle } from '../../../integrations/ai/index.js';
import {
  AgentModel,
  AIPurpose,
  ChatMessageModel,
  ChatRole,
  ChatSessionModel,
  type Agent,
  type ChatMessage,
  type ChatSession,
} from '../../../models/agents/index.js';
import type { WorkOutcome, WorkRun } from '../../system/index.js';
import { targetsOf } from '../providers.js';
import { wordsOf } from '../sync-agents.js';
import { recordAiUsage } from '../usage.js';

/**
 * Writes the title of a chat after its first answer. The user's own title is never replaced, because the write is
 * conditional, and a deleted chat is not written. The call is metered; its cost is added to the next answer.
 */
export async function writeTitle({ item, signal }: WorkRun): Promise<WorkOutcome> {
  const session = await ChatSessionModel.findById(item.subject).lean<ChatSession>();
  if (!session || session.titled) return 'done';
  const { _id, user, agent: agentId } = session;
  const agent = await AgentModel.findById(agentId).lean<Agent>();
  const [question, answer] = await Promise.all(
    [ChatRole.USER, ChatRole.ASSISTANT].map((role) =>
      ChatMessageModel.findOne({ session: _id, role }).sort({ _id: 1 }).lean<ChatMessage>(),
    ),
  );
  if (!agent || !question) return 'done';
  const { text, outcome } = await ai().generateText({
    purpose: AIPurpose.TITLE,
    targets: targetsOf(agent.providers),
    system: 'Write a title of at most six words for this chat, in its language. Answer with the title alone.',
    messages: [
      { role: 'user', content: question.content.slice(0, 2_000) },
      ...(answer?.content ? [{ role: 'assistant' as const, content: answer.content.slice(0, 1_000) }] : []),
      { role: 'user', content: `Title for: ${question.content.slice(0, 300)}` },
    ].slice(-1) as { role: 'user'; content: string }[],
    temperature: 0.2,
    maxOutputTokens: 30,
    signal,
  });
  const written = text
    .replace(/["*#\n]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100);
  const title = (written || offlineTitle(question.content)).replace(/^Title for:\s*/i, '') || 'Chat';
  const { usage, costMicros, attempts } = outcome;
  await transact(null, async (tx) => {
    await recordAiUsage(tx, { user, agent: agentId, session: _id, purpose: AIPurpose.TITLE, attempts });
    await ChatSessionModel.collection.updateOne(
      { _id },
      {
        $inc: {
          ...{ 'stats.tokens': usage.input.total + usage.output.total, 'stats.costMicros': costMicros },
          carryMicros: costMicros,
        },
      },
      { session: tx.session },
    );
    const { modifiedCount } = await ChatSessionModel.collection.updateOne(
      { _id, titled: false },
      { $set: { title, titled: true, searchText: wordsOf([title, ...session.tags]) } },
      { session: tx.session },
    );
    if (modifiedCount > 0) tx.emit('chat.titled', { session: _id, user });
  });
  return 'done';
}
