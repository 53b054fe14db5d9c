import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import { groupBy } from '../../lib/group-by.js';
import { CoinTransactionType } from '../../models/billing/index.js';
import type { AchievementMetric } from '../../models/rewards/index.js';
import {
  AchievementModel,
  PointTransactionType,
  UserAchievementModel,
  type Achievement,
} from '../../models/rewards/index.js';
import { ErrorCode, Refusal } from '../../schema/errors.js';
import { postCoins } from '../billing/index.js';
import { metricOf, reachedAt, usersWith } from './metrics.js';
import { factOf, postPoints } from './points.js';

/** What granting needs of a transaction: also a lane's has it. */
export type GrantTx = Pick<Tx, 'session' | 'at' | 'emit'>;

/** A number of a user's that may have changed. */
export interface Measured {
  user: Types.ObjectId;
  metric: AchievementMetric;
}

/**
 * Unlocks what users' metrics have reached, and revokes what they no longer reach unless that is sticky. Reads once per
 * metric, however many users. Called by one writer, the rewards lane.
 */
export async function checkMetrics(tx: GrantTx, measured: readonly Measured[]): Promise<void> {
  const { session } = tx;
  const byMetric = groupBy(measured, ({ metric }) => metric);
  const achievements = await AchievementModel.find({ 'requirement.metric': { $in: [...byMetric.keys()] } })
    .session(session)
    .lean<Achievement[]>();
  if (achievements.length === 0) return;
  const had = await UserAchievementModel.find(
    {
      user: { $in: measured.map(({ user }) => user) },
      achievement: { $in: achievements.map(({ _id }) => _id) },
    },
    { user: 1, achievement: 1 },
  )
    .session(session)
    .lean();
  const unlocked = new Set(had.map(({ user, achievement }) => `${String(user)}${String(achievement)}`));
  for (const [metric, of] of byMetric) {
    const asked = achievements.filter(({ requirement }) => requirement.metric === metric);
    if (asked.length === 0) continue;
    const values = await metricOf(
      of.map(({ user }) => user),
      metric,
      session,
    );
    for (const { user } of of)
      for (const achievement of asked) {
        const reached = (values.get(String(user)) ?? 0) >= achievement.requirement.value;
        const has = unlocked.has(`${String(user)}${String(achievement._id)}`);
        if (reached && !has) await unlock(tx, user, achievement, tx.at);
        if (!reached && has && !achievement.sticky) await revoke(tx, user, achievement);
      }
  }
}

/**
 * Grants an achievement once; false where the user has it. Coins are paid for the first unlocking only, and to an account
 * that is full not at all: it would hold up everything else that is granted.
 */
export async function unlock(
  tx: GrantTx,
  user: Types.ObjectId,
  { _id: achievement, name, points, coinReward }: Achievement,
  unlockedAt: Date,
  { silent = false } = {},
): Promise<boolean> {
  const { upsertedCount } = await UserAchievementModel.collection.updateOne(
    { user, achievement },
    { $setOnInsert: { unlockedAt } },
    { session: tx.session, upsert: true },
  );
  if (upsertedCount === 0) return false;
  const fact = `achievement:${String(achievement)}`;
  const { held, times } = await factOf(user, fact, tx.session);
  const description = `Achievement: ${name}`;
  if (points > 0 && held === 0)
    await postPoints(tx, {
      ...{ user, amount: points, type: PointTransactionType.EVENT, description, fact, times: times + 1 },
      achievement: true,
    });
  if (coinReward > 0 && times === 0)
    await postCoins(tx as Tx, {
      ...{ user, amount: coinReward, type: CoinTransactionType.ACHIEVEMENT, description },
      related: { type: 'Achievement', id: achievement },
    }).catch(unlessFull);
  tx.emit('achievement.unlocked', { user, achievement, ...(silent ? { silent } : {}) });
  return true;
}

/** An account that is full changes nothing in the transaction, which can go on. */
function unlessFull(error: unknown): void {
  if (!(error instanceof Refusal && error.code === ErrorCode.CONFLICT)) throw error;
}

async function revoke(
  tx: GrantTx,
  user: Types.ObjectId,
  { _id: achievement, name }: Achievement,
): Promise<void> {
  await UserAchievementModel.collection.deleteOne({ user, achievement }, { session: tx.session });
  const fact = `achievement:${String(achievement)}`;
  const { held, times } = await factOf(user, fact, tx.session);
  if (held > 0)
    await postPoints(tx, {
      ...{ user, amount: -held, type: PointTransactionType.EVENT, description: `Revoked: ${name}` },
      ...{ fact, times: times + 1, achievement: true },
    });
  tx.emit('achievement.revoked', { user, achievement });
}

/**
 * Grants new achievements to users who met the requirement before there was one, dated by the event that met it and
 * without notifications. Running it again grants nothing. Returns the number of grants.
 */
export async function backfillAchievements({ signal }: { signal: AbortSignal }): Promise<number> {
  let granted = 0;
  for (const achievement of await AchievementModel.find({ backfilledAt: null }).lean<Achievement[]>()) {
    const { metric, value } = achievement.requirement;
    for (const user of await usersWith(metric, value)) {
      if (signal.aborted) return granted;
      const at = (await reachedAt(user, metric, value)) ?? sharedNow();
      const options = { silent: true };
      if (await transact(null, (tx) => unlock(tx, user, achievement, at, options))) granted += 1;
    }
    await AchievementModel.updateOne({ _id: achievement._id }, { $set: { backfilledAt: sharedNow() } });
  }
  return granted;
}
