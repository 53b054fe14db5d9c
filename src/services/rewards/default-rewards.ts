import { RewardCategory, RewardFrequency, RewardLevelName, RewardType } from '../../models/rewards/index.js';

const conditions = { consecutiveDays: 0, maxClaims: null, prerequisites: [], userLevel: null };

/** The rewards of a new installation. */
export const DEFAULT_REWARDS = [
  {
    ...{ code: 'daily-check-in', title: 'Daily check-in', description: 'Points for coming back each day.' },
    ...{ type: RewardType.ACTIVITY, category: RewardCategory.ENGAGEMENT, points: 5, coins: 0 },
    ...{ frequency: RewardFrequency.DAILY, conditions },
  },
  {
    ...{ code: 'weekly-streak', title: 'Week of light', description: 'Coins for a streak of seven days.' },
    ...{ type: RewardType.MILESTONE, category: RewardCategory.ENGAGEMENT, points: 40, coins: 15 },
    ...{ frequency: RewardFrequency.WEEKLY, conditions: { ...conditions, consecutiveDays: 7 } },
  },
  {
    ...{ code: 'welcome', title: 'Welcome', description: 'A gift for new users.' },
    ...{ type: RewardType.SOCIAL, category: RewardCategory.SOCIAL, points: 25, coins: 10 },
    ...{ frequency: RewardFrequency.ONCE, conditions },
  },
  {
    ...{
      code: 'first-steps',
      title: 'First steps',
      description: 'Points after a first post and the welcome gift.',
    },
    ...{ type: RewardType.MILESTONE, category: RewardCategory.ACHIEVEMENT, points: 50, coins: 0 },
    ...{
      frequency: RewardFrequency.ONCE,
      conditions: { ...conditions, prerequisites: ['welcome', 'first-post'] },
    },
  },
  {
    ...{ code: 'silver-month', title: 'Silver month', description: 'A monthly gift from level Silver on.' },
    ...{ type: RewardType.SUBSCRIPTION, category: RewardCategory.LEARNING, points: 100, coins: 20 },
    frequency: RewardFrequency.MONTHLY,
    conditions: { ...conditions, userLevel: RewardLevelName.SILVER, maxClaims: 12 },
  },
].map((row, order) => ({ ...row, order }));
