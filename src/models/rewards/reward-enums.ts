import { registerEnumType } from 'type-graphql';

/** The rarity of an achievement or item. */
export enum Rarity {
  COMMON = 'common',
  UNCOMMON = 'uncommon',
  RARE = 'rare',
  EPIC = 'epic',
  LEGENDARY = 'legendary',
}
registerEnumType(Rarity, {
  name: 'Rarity',
  description: 'The rarity of achievements and items.',
  valuesConfig: {
    COMMON: { description: 'The most frequent kind.' },
    UNCOMMON: { description: 'Rarer than common things.' },
    RARE: { description: 'Rarer than uncommon things.' },
    EPIC: { description: 'Rarer than rare things.' },
    LEGENDARY: { description: 'The rarest kind.' },
  },
});

/** The category of an achievement. */
export enum AchievementCategory {
  EXPLORER = 'explorer',
  COMMUNICATOR = 'communicator',
  MASTER = 'master',
  LEGEND = 'legend',
}
registerEnumType(AchievementCategory, {
  name: 'AchievementCategory',
  description: 'The categories of achievements.',
  valuesConfig: {
    EXPLORER: { description: 'Achievements for trying the platform out.' },
    COMMUNICATOR: { description: 'Achievements for contact with others.' },
    MASTER: { description: 'Achievements for much activity.' },
    LEGEND: { description: 'Achievements that few users reach.' },
  },
});

/** What an achievement counts. */
export enum AchievementMetric {
  POSTS = 'posts',
  COMMENTS = 'comments',
  REACTIONS = 'reactions',
  FOLLOWERS = 'followers',
  FOLLOWING = 'following',
  SAVES = 'saves',
  STREAK = 'streak',
}
registerEnumType(AchievementMetric, {
  name: 'AchievementMetric',
  description: 'The numbers that achievements are measured by.',
  valuesConfig: {
    POSTS: { description: 'Number of published posts of the user.' },
    COMMENTS: { description: 'Number of comments of the user.' },
    REACTIONS: { description: 'Number of reactions that the user gave.' },
    FOLLOWERS: { description: 'Number of followers of the user.' },
    FOLLOWING: { description: 'Number of users that the user follows.' },
    SAVES: { description: 'Number of posts that the user saved.' },
    STREAK: { description: 'The longest streak of active days.' },
  },
});

/** The levels of points. */
export enum RewardLevelName {
  BRONZE = 'bronze',
  SILVER = 'silver',
  GOLD = 'gold',
  PLATINUM = 'platinum',
  DIAMOND = 'diamond',
}
registerEnumType(RewardLevelName, {
  name: 'RewardLevelName',
  description: 'The levels of points.',
  valuesConfig: {
    BRONZE: { description: 'The first level.' },
    SILVER: { description: 'The second level.' },
    GOLD: { description: 'The third level.' },
    PLATINUM: { description: 'The fourth level.' },
    DIAMOND: { description: 'The fifth and highest level.' },
  },
});

/** The levels of achievements. */
export enum MasteryLevel {
  NOVICE = 'novice',
  BEGINNER = 'beginner',
  INTERMEDIATE = 'intermediate',
  ADVANCED = 'advanced',
  EXPERT = 'expert',
  MASTER = 'master',
}
registerEnumType(MasteryLevel, {
  name: 'MasteryLevel',
  description: 'The levels of points from achievements.',
  valuesConfig: {
    NOVICE: { description: 'The first level.' },
    BEGINNER: { description: 'The second level.' },
    INTERMEDIATE: { description: 'The third level.' },
    ADVANCED: { description: 'The fourth level.' },
    EXPERT: { description: 'The fifth level.' },
    MASTER: { description: 'The sixth and highest level.' },
  },
});

/** The kind of a reward definition. */
export enum RewardType {
  ACTIVITY = 'activity',
  MILESTONE = 'milestone',
  SOCIAL = 'social',
  SUBSCRIPTION = 'subscription',
}
registerEnumType(RewardType, {
  name: 'RewardType',
  description: 'The kinds of claimable rewards.',
  valuesConfig: {
    ACTIVITY: { description: 'A reward for activity on a day.' },
    MILESTONE: { description: 'A reward for reaching a number.' },
    SOCIAL: { description: 'A reward for contact with others.' },
    SUBSCRIPTION: { description: 'A reward for subscribers.' },
  },
});

/** The category of a reward definition. */
export enum RewardCategory {
  ENGAGEMENT = 'engagement',
  LEARNING = 'learning',
  SOCIAL = 'social',
  ACHIEVEMENT = 'achievement',
}
registerEnumType(RewardCategory, {
  name: 'RewardCategory',
  description: 'The categories of rewards.',
  valuesConfig: {
    ENGAGEMENT: { description: 'Rewards for activity on the platform.' },
    LEARNING: { description: 'Rewards for learning with agents.' },
    SOCIAL: { description: 'Rewards for contact with others.' },
    ACHIEVEMENT: { description: 'Rewards for achievements.' },
  },
});

