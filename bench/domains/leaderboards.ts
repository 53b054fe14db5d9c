import {
  LeaderboardCategory,
  LeaderboardEntryModel,
  LeaderboardModel,
  LeaderboardPeriod,
  LeaderboardTrend,
} from '../../src/models/rewards/index.js';
import { idOf, NOW } from '../data/ids.js';
import { insert } from '../data/insert.js';
import { VIEWER } from '../data/people.js';
import type { Domain } from './domain.js';

const PLACES = Number(process.env.BENCH_PLACES ?? 1_000_000);
const SMALL = { board: 0, category: LeaderboardCategory.POINTS, name: 'POINTS', places: 100 };
const LARGE = { board: 1, category: LeaderboardCategory.MESSAGES, name: 'MESSAGES', places: PLACES };

async function fillBoard({ board: n, category, places }: typeof SMALL): Promise<void> {
  const board = idOf('board', n);
  await LeaderboardModel.collection.insertOne({
    ...{ _id: board, category, period: LeaderboardPeriod.ALL_TIME, key: 'all', participants: places },
    // The job leaves a closed board as it is.
    ...{ revision: 1, updatedAt: NOW, nextUpdateAt: NOW, closed: true },
  });
  const viewersPlace = Math.ceil(places * 0.7);
  await insert(LeaderboardEntryModel.collection, 1, places + 1, (place) => ({
    ...{ board, revision: 1, place, rank: place, score: 3 * PLACES - place, change: 0 },
    ...{ trend: LeaderboardTrend.SAME, user: idOf('person', place === viewersPlace ? VIEWER : place) },
  }));
}

const opened = (category: string) => ({ viewer: VIEWER, variables: { category, period: 'ALL_TIME' } });

/**
 * A leaderboard, its first places and the viewer's own, which is behind 700,000 others. The job keeps the first 1,000 places
 * of a board; here all are kept, which is the most that the page may have to look through.
 */
export const leaderboard: Domain = {
  large: `leaderboard of ${PLACES.toLocaleString('en')}`,
  small: 'leaderboard of 100',
  ...{ operation: 'LeaderboardPage', field: 'entries' },
  async fill() {
    await fillBoard(SMALL);
    await fillBoard(LARGE);
  },
  pages: { small: opened(SMALL.name), large: opened(LARGE.name) },
};
