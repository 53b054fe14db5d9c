export * from './achievement.js';
export * from './favorite-type.js';
export * from './favorite.js';
export * from './leaderboard.js';
export * from './reward-definition.js';
export * from './reward-enums.js';
export * from './reward-item.js';
export * from './user-rewards.js';
