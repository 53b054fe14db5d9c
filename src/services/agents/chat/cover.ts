import type { Types } from 'mongoose';
import type { Tx } from '../../../events/transact.js';
import { ai } from '../../../integrations/ai/index.js';
import {
  AgentSubscriptionModel,
  AgentUseModel,
  AnswerCoverage,
  type Agent,
  type AgentSubscription,
} from '../../../models/agents/index.js';
import { HoldModel, HoldUnit } from '../../../models/billing/hold.js';
import { refuse } from '../../../schema/errors.js';
import { hold, releaseHold, settleHold } from '../../billing/index.js';
import { INCLUDED_TOKENS } from '../periods.js';
import { targetsOf } from '../providers.js';

/** The purpose of holds for answers. */
const PURPOSE = 'chat-answer';
/** The value of a credit in millionths of a US dollar. */
export const CREDIT_MICROS = 1_000;
/** After this time the sweeper of holds releases what the sweeper of answers has missed. */
const HOLD_MS = 60 * 60 * 1_000;

/** The largest possible size of an answer. */
export interface AnswerSize {
  promptTokens: number;
  maxTokens: number;
}

/**
 * Decides how an answer is paid, and takes the payment: the free answers of the day first, then a subscription with
 * remaining tokens, then credits, which are held.
 * @throws FORBIDDEN for a premium agent without a subscription, INSUFFICIENT_FUNDS
 */
export async function coverAnswer(
  tx: Tx,
  user: Types.ObjectId,
  agent: Agent,
  answer: Types.ObjectId,
  { promptTokens, maxTokens }: AnswerSize,
): Promise<AnswerCoverage> {
  const subscription = await AgentSubscriptionModel.findOne({ user, agent: agent._id, live: true })
    .session(tx.session)
    .lean<AgentSubscription>();
  if (subscription && subscription.usage.tokens < INCLUDED_TOKENS[subscription.period])
    return AnswerCoverage.SUBSCRIPTION;
  if (!subscription && (await takeFree(tx, user, agent))) return AnswerCoverage.ALLOWANCE;
  if (!subscription && agent.isPremium)
    throw refuse.forbidden(
      'The free answers of this agent are used up for today; a subscription is needed.',
      'agentId',
    );
  const worst = ai().worstCostMicros(targetsOf(agent.providers), promptTokens, maxTokens);
  await hold(tx, {
    user,
    unit: HoldUnit.CREDITS,
    amount: Math.max(1, Math.ceil(worst / CREDIT_MICROS)),
    purpose: PURPOSE,
    subject: answer,
    subjectType: 'ChatMessage',
    description: `Answer of ${agent.name}`,
    expiresAt: new Date(tx.at.getTime() + HOLD_MS),
  });
  return AnswerCoverage.CREDITS;
}

/** Takes one of the day's free answers. The condition of the write enforces the limit. */
async function takeFree(tx: Tx, user: Types.ObjectId, { _id: agent, settings }: Agent): Promise<boolean> {
  const most = settings.freeAnswersPerDay;
  if (most === 0) return false;
  const day = tx.at.toISOString().slice(0, 10);
  const taken = await AgentUseModel.collection.updateOne(
    { user, agent, $or: [{ day: { $ne: day } }, { free: { $lt: most } }] } as never,
    [{ $set: { free: { $cond: [{ $eq: ['$day', day] }, { $add: ['$free', 1] }, 1] }, day } }],
    { session: tx.session },
  );
  return taken.matchedCount === 1;
}

/** The final cost of an answer. */
export interface Settlement {
  user: Types.ObjectId;
  agent: Types.ObjectId;
  answer: Types.ObjectId;
  coverage: AnswerCoverage;
  tokens: number;
  costMicros: number;
  /** Whether the user received any output. */
  anyOutput: boolean;
}

/** Settles the payment of an answer, however it ends. Returns the paid credits. */
export async function settleAnswer(tx: Tx, settlement: Settlement): Promise<number> {
  const { user, agent, answer, coverage, tokens, costMicros, anyOutput } = settlement;
  const key = { purpose: PURPOSE, subject: answer };
  switch (coverage) {
    case AnswerCoverage.CREDITS: {
      if (!anyOutput && costMicros === 0) {
        await releaseHold(tx, key, 'Answer without output');
        return 0;
      }
      const held = await heldFor(tx, answer);
      const used = Math.min(held, Math.max(1, Math.ceil(costMicros / CREDIT_MICROS)));
      return (await settleHold(tx, key, used, 'Unused part of an answer')) ? used : 0;
    }
    case AnswerCoverage.SUBSCRIPTION:
      await AgentSubscriptionModel.collection.updateOne(
        { user, agent, live: true },
        {
          $inc: { 'usage.messages': anyOutput ? 1 : 0, 'usage.tokens': tokens },
          ...(anyOutput ? { $set: { 'usage.lastUsedAt': tx.at } } : {}),
        },
        { session: tx.session },
      );
      return 0;
    case AnswerCoverage.ALLOWANCE:
      if (!anyOutput)
        await AgentUseModel.collection.updateOne(
          { user, agent, free: { $gt: 0 }, day: tx.at.toISOString().slice(0, 10) },
          { $inc: { free: -1 } },
          { session: tx.session },
        );
      return 0;
  }
}

async function heldFor(tx: Tx, subject: Types.ObjectId): Promise<number> {
  const held = await HoldModel.findOne({ purpose: PURPOSE, subject }, { amount: 1 })
    .session(tx.session)
    .lean<{ amount: number }>();
  return held?.amount ?? 0;
}
