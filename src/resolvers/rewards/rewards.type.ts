import { Field, Int, ObjectType } from 'type-graphql';
import {
  Achievement,
  Favorite,
  InventoryItem,
  LeaderboardEntry,
  MasteryLevel,
  PointTransaction,
  RewardBlockReason,
  RewardDefinition,
  RewardItem,
  RewardLevelName,
  UserAchievement,
} from '../../models/rewards/index.js';
import { connection } from '../../schema/connection.js';
import { MutationPayload } from '../../schema/payload.js';
import { Viewer } from '../identity/viewer.type.js';

/** Why the viewer cannot claim a reward. */
@ObjectType({
  description: 'The reason for which the viewer cannot claim a reward now.',
  simpleResolvers: true,
})
export class RewardBlock {
  @Field(() => RewardBlockReason, { description: 'The kind of the reason.' })
  reason: RewardBlockReason;

  @Field(() => String, { description: 'The reason in English, such as the streak that is needed.' })
  message: string;

  @Field(() => Date, {
    nullable: true,
    description: 'Time at which the reason ends. Null if it depends on what the viewer does, or never ends.',
  })
  until: Date | null;
}

/** Points of a user. */
@ObjectType({ description: 'The points of the viewer.', simpleResolvers: true })
export class RewardPoints {
  @Field(() => Int, { description: 'Points earned in total. They determine the level.' })
  total: number;

  @Field(() => Int, { description: 'Points to spend. Negative if spent points were taken back.' })
  available: number;

  @Field(() => Int, { description: 'Points spent in the shop.' })
  spent: number;
}

/** A level of points. */
@ObjectType({ description: 'The level of the viewer.', simpleResolvers: true })
export class RewardLevel {
  @Field(() => RewardLevelName, { description: 'The name of the level.' })
  name: RewardLevelName;

  @Field(() => Int, { description: 'The points at which the level begins.' })
  minPoints: number;

  @Field(() => RewardLevelName, { nullable: true, description: 'The next level. Null at the highest.' })
  nextName: RewardLevelName | null;

  @Field(() => Int, { nullable: true, description: 'Points to the next level. Null at the highest.' })
  pointsToNext: number | null;
}

/** Active days in a row. */
@ObjectType({ description: 'Active days in a row, by the calendar of the viewer.', simpleResolvers: true })
export class Streak {
  @Field(() => Int, { description: 'Number of active days in a row. A frozen day is not counted.' })
  days: number;

  @Field(() => Int, { description: 'The longest streak so far, in days.' })
  longest: number;

  @Field(() => String, { nullable: true, description: 'The last active day, as `2026-11-29`. Null if none.' })
  lastDay: string | null;

  @Field(() => Int, { description: 'Number of freezes. Each bridges one missed day.' })
  freezesLeft: number;

  @Field(() => Boolean, { description: 'Whether the streak ends unless the viewer is active today.' })
  atRisk: boolean;
}

/** What happened today. */
@ObjectType({ description: 'The current day by the calendar of the viewer.', simpleResolvers: true })
export class RewardDay {
  @Field(() => String, { description: 'The local date, as `2026-11-29`.' })
  date: string;

  @Field(() => Int, { description: 'Points earned by activity today.' })
  pointsEarned: number;

  @Field(() => Int, { description: 'Number of actions that count for the streak today.' })
  actions: number;

  @Field(() => Boolean, { description: 'Whether the daily reward was claimed today.' })
  claimed: boolean;
}

/** Items that a user shows. */
@ObjectType({ description: 'The items and achievements that a profile shows.', simpleResolvers: true })
export class Cosmetics {
  @Field(() => RewardItem, { nullable: true, description: 'The frame around the avatar.' })
  profileFrame: RewardItem | null;

  @Field(() => RewardItem, { nullable: true, description: 'The theme of the profile.' })
  profileTheme: RewardItem | null;

  @Field(() => RewardItem, { nullable: true, description: 'The effect of the name.' })
  nameEffect: RewardItem | null;

  @Field(() => [Achievement], { description: 'The achievements that the profile shows first, up to 6.' })
  achievements: Achievement[];
}

/** Numbers of a user's rewards. */
@ObjectType({ description: "Numbers of the viewer's rewards.", simpleResolvers: true })
export class RewardStats {
  @Field(() => Int, { description: 'Points earned by achievements.' })
  achievementPoints: number;

  @Field(() => Int, { description: 'Number of refunded purchases.' })
  refundsUsed: number;
}

/** Everything about a user's rewards. */
@ObjectType('UserRewards', { description: 'The rewards of the viewer.', simpleResolvers: true })
export class UserRewardsView {
  @Field(() => RewardPoints, { description: 'The points wallet.' })
  points: RewardPoints;

