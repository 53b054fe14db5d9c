import { Types } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { MasteryLevel, RewardLevelName, type StoredStreak } from '../../src/models/rewards/index.js';
import { localDay } from '../../src/lib/civil-time.js';
import { afterActivity, levelOf, masteryOf, ranked, streakOn } from '../../src/services/rewards/index.js';

const none: StoredStreak = { days: 0, longest: 0, lastDay: null, freezes: 0 };
const active = (start: StoredStreak, ...days: string[]): StoredStreak => days.reduce(afterActivity, start);

describe('streaks', () => {
  it('T5.1 count local days, whatever their length', () => {
    const berlin = ['2026-10-24T21:50:00Z', '2026-10-25T22:50:00Z', '2026-10-25T23:05:00Z'];
    const days = berlin.map((at) => localDay(new Date(at), 'Europe/Berlin'));
    expect(days).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
    expect(active(none, ...days).days).toBe(3);
    expect(active(none, '2026-11-02', '2026-11-03').days).toBe(2);
  });

  it('T5.14 use a freeze for one missed day, and none for two', () => {
    const kept = active({ ...none, freezes: 1 }, '2026-11-02', '2026-11-04');
    expect(kept).toMatchObject({ days: 2, freezes: 0 });
    const lost = active({ ...none, freezes: 1 }, '2026-11-02', '2026-11-05');
    expect(lost).toMatchObject({ days: 1, freezes: 1 });
    expect(active({ ...none, freezes: 1 }, '2026-11-02', '2026-11-02')).toMatchObject({
      days: 1,
      freezes: 1,
    });
  });

  it('T5.15 are shown as they are today, not as they were last written', () => {
    const streak: StoredStreak = { days: 12, longest: 12, lastDay: '2026-11-10', freezes: 0 };
    expect(streakOn(streak, '2026-11-10')).toMatchObject({ days: 12, atRisk: false });
    expect(streakOn(streak, '2026-11-11')).toMatchObject({ days: 12, atRisk: true });
    expect(streakOn(streak, '2026-11-12')).toMatchObject({ days: 0, longest: 12, atRisk: false });
  });

  it('ignore an earlier day, such as after a change of the zone', () => {
    const streak = active(none, '2026-11-02', '2026-11-03');
    expect(afterActivity(streak, '2026-11-02')).toBe(streak);
  });
});

describe('levels', () => {
  it('T5.8 begin exactly at their threshold, and fall again', () => {
    expect([499, 500, 2_000, 499].map((points) => levelOf(points).name)).toEqual([
      RewardLevelName.BRONZE,
      RewardLevelName.SILVER,
      RewardLevelName.GOLD,
      RewardLevelName.BRONZE,
    ]);
    expect(levelOf(0)).toMatchObject({ minPoints: 0, nextName: RewardLevelName.SILVER, pointsToNext: 500 });
    expect(levelOf(99_999)).toMatchObject({ nextName: null, pointsToNext: null });
    expect(levelOf(-5).name).toBe(RewardLevelName.BRONZE);
    expect([masteryOf(0), masteryOf(50), masteryOf(2_000)]).toEqual([
      MasteryLevel.NOVICE,
      MasteryLevel.BEGINNER,
      MasteryLevel.MASTER,
    ]);
  });
});

describe('ranks', () => {
  it('T5.10 are standard competition ranks: 1, 2, 2, 4', () => {
    const scores = [5, 9, 5, 1].map((score) => ({ _id: new Types.ObjectId(), score }));
    const rows = ranked(scores);
    expect(rows.map(({ rank, score }) => [rank, score])).toEqual([
      [1, 9],
      [2, 5],
      [2, 5],
      [4, 1],
    ]);
    expect(ranked([...scores].reverse())).toEqual(rows);
  });
});
