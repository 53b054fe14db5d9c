import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import { localDay } from '../../lib/civil-time.js';
import { sharedNow } from '../../lib/clock.js';
import { periodAfter, periodAt, periodSince, type PeriodLength } from '../../lib/local-period.js';
import type { Context } from '../../loaders/context.js';
import { CoinTransactionType } from '../../models/billing/index.js';
import {
  AchievementModel,
  PointTransactionType,
  RewardBlockReason,
  RewardClaimModel,
  RewardDefinitionModel,
  RewardFrequency,
  UserAchievementModel,
  UserRewardsModel,
  type RewardClaim,
  type RewardDefinition,
  type UserRewards,
} from '../../models/rewards/index.js';
import { refuse } from '../../schema/errors.js';
import { postCoins, timezoneOf } from '../billing/index.js';
import { hasLevel } from './level.js';
import { viewerZone } from './overview.js';
import { postPoints } from './points.js';
import { streakOn } from './streak.js';

const LENGTHS: { [F in RewardFrequency]?: PeriodLength } = {
  [RewardFrequency.DAILY]: 'daily',
  [RewardFrequency.WEEKLY]: 'weekly',
  [RewardFrequency.MONTHLY]: 'monthly',
};

/** Whether a reward is offered at a moment. */
export const isOffered = ({ isActive, startsAt, endsAt }: RewardDefinition, at: Date): boolean =>
  isActive && (startsAt === null || startsAt <= at) && (endsAt === null || endsAt > at);

/** When a user can claim a reward next: `at` for now, null for never again. Conditions aside. */
export function nextClaimAt(
  { frequency, conditions }: RewardDefinition,
  claim: Pick<RewardClaim, 'period' | 'count'> | null,
  zone: string,
  at: Date,
): Date | null {
  if (!claim) return at;
  if (conditions.maxClaims !== null && claim.count >= conditions.maxClaims) return null;
  const length = LENGTHS[frequency];
  if (!length) return null;
  if (!claim.period || periodSince(claim.period, at, length, zone)) return at;
  return periodAfter(claim.period, at, length, zone).start;
}

/** Why a user cannot claim a reward. */
export interface RewardBlock {
  reason: RewardBlockReason;
  message: string;
  /** Null if no time ends it. */
  until: Date | null;
}

/** What a claim depends on beside the reward. */
interface ClaimFacts {
  claim: Pick<RewardClaim, 'period' | 'count'> | null;
  wallet: Pick<UserRewards, 'streak' | 'total'> | null;
  /** Those of the prerequisites that the user has. */
  done: ReadonlySet<string>;
  zone: string;
  at: Date;
}

/** Why a user cannot claim an offered reward at a moment. Null if nothing is in the way. */
export function whyNotClaimable(
  reward: RewardDefinition,
  { claim, wallet, done, zone, at }: ClaimFacts,
): RewardBlock | null {
  const { consecutiveDays, userLevel, prerequisites } = reward.conditions;
  const block = (reason: RewardBlockReason, message: string, until: Date | null = null): RewardBlock => ({
    ...{ reason, message, until },
  });
  const next = nextClaimAt(reward, claim, zone, at);
  if (next === null)
    return block(RewardBlockReason.CLAIMED, 'This reward was claimed; it cannot be claimed again.');
  if (next > at)
    return block(
      RewardBlockReason.WAITING,
      `This reward was claimed; it can be claimed again at ${next.toISOString()}.`,
      next,
    );
  const days = wallet ? streakOn(wallet.streak, localDay(at, zone)).days : 0;
  if (days < consecutiveDays)
    return block(
      RewardBlockReason.STREAK,
      `This reward needs a streak of ${consecutiveDays} days; yours is ${days}.`,
    );
  if (userLevel && !hasLevel(wallet?.total ?? 0, userLevel))
    return block(RewardBlockReason.LEVEL, `This reward needs the level ${userLevel.toUpperCase()}.`);
  const missing = prerequisites.find((code) => !done.has(code));
  if (missing) return block(RewardBlockReason.PREREQUISITE, `This reward needs ${missing} first.`);
  return null;
}

