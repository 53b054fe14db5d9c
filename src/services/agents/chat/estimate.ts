import { ai, type AiAttempt } from '../../../integrations/ai/index.js';
import { estimateTokens } from '../../../lib/tokens.js';
import { ChatChunkModel, type ChatMessage } from '../../../models/agents/index.js';
import type { Tx } from '../../../events/transact.js';
import { sharedNow } from '../../../lib/clock.js';

/**
 * The usage of an answer so far, if its worker is elsewhere or dead: the prompt and the written text. Empty if
 * nothing was written.
 */
export async function attemptSoFar(tx: Tx, message: ChatMessage): Promise<AiAttempt[]> {
  const { provider, model, promptTokens = 0, createdAt } = message;
  if (!provider || !model) return [];
  const chunks = await ChatChunkModel.collection
    .find<{ text?: string }>({ message: message._id }, { session: tx.session, batchSize: 10_000 })
    .toArray();
  const output = estimateTokens(chunks.map(({ text }) => text ?? '').join(''));
  const ref = { provider, model };
  return [
    {
      ...ref,
      usage: {
        input: { total: promptTokens, cacheRead: 0, cacheWrite: 0 },
        output: { total: output, reasoning: 0 },
        estimated: true,
      },
      costMicros: ai().worstCostMicros([ref], promptTokens, output),
      error: 'ABORTED',
      durationMs: Math.max(1, sharedNow().getTime() - createdAt.getTime()),
      firstTokenMs: message.firstTokenMs ?? 0,
    },
  ];
}
