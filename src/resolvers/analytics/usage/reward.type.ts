import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { FavoriteType } from '../../../models/rewards/index.js';
import { Agent } from '../../../models/agents/index.js';
import { PeriodInsight } from '../insight.type.js';

/** An item that users keep. */
@ObjectType({ description: 'An item among the favorites of users.', simpleResolvers: true })
export class FavoriteTopItem {
  @Field(() => ID, { description: 'The global id of the item.' })
  itemId: string;

  @Field(() => Int, { description: 'Number of users who added the item.' })
  count: number;
}

/** Favourites of one type. */
@ObjectType({ description: 'Favorites of one type that were added in a range.', simpleResolvers: true })
export class FavoriteFigures {
  @Field(() => FavoriteType, { description: 'The type of the items.' })
  type: FavoriteType;

  @Field(() => Int, { description: 'Number of favorites that were added and are still kept.' })
  count: number;

  @Field(() => [FavoriteTopItem], {
    description: 'The ten items that most users added. Empty for chats, which nobody else sees.',
  })
  top: FavoriteTopItem[];
}

/** Rewards in a period. */
@ObjectType({ description: 'Points, achievements and streaks.' })
export class RewardInsights extends PeriodInsight {}

/** Points. */
@ObjectType({ description: 'Movements of points in a range.', simpleResolvers: true })
export class PointFigures {
  @Field(() => Float, {
    description: 'Points earned by activity, rewards and achievements, less those taken back.',
  })
  earned: number;

  @Field(() => Float, { description: 'Points spent on items of the shop, less refunds.' })
  spent: number;
}

/** How often an achievement was unlocked. */
@ObjectType({ description: 'An achievement in a range.', simpleResolvers: true })
export class AchievementFigures {
  @Field(() => String, { description: 'The code of the achievement. "(removed)" for removed ones.' })
  key: string;

  @Field(() => Int, { description: 'Number of users who unlocked it and still have it.' })
  unlocked: number;
}

/** Users with a streak. */
@ObjectType({ description: 'Users with a streak of some length.', simpleResolvers: true })
export class StreakFigures {
  @Field(() => Int, {
    description: 'The fewest days of the streak. It is shorter than the `days` of the next row.',
  })
  days: number;

  @Field(() => Int, { description: 'Number of users.' })
  users: number;
}

/** Personalisation in a period. */
@ObjectType({ description: 'Personalizations of agents and themes of the chat.' })
export class PersonalizationInsights extends PeriodInsight {}

/** How many users changed an agent. */
@ObjectType({ description: 'Personalizations of one agent.', simpleResolvers: true })
export class AgentPersonalizationFigures {
  @Field(() => Agent, { nullable: true, description: 'The agent. Null if it was removed.' })
  agent: Agent | null;

  @Field(() => Int, { description: 'Number of users who first personalized the agent in the range.' })
  users: number;
}

/** Users of a theme. */
@ObjectType({ description: 'Users of one theme.', simpleResolvers: true })
export class ThemeFigures {
  @Field(() => String, { description: 'The theme, such as DARK.' })
  key: string;

  @Field(() => Int, { description: 'Number of users.' })
  users: number;
}
