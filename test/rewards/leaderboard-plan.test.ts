import { Types } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { LeaderboardEntryModel } from '../../src/models/rewards/index.js';
import { testApp } from '../setup/app.js';
import { stagesOf } from '../setup/plans.js';

describe('the places of a leaderboard', () => {
  beforeAll(async () => void (await testApp()));

  it('are read in the order of an index, and not sorted', async () => {
    const stages = await stagesOf({
      find: LeaderboardEntryModel.collection.name,
      filter: { board: new Types.ObjectId(), revision: 1 },
      sort: { place: 1, _id: 1 },
      limit: 51,
    });
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
  });
});