  @Field(() => RewardLevel, { description: 'The level by total points.' })
  level: RewardLevel;

  @Field(() => MasteryLevel, { description: 'The mastery by points from achievements.' })
  mastery: MasteryLevel;

  @Field(() => Streak, { description: 'The streak of active days.' })
  streak: Streak;

  @Field(() => RewardDay, { description: 'The current day of the viewer.' })
  today: RewardDay;

  @Field(() => Cosmetics, { description: 'The items that the profile shows.' })
  cosmetics: Cosmetics;

  @Field(() => RewardStats, { description: 'Further numbers of rewards.' })
  stats: RewardStats;
}

/** How far a user is with an achievement. */
@ObjectType({ description: "The viewer's progress with an achievement.", simpleResolvers: true })
export class AchievementProgress {
  @Field(() => Int, { description: 'The current value of the metric.' })
  value: number;

  @Field(() => Number, { description: 'The part of the requirement that is met, 0 to 1.' })
  fraction: number;

  @Field(() => Date, { nullable: true, description: 'Time of unlocking. Null if locked.' })
  unlockedAt: Date | null;
}

/** A category of favorites. */
@ObjectType({ description: 'A category of favorites.', simpleResolvers: true })
export class FavoriteCategory {
  @Field(() => String, { description: 'The name of the category.' })
  name: string;

  @Field(() => Int, { description: 'Number of favorites in the category.' })
  count: number;
}

/** Pages. */
@ObjectType('AchievementConnection', { description: 'A page of achievements.' })
export class AchievementConnection extends connection('Achievement', () => Achievement) {}
@ObjectType('UserAchievementConnection', { description: 'A page of unlocked achievements.' })
export class UserAchievementConnection extends connection('UserAchievement', () => UserAchievement) {}
@ObjectType('RewardItemConnection', { description: 'A page of shop items.' })
export class RewardItemConnection extends connection('RewardItem', () => RewardItem) {}
@ObjectType('InventoryItemConnection', { description: 'A page of owned items.' })
export class InventoryItemConnection extends connection('InventoryItem', () => InventoryItem) {}
@ObjectType('PointTransactionConnection', { description: 'A page of point transactions.' })
export class PointTransactionConnection extends connection('PointTransaction', () => PointTransaction) {}
@ObjectType('LeaderboardEntryConnection', { description: 'A page of a leaderboard.' })
export class LeaderboardEntryConnection extends connection('LeaderboardEntry', () => LeaderboardEntry) {}
@ObjectType('FavoriteConnection', { description: 'A page of favorites.' })
export class FavoriteConnection extends connection('Favorite', () => Favorite) {}

/** The result of a claim. */
@ObjectType({ description: 'The result of claiming a reward.' })
export class ClaimRewardPayload extends MutationPayload {
  @Field(() => Int, { nullable: true, simple: true, description: 'The earned points. Null on refusal.' })
  points?: number | null;

  @Field(() => Int, { nullable: true, simple: true, description: 'The earned coins. Null on refusal.' })
  coins?: number | null;

  @Field(() => Viewer, { nullable: true, simple: true, description: 'The viewer after the mutation.' })
  viewer?: Viewer | null;

  @Field(() => RewardDefinition, {
    nullable: true,
    simple: true,
    description: 'The reward. Null on refusal.',
  })
  reward?: RewardDefinition | null;
}

/** The result of buying or refunding. */
@ObjectType({ description: 'The result of a change in the shop.' })
export class RewardItemPayload extends MutationPayload {
  @Field(() => RewardItem, { nullable: true, simple: true, description: 'The item. Null on refusal.' })
  item?: RewardItem | null;

  @Field(() => Viewer, { nullable: true, simple: true, description: 'The viewer after the mutation.' })
  viewer?: Viewer | null;
}

/** The result of a change of cosmetics. */
@ObjectType({ description: 'The result of a change of cosmetics.' })
export class CosmeticsPayload extends MutationPayload {
  @Field(() => Viewer, { nullable: true, simple: true, description: 'The viewer after the mutation.' })
  viewer?: Viewer | null;
}

/** The result of adding a favorite. */
@ObjectType({ description: 'The result of adding or opening a favorite.' })
export class FavoritePayload extends MutationPayload {
  @Field(() => Favorite, { nullable: true, simple: true, description: 'The favorite. Null on refusal.' })
  favorite?: Favorite | null;
}

/** The result of removing a favorite. */
@ObjectType({ description: 'The result of removing a favorite.' })
export class UnfavoritePayload extends MutationPayload {
  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The id of the removed favorite. Null if there was none.',
  })
  removedId?: string | null;
}
