import type { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import type { AiAttempt } from '../../integrations/ai/index.js';
import { AIUsageModel, type AIPurpose } from '../../models/agents/index.js';

/** Charged model calls of a user. */
export interface UsageRecord {
  user: Types.ObjectId;
  purpose: AIPurpose;
  attempts: readonly AiAttempt[];
  agent?: Types.ObjectId;
  session?: Types.ObjectId;
  message?: Types.ObjectId;
  /** The subject, if it is not a chat. */
  subject?: Types.ObjectId;
  /** The paid credits for all attempts together. */
  credits?: number;
  quickAction?: Types.ObjectId | null;
}

/** Records model calls, one row per attempt, each with its own price. Attempts that never ran are left out. */
export async function recordAiUsage(tx: Tx, record: UsageRecord): Promise<void> {
  const { attempts, credits = 0, quickAction, ...facts } = record;
  const ran = attempts.filter(({ durationMs, usage }) => durationMs > 0 || usage.input.total > 0);
  if (ran.length === 0) return;
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  const rows = ran.map(({ provider, model, usage, costMicros, durationMs, error }, place) => ({
    ...given,
    ...{ provider, model, costMicros, durationMs, at: tx.at },
    promptTokens: usage.input.total,
    completionTokens: usage.output.total,
    cachedTokens: usage.input.cacheRead,
    reasoningTokens: usage.output.reasoning,
    credits: place === ran.length - 1 ? credits : 0,
    ...(error ? { error } : {}),
    ...(quickAction && place === 0 ? { quickAction } : {}),
  }));
  await AIUsageModel.collection.insertMany(rows as never[], { session: tx.session });
}
