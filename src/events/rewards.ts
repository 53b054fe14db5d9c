import type { Types } from 'mongoose';

type ObjectId = Types.ObjectId;

/** Events of achievements, points, shop, leaderboards and favourites. */
export interface RewardsEvents {
  /** A user unlocked an achievement. `silent` for results of a backfill: no notification. */
  'achievement.unlocked': { user: ObjectId; achievement: ObjectId; silent?: boolean };
  /** The reason for an achievement was undone. */
  'achievement.revoked': { user: ObjectId; achievement: ObjectId };
  'reward.claimed': { user: ObjectId; reward: ObjectId; points: number };
  'item.bought': { user: ObjectId; item: ObjectId; price: number };
  'item.refunded': { user: ObjectId; item: ObjectId };
  'favorite.added': { user: ObjectId; item: ObjectId };
  'favorite.removed': { user: ObjectId; item: ObjectId };
}
