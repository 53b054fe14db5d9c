import { addDays, localDay } from '../../lib/civil-time.js';
import { sharedNow } from '../../lib/clock.js';
import { ChatSettingsModel, ChatTheme } from '../../models/agents/index.js';
import { UserRewardsModel } from '../../models/rewards/index.js';
import type { Loaders } from '../context.js';
import { countRows } from '../scan.js';

/** The shortest streaks of the rows. */
export const STREAK_STEPS = [1, 2, 3, 7, 14, 30, 60, 100, 365] as const;

/**
 * Number of users by the length of their present streak: those who were active on one of the last two days of UTC, or later by
 * their own calendar. Out of the index alone, and only of users who were active lately.
 */
export async function countStreaks({ scope }: Loaders): Promise<{ days: number; users: number }[]> {
  const since = addDays(localDay(sharedNow(), 'UTC'), -1);
  const rows = await scope.roundTrip.ask<{ _id: number; users: number }>(UserRewardsModel, [
    { $match: { 'streak.lastDay': { $gte: since }, 'streak.days': { $gte: 1 } } },
    {
      $group: {
        _id: {
          $max: STREAK_STEPS.map((step) => ({ $cond: [{ $gte: ['$streak.days', step] }, step, 0] })),
        },
        users: { $sum: 1 },
      },
    },
  ]);
  const found = new Map(rows.map(({ _id, users }) => [_id, users]));
  return STREAK_STEPS.map((days) => ({ days, users: found.get(days) ?? 0 }));
}

/** Number of users by the theme of their chat. Who never opened the settings has none. */
export const countThemes = (loaders: Loaders): Promise<{ theme: ChatTheme; users: number }[]> =>
  Promise.all(
    Object.values(ChatTheme).map(async (theme) => ({
      theme,
      users: await countRows(loaders, { model: ChatSettingsModel, match: { theme } }),
    })),
  );
