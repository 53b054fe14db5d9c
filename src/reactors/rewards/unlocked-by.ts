import type { Reactor } from '../../events/lane.js';
import { AchievementModel, UserAchievementModel } from '../../models/rewards/index.js';
import type { CountedCollection } from '../../services/system/counters/counted.js';

/** Counts how many users unlocked each achievement. */
export const unlockedBy: Reactor = {
  name: 'unlocked-by',
  on: {
    'achievement.unlocked': (events, { inc }) => {
      for (const { data } of events) inc(AchievementModel, data.achievement, { unlockedBy: 1 });
    },
    'achievement.revoked': (events, { inc }) => {
      for (const { data } of events) inc(AchievementModel, data.achievement, { unlockedBy: -1 });
    },
  },
};

/** The rows that counters and balances of rewards are recomputed from. */
export const rewardCounters: CountedCollection[] = [
  {
    model: AchievementModel as never,
    key: '_id',
    counters: [{ path: 'unlockedBy', rows: [{ model: UserAchievementModel, by: 'achievement' }] }],
  },
];
