import { Types } from 'mongoose';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { countStreaks, countThemes } from '../../../loaders/analytics/stocks.js';
import type { Context } from '../../../loaders/context.js';
import { ChatTheme } from '../../../models/agents/index.js';
import { PointTransactionType, type FavoriteType } from '../../../models/rewards/index.js';
import { toGlobalId } from '../../../schema/ids.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { previousOf } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import { byCount, nameOfValue, TOP, topOf } from './figures.js';
import {
  AchievementFigures,
  AgentPersonalizationFigures,
  FavoriteFigures,
  PersonalizationInsights,
  PointFigures,
  RewardInsights,
  StreakFigures,
  ThemeFigures,
} from './reward.type.js';

const SPENDING: string[] = [PointTransactionType.PURCHASE, PointTransactionType.REFUND];

/** The way to figures of favourites, rewards and personalisation. */
@Resolver(() => Insights)
export class InsightsRewardsResolver {
  @FieldResolver(() => [FavoriteFigures], { description: 'Favorites that were added in a range, by type.' })
  async favorites(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
    @Ctx() { loaders }: Context,
  ): Promise<FavoriteFigures[]> {
    const period = periodOfRange(range);
    const [types, items] = await Promise.all(
      ['favorites.types', 'favorites.items'].map((name) => loaders.rollup.load({ name, period })),
    );
    const top = (type: FavoriteType) =>
      items!
        .filter(({ key }) => key[0] === type)
        .map(({ key, figures }) => ({
          ...{ itemId: toGlobalId(type, new Types.ObjectId(key[1])), count: figures.count },
        }))
        .sort(
          byCount(
            ({ count }) => count,
            ({ itemId }) => itemId,
          ),
        )
        .slice(0, TOP);
    return types!
      .map(({ key, figures }) => ({ type: key[0] as FavoriteType, count: figures.count }))
      .sort(
        byCount(
          ({ count }) => count,
          ({ type }) => type,
        ),
      )
      .map(({ type, count }) => ({ type, count, top: top(type) }));
  }

  @FieldResolver(() => RewardInsights, { description: 'Points, achievements and streaks.' })
  rewards(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
  ): RewardInsights {
    return new RewardInsights(periodOfRange(range));
  }

  @FieldResolver(() => PersonalizationInsights, {
    description: 'Personalizations of agents and themes of the chat.',
  })
  personalization(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
  ): PersonalizationInsights {
    return new PersonalizationInsights(periodOfRange(range));
  }
}

/** Figures of rewards. */
@Resolver(() => RewardInsights)
export class RewardInsightsResolver {
  @FieldResolver(() => PointFigures, { description: 'Points that were earned and spent.' })
  async points(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<PointFigures> {
    const { period } = root as RewardInsights;
    const rows = await loaders.rollup.load({ name: 'rewards.points', period });
    const sum = (spending: boolean): number =>
      rows
        .filter(({ key }) => SPENDING.includes(key[0]!) === spending)
        .reduce((total, { figures }) => total + figures.sum('amount'), 0);
    return { earned: sum(false), spent: 0 - sum(true) };
  }

  @FieldResolver(() => [AchievementFigures], { description: 'The achievements that most users unlocked.' })
  async achievements(
    @Root() root: unknown,
    @Arg('first', () => Int, {
      defaultValue: TOP,
      description: 'Number of achievements, 1 to 100. Defaults to 10.',
    })
    first: number,
    @Ctx() { loaders }: Context,
  ): Promise<AchievementFigures[]> {
    const { period } = root as RewardInsights;
    const rows = await loaders.rollup.load({ name: 'rewards.achievements', period });
    const top = rows
      .map(({ key, figures }) => ({ id: key[0]!, unlocked: figures.count }))
      .sort(
        byCount(
          ({ unlocked }) => unlocked,
          ({ id }) => id,
        ),
      )
      .slice(0, topOf(first));
    return Promise.all(
      top.map(async ({ id, unlocked }) => {
        const achievement = await loaders.achievement.load(new Types.ObjectId(id));
        return { key: achievement?.code ?? '(removed)', unlocked };
      }),
    );
  }

  @FieldResolver(() => [StreakFigures], {
    description: 'Users by the length of their streak at present, whatever the range.',
  })
  streaks(@Ctx() { loaders }: Context): Promise<StreakFigures[]> {
    return countStreaks(loaders);
  }
}

/** Figures of personalisation. */
@Resolver(() => PersonalizationInsights)
export class PersonalizationInsightsResolver {
  @FieldResolver(() => [AgentPersonalizationFigures], {
    description: 'The agents that most users personalized.',
  })
  async agents(
    @Root() root: unknown,
    @Arg('first', () => Int, {
      defaultValue: TOP,
      description: 'Number of agents, 1 to 100. Defaults to 10.',
    })
    first: number,
    @Ctx() { loaders }: Context,
  ): Promise<AgentPersonalizationFigures[]> {
    const { period } = root as PersonalizationInsights;
    const rows = await loaders.rollup.load({ name: 'agents.personalizations', period });
    const top = rows
      .map(({ key, figures }) => ({ id: key[0]!, users: figures.count }))
      .sort(
        byCount(
          ({ users }) => users,
          ({ id }) => id,
        ),
      )
      .slice(0, topOf(first));
    return Promise.all(
      top.map(async ({ id, users }) => ({ agent: await loaders.agent.load(new Types.ObjectId(id)), users })),
    );
  }

  @FieldResolver(() => [ThemeFigures], {
    description:
      'Users by theme of the chat at present, whatever the range. Users without chat settings are not among them.',
  })
  async themes(@Ctx() { loaders }: Context): Promise<ThemeFigures[]> {
    const rows = await countThemes(loaders);
    return rows
      .map(({ theme, users }) => ({ key: nameOfValue(ChatTheme, theme), users }))
      .sort(
        byCount(
          ({ users }) => users,
          ({ key }) => key,
        ),
      );
  }
}

/** Resolvers of figures of favourites, rewards and personalisation. */
export const rewardInsightResolvers = [
  ...[InsightsRewardsResolver, RewardInsightsResolver, PersonalizationInsightsResolver],
  ...[previousOf(RewardInsights), previousOf(PersonalizationInsights)],
];
