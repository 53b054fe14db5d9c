import type { TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

const list = pages();

export const typePolicies: TypePolicies = {
  Query: {
    fields: { achievements: pages(['unlocked']), shopItems: pages(['type']), leaderboard: { merge: true } },
  },
  Leaderboard: { keyFields: ['category', 'period'], fields: { entries: list } },
  UserRewards: {
    fields: {
      level: { merge: true },
      points: { merge: true },
      streak: { merge: true },
      cosmetics: { merge: true },
    },
  },
  Viewer: {
    fields: { rewards: { merge: true }, pointTransactions: list, inventory: list },
  },
};
