import { MasteryLevel, RewardLevelName } from '../../models/rewards/index.js';

/** The points at which each level begins. Exactly the threshold is the level. */
export const LEVELS: readonly { name: RewardLevelName; from: number }[] = [
  { name: RewardLevelName.BRONZE, from: 0 },
  { name: RewardLevelName.SILVER, from: 500 },
  { name: RewardLevelName.GOLD, from: 2_000 },
  { name: RewardLevelName.PLATINUM, from: 5_000 },
  { name: RewardLevelName.DIAMOND, from: 15_000 },
];

/** The level of a number of points, and what is missing to the next one. */
export interface Level {
  name: RewardLevelName;
  minPoints: number;
  nextName: RewardLevelName | null;
  pointsToNext: number | null;
}

/** The level of a number of points. It falls when points are taken back. */
export function levelOf(points: number): Level {
  const at = Math.max(
    0,
    LEVELS.findLastIndex(({ from }) => points >= from),
  );
  const next = LEVELS[at + 1];
  return {
    name: LEVELS[at]!.name,
    minPoints: LEVELS[at]!.from,
    nextName: next?.name ?? null,
    pointsToNext: next ? next.from - points : null,
  };
}

/** Whether a number of points has reached a level. */
export const hasLevel = (points: number, level: RewardLevelName): boolean =>
  points >= LEVELS.find(({ name }) => name === level)!.from;

const MASTERY: readonly [MasteryLevel, number][] = [
  [MasteryLevel.MASTER, 2_000],
  [MasteryLevel.EXPERT, 1_000],
  [MasteryLevel.ADVANCED, 500],
  [MasteryLevel.INTERMEDIATE, 200],
  [MasteryLevel.BEGINNER, 50],
];

/** The mastery of a number of points from achievements. */
export const masteryOf = (points: number): MasteryLevel =>
  MASTERY.find(([, from]) => points >= from)?.[0] ?? MasteryLevel.NOVICE;
