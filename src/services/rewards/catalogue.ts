import { AchievementModel, RewardDefinitionModel, RewardItemModel } from '../../models/rewards/index.js';
import { DEFAULT_ACHIEVEMENTS } from './default-achievements.js';
import { DEFAULT_ITEMS } from './default-items.js';
import { DEFAULT_REWARDS } from './default-rewards.js';

/** Adds what is missing of the shipped catalogue. What admins changed stays. */
export async function installRewards(): Promise<void> {
  const at = new Date();
  const upsert = (row: { code: string }, more: object = {}) => ({
    updateOne: {
      filter: { code: row.code },
      update: { $setOnInsert: { ...row, ...more, createdAt: at, updatedAt: at } },
      upsert: true,
    },
  });
  const unordered = { ordered: false };
  await AchievementModel.collection.bulkWrite(
    DEFAULT_ACHIEVEMENTS.map((row) => upsert(row, { unlockedBy: 0, backfilledAt: null })) as never,
    unordered,
  );
  await RewardDefinitionModel.collection.bulkWrite(
    DEFAULT_REWARDS.map((row) => upsert(row, { isActive: true, startsAt: null, endsAt: null })) as never,
    unordered,
  );
  await RewardItemModel.collection.bulkWrite(DEFAULT_ITEMS.map((row) => upsert(row)) as never, unordered);
}