/** Why the viewer cannot claim a reward now. Null if nothing is in the way. */
export async function viewerClaimBlock(ctx: Context, reward: RewardDefinition): Promise<RewardBlock | null> {
  const { loaders } = ctx;
  const at = sharedNow();
  if (!isOffered(reward, at)) {
    const until = reward.isActive && reward.startsAt && reward.startsAt > at ? reward.startsAt : null;
    return { reason: RewardBlockReason.NOT_OFFERED, message: 'This reward is not offered now.', until };
  }
  const [claim, wallet, zone, had] = await Promise.all([
    loaders.viewerClaim.load(reward._id),
    loaders.userRewards.load(requireViewer(ctx).id),
    viewerZone(ctx),
    Promise.all(reward.conditions.prerequisites.map((code) => viewerHasDone(ctx, code))),
  ]);
  const done = new Set(reward.conditions.prerequisites.filter((_, index) => had[index]));
  return whyNotClaimable(reward, { claim, wallet, done, zone, at });
}

async function viewerHasDone({ loaders }: Context, code: string): Promise<boolean> {
  const [reward, achievement] = await Promise.all([
    loaders.rewardByCode.load(code),
    loaders.achievementByCode.load(code),
  ]);
  if (reward) return (await loaders.viewerClaim.load(reward._id)) !== null;
  return achievement !== null && (await loaders.viewerAchievement.load(achievement._id)) !== null;
}

/** What a claim led to. */
export interface Claimed {
  points: number;
  coins: number;
}

/**
 * Claims a reward: once per period by the viewer's calendar, whatever the time zone, and once per clientId.
 * @throws NOT_FOUND, CONFLICT if claimed before, FORBIDDEN if a condition does not hold
 */
export async function claimReward(
  ctx: Context,
  { rewardId, clientId }: { rewardId: Types.ObjectId; clientId?: string | null },
): Promise<Claimed> {
  const { id: user } = requireViewer(ctx);
  const reward = await RewardDefinitionModel.findById(rewardId).lean<RewardDefinition>();
  await transact(ctx, (tx) =>
    tx.once(user, 'claimReward', clientId, { rewardId }, async () => {
      if (!reward || !isOffered(reward, tx.at)) throw refuse.notFound('The reward', 'rewardId');
      await claim(tx, user, reward);
      return { reward: rewardId };
    }),
  );
  return { points: reward!.points, coins: reward!.coins };
}

async function claim(tx: Tx, user: Types.ObjectId, reward: RewardDefinition): Promise<void> {
  const { session, at } = tx;
  const zone = await timezoneOf(user, session);
  const key = { user, reward: reward._id };
  const last = await RewardClaimModel.findOne(key).session(session).lean<RewardClaim>();
  const wallet = await UserRewardsModel.findById(user).session(session).lean<UserRewards>();
  const done = new Set<string>();
  for (const code of reward.conditions.prerequisites) if (await hasDone(user, code, session)) done.add(code);
  const block = whyNotClaimable(reward, { claim: last, wallet, done, zone, at });
  if (block) {
    const again = block.reason === RewardBlockReason.CLAIMED || block.reason === RewardBlockReason.WAITING;
    throw (again ? refuse.conflict : refuse.forbidden)(block.message, 'rewardId');
  }
  const length = LENGTHS[reward.frequency];
  const period = !length
    ? null
    : last?.period
      ? periodSince(last.period, at, length, zone)
      : periodAt(at, length, zone);
  const count = (last?.count ?? 0) + 1;
  // Two claims at once meet a write conflict here, and the second runs again and finds the first.
  await RewardClaimModel.collection.updateOne(
    key,
    { $set: { period, claimedAt: at, count } },
    { session, upsert: true },
  );
  const description = reward.title;
  const { points, coins } = reward;
  const fact = `claim:${String(reward._id)}`;
  if (points > 0)
    await postPoints(tx, {
      user,
      amount: points,
      type: PointTransactionType.BONUS,
      description,
      fact,
      times: count,
    });
  if (coins > 0) await postCoins(tx, { user, amount: coins, type: CoinTransactionType.REWARD, description });
  tx.emit('reward.claimed', { user, reward: reward._id, points }, user);
}

async function hasDone(user: Types.ObjectId, code: string, session: Tx['session']): Promise<boolean> {
  const reward = await RewardDefinitionModel.findOne({ code }, { _id: 1 }).session(session).lean();
  if (reward) return (await RewardClaimModel.exists({ user, reward: reward._id }).session(session)) !== null;
  const achievement = await AchievementModel.findOne({ code }, { _id: 1 }).session(session).lean();
  if (!achievement) return false;
  const key = { user, achievement: achievement._id };
  return (await UserAchievementModel.exists(key).session(session)) !== null;
}
