import { requireViewer } from '../../auth/viewer.js';
import { localDay } from '../../lib/civil-time.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import { dailyRewards } from '../../loaders/rewards/lists/rewards.js';
import type { UserRewards } from '../../models/rewards/index.js';
import { levelOf, masteryOf } from './level.js';
import { streakOn } from './streak.js';

/** The wallet of a user who has earned nothing yet. */
const NONE: Omit<UserRewards, '_id'> = {
  ...{ total: 0, available: 0, spent: 0, achievementPoints: 0, refundsUsed: 0, day: null },
  streak: { days: 0, longest: 0, lastDay: null, freezes: 1 },
  cosmetics: { profileFrame: null, profileTheme: null, nameEffect: null, achievements: [] },
};

/** The time zone of the viewer's calendar. */
export async function viewerZone(ctx: Context): Promise<string> {
  const stored = await ctx.loaders.preferencesOfUser.load(requireViewer(ctx).id);
  return stored?.timezone ?? 'UTC';
}

/** The items and achievements that a user's profile shows. */
export async function cosmeticsOf(ctx: Context, user: UserRewards['_id']) {
  const { cosmetics } = (await ctx.loaders.userRewards.load(user)) ?? NONE;
  const item = (id: UserRewards['cosmetics']['profileFrame']) =>
    id ? ctx.loaders.rewardItem.load(id) : null;
  const [profileFrame, profileTheme, nameEffect, shown] = await Promise.all([
    item(cosmetics?.profileFrame),
    item(cosmetics?.profileTheme),
    item(cosmetics?.nameEffect),
    ctx.loaders.achievement.loadMany(cosmetics?.achievements ?? []),
  ]);
  return { profileFrame, profileTheme, nameEffect, achievements: shown.filter((one) => one !== null) };
}

/** Points, level, streak and the current day of the viewer. */
export async function rewardsOverview(ctx: Context) {
  const { id } = requireViewer(ctx);
  const [stored, zone] = await Promise.all([ctx.loaders.userRewards.load(id), viewerZone(ctx)]);
  const row = { ...NONE, ...stored };
  const today = localDay(sharedNow(), zone);
  const day = row.day?.date === today ? row.day : { date: today, pointsEarned: 0, actions: 0 };
  const { total, available, spent, achievementPoints, refundsUsed } = row;
  return {
    points: { total, available, spent },
    level: levelOf(total),
    mastery: masteryOf(achievementPoints),
    streak: streakOn({ ...NONE.streak, ...row.streak }, today),
    today: { ...day, claimed: await claimedOn(ctx, today) },
    cosmetics: await cosmeticsOf(ctx, id),
    stats: { achievementPoints, refundsUsed },
  };
}

async function claimedOn(ctx: Context, day: string): Promise<boolean> {
  const claims = await ctx.loaders.viewerClaim.loadMany(await dailyRewards(ctx.loaders));
  return claims.some((claim) => claim?.period?.key === day);
}