/** How often a reward can be claimed. */
export enum RewardFrequency {
  ONCE = 'once',
  DAILY = 'daily',
  WEEKLY = 'weekly',
  MONTHLY = 'monthly',
}
registerEnumType(RewardFrequency, {
  name: 'RewardFrequency',
  description: "How often a reward can be claimed, by the viewer's calendar.",
  valuesConfig: {
    ONCE: { description: 'A single time.' },
    DAILY: { description: 'Once a day.' },
    WEEKLY: { description: 'Once a week.' },
    MONTHLY: { description: 'Once a month.' },
  },
});

/** Why a points balance changed. */
export enum PointTransactionType {
  PURCHASE = 'purchase',
  EARN = 'earn',
  REFUND = 'refund',
  BONUS = 'bonus',
  EVENT = 'event',
}
registerEnumType(PointTransactionType, {
  name: 'PointTransactionType',
  description: 'The types of point transaction.',
  valuesConfig: {
    PURCHASE: { description: 'An item of the shop was bought.' },
    EARN: { description: 'Activity earned points, or lost them when it was undone.' },
    REFUND: { description: 'A purchase was refunded.' },
    BONUS: { description: 'A reward was claimed.' },
    EVENT: { description: 'An achievement was unlocked or revoked.' },
  },
});

/** The kind of a shop item. */
export enum RewardItemType {
  COSMETIC = 'cosmetic',
  BADGE = 'badge',
  THEME = 'theme',
  FRAME = 'frame',
  EFFECT = 'effect',
  EXCLUSIVE = 'exclusive',
}
registerEnumType(RewardItemType, {
  name: 'RewardItemType',
  description: 'The kinds of shop items.',
  valuesConfig: {
    COSMETIC: { description: 'A detail of the appearance.' },
    BADGE: { description: 'A badge on the profile.' },
    THEME: { description: 'A theme of the interface.' },
    FRAME: { description: 'A frame around the avatar.' },
    EFFECT: { description: 'An effect on the profile.' },
    EXCLUSIVE: { description: 'An item that is offered rarely.' },
  },
});

/** The state of a shop item for the viewer. */
export enum RewardItemStatus {
  AVAILABLE = 'available',
  REDEEMED = 'redeemed',
  EXPIRED = 'expired',
}
registerEnumType(RewardItemStatus, {
  name: 'RewardItemStatus',
  description: 'The status of a shop item for the viewer.',
  valuesConfig: {
    AVAILABLE: { description: 'The viewer can buy the item.' },
    REDEEMED: { description: 'The viewer owns the item.' },
    EXPIRED: { description: 'The item is sold out or no longer offered.' },
  },
});

/** The category of a leaderboard. */
export enum LeaderboardCategory {
  POINTS = 'points',
  ACHIEVEMENTS = 'achievements',
  STREAK = 'streak',
  MESSAGES = 'messages',
  TOKENS = 'tokens',
}
registerEnumType(LeaderboardCategory, {
  name: 'LeaderboardCategory',
  description: 'The scores that leaderboards rank by.',
  valuesConfig: {
    POINTS: { description: 'Points earned in the period.' },
    ACHIEVEMENTS: { description: 'Achievements unlocked in the period.' },
    STREAK: { description: 'The current streak of users who were active in the period.' },
    MESSAGES: { description: 'Messages sent in the period.' },
    TOKENS: { description: 'AI tokens used in the period.' },
  },
});

/** The period of a leaderboard, in UTC. */
export enum LeaderboardPeriod {
  DAILY = 'daily',
  WEEKLY = 'weekly',
  MONTHLY = 'monthly',
  ALL_TIME = 'all-time',
}
registerEnumType(LeaderboardPeriod, {
  name: 'LeaderboardPeriod',
  description: 'The periods of leaderboards, in UTC. Weeks begin on Monday.',
  valuesConfig: {
    DAILY: { description: 'The current day.' },
    WEEKLY: { description: 'The current week.' },
    MONTHLY: { description: 'The current month.' },
    ALL_TIME: { description: 'The time since the start of the platform.' },
  },
});

/** The change of a rank. */
export enum LeaderboardTrend {
  UP = 'up',
  DOWN = 'down',
  SAME = 'same',
}
registerEnumType(LeaderboardTrend, {
  name: 'LeaderboardTrend',
  description: 'The direction of a rank since the previous update.',
  valuesConfig: {
    UP: { description: 'A better rank than before.' },
    DOWN: { description: 'A worse rank than before.' },
    SAME: { description: 'The same rank as before.' },
  },
});

/** What keeps a user from claiming a reward. */
export enum RewardBlockReason {
  CLAIMED = 'claimed',
  WAITING = 'waiting',
  STREAK = 'streak',
  LEVEL = 'level',
  PREREQUISITE = 'prerequisite',
  NOT_OFFERED = 'not_offered',
}
registerEnumType(RewardBlockReason, {
  name: 'RewardBlockReason',
  description: 'The reasons for which a reward cannot be claimed.',
  valuesConfig: {
    CLAIMED: { description: 'The reward was claimed and cannot be claimed again.' },
    WAITING: { description: 'The reward was claimed and can be claimed again later.' },
    STREAK: { description: 'The streak of the viewer is too short.' },
    LEVEL: { description: 'The level of the viewer is too low.' },
    PREREQUISITE: { description: 'Another reward or achievement is needed first.' },
    NOT_OFFERED: { description: 'The reward is not offered now.' },
  },
});
