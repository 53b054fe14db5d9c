import { Types } from 'mongoose';
import { Arg, Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { requireAdmin } from '../../../auth/viewer.js';
import { periodBefore } from '../../../lib/insight-period.js';
import { figuresOf } from '../../../loaders/analytics/index.js';
import type { Context } from '../../../loaders/context.js';
import { Agent } from '../../../models/agents/index.js';
import { Money } from '../../../models/money.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { average, InsightRating, ratio } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import { AgentInsight, ResponseTime } from './agent.type.js';
import { byCount, dollarMoney, TOP, topOf } from './figures.js';

/** A rating of 1 is a score of 0, of 5 one of 100. */
const scoreOf = (rating: number): number => Math.round((rating - 1) * 25 * 100) / 100;

/** The way to figures of agents. */
@Resolver(() => Insights)
export class InsightsAgentsResolver {
  @FieldResolver(() => [AgentInsight], {
    description: 'The agents that were used in the range, those with most messages first.',
  })
  async agents(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
    @Arg('first', () => Int, {
      defaultValue: TOP,
      description: 'Number of agents, 1 to 100. Defaults to 10.',
    })
    first: number,
    @Ctx() { loaders }: Context,
  ): Promise<AgentInsight[]> {
    const period = periodOfRange(range);
    const names = ['agents.messages', 'agents.sessions', 'agents.usage', 'agents.ratings'];
    const all = await Promise.all(names.map((name) => loaders.rollup.load({ name, period })));
    const messages = new Map(all.flat().map(({ key }) => [key[0]!, 0]));
    for (const { key, figures } of all[0]!) messages.set(key[0]!, figures.count);
    return [...messages.keys()]
      .filter((id) => Types.ObjectId.isValid(id))
      .sort(byCount((id) => messages.get(id)!, String))
      .slice(0, topOf(first))
      .map((id) => new AgentInsight(period, id, false));
  }
}

/** Figures of an agent, at the agent. */
@Resolver(() => Agent)
export class AgentInsightsResolver {
  @FieldResolver(() => AgentInsight, {
    nullable: true,
    description: 'Figures of the agent in a range. For admins: agents belong to the platform.',
  })
  insights(
    @Root() root: unknown,
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
    @Ctx() ctx: Context,
  ): AgentInsight {
    requireAdmin(ctx);
    return new AgentInsight(periodOfRange(range), (root as Agent)._id.toHexString(), true);
  }
}

/** The figures of one agent. */
@Resolver(() => AgentInsight)
export class AgentInsightResolver {
  @FieldResolver(() => Agent, { nullable: true, description: 'The agent. Null if it was removed.' })
  agent(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<Agent | null> {
    return loaders.agent.load(new Types.ObjectId((root as AgentInsight).id));
  }

  @FieldResolver(() => Int, { description: 'Number of chats that were begun.' })
  async sessions(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<number> {
    return (await figuresOf(loaders, root as AgentInsight, 'agents.sessions')).count;
  }

  @FieldResolver(() => Int, { description: 'Number of messages of users and of the agent.' })
  async messages(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<number> {
    return (await figuresOf(loaders, root as AgentInsight, 'agents.messages')).count;
  }

  @FieldResolver(() => Int, {
    description: 'Number of different users with a message. Exact up to about 4,000, then within 1 %.',
  })
  async users(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<number> {
    return (await figuresOf(loaders, root as AgentInsight, 'agents.messages')).unique('users');
  }

  @FieldResolver(() => Float, {
    description: 'Number of tokens of all calls of models, failed ones included.',
  })
  async tokens(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<number> {
    return (await figuresOf(loaders, root as AgentInsight, 'agents.usage')).sum('tokens');
  }

  @FieldResolver(() => Money, {
    description: 'Cost of all calls of models at the providers, in US cents. Rounded once.',
  })
  async cost(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<Money> {
    return dollarMoney((await figuresOf(loaders, root as AgentInsight, 'agents.usage')).sum('costMicros'));
  }

  @FieldResolver(() => InsightRating, {
    description: 'Ratings of answers and chats, 1 to 5, by the time of the first rating.',
  })
  async rating(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<InsightRating> {
    const ratings = await figuresOf(loaders, root as AgentInsight, 'agents.ratings');
    return { average: average(ratings.sum('rating'), ratings.count), count: ratings.count };
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'The average rating as a score, 0 to 100: a rating of 1 is 0, of 5 is 100. Null without ratings.',
  })
  async personalityScore(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<number | null> {
    const ratings = await figuresOf(loaders, root as AgentInsight, 'agents.ratings');
    return ratings.count === 0 ? null : scoreOf(ratings.sum('rating') / ratings.count);
  }

  @FieldResolver(() => ResponseTime, {
    description: 'Time from question to end of answer, of users who allow analytics.',
  })
  async responseTime(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<ResponseTime> {
    const answers = await figuresOf(loaders, root as AgentInsight, 'agents.answers');
    const [p50, p95, p99] = [50, 95, 99].map((percent) => answers.percentile('responseMs', percent));
    return { p50: p50!, p95: p95!, p99: p99! };
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'The share of answers that failed or were blocked, of users who allow analytics, 0 to 1. Null without answers.',
  })
  async errorRate(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<number | null> {
    const answers = await figuresOf(loaders, root as AgentInsight, 'agents.answers');
    return ratio(answers.sum('errors'), answers.count);
  }

  @FieldResolver(() => AgentInsight, {
    description:
      'The same figures over the period before: as many local days, and the same elapsed time while the period runs.',
  })
  previous(@Root() root: unknown): AgentInsight {
    const { period, id, alone } = root as AgentInsight;
    return new AgentInsight(periodBefore(period), id, alone);
  }
}

/** Resolvers of figures of agents. */
export const agentInsightResolvers = [InsightsAgentsResolver, AgentInsightsResolver, AgentInsightResolver];
