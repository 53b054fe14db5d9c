import { Types } from 'mongoose';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { byBucket } from '../../../loaders/analytics/index.js';
import type { Context } from '../../../loaders/context.js';
import { AIProvider, ChatFeedbackCategory } from '../../../models/agents/index.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { average, perBucket, previousOf } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import {
  ChatBucket,
  ChatCategory,
  ChatFeedbackBucket,
  ChatInsights,
  ProviderUsage,
  QuickActionUses,
} from './agent.type.js';
import { byCount, dollars, nameOfValue, TOP, topOf } from './figures.js';

/** The way to figures of chats. */
@Resolver(() => Insights)
export class InsightsChatResolver {
  @FieldResolver(() => ChatInsights, { description: 'Chats with agents in a range.' })
  chat(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
  ): ChatInsights {
    return new ChatInsights(periodOfRange(range));
  }
}

/** Figures of chats. */
@Resolver(() => ChatInsights)
export class ChatInsightsResolver {
  @FieldResolver(() => [ChatBucket], { description: 'Chats, messages, tokens and cost by bucket.' })
  async buckets(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<ChatBucket[]> {
    const { period } = root as ChatInsights;
    const [sessions, messages, usage] = await Promise.all(
      ['agents.sessions', 'agents.messages', 'chat.providers'].map(async (name) =>
        byBucket(await loaders.rollup.load({ name, period, perBucket: true }), period.buckets.length),
      ),
    );
    return perBucket(period, (_, index) => ({
      sessions: sessions![index]!.count,
      messages: messages![index]!.count,
      tokens: usage![index]!.sum('tokens'),
      cost: dollars(usage![index]!.sum('costMicros')),
    }));
  }

  @FieldResolver(() => [ChatFeedbackBucket], {
    description: 'Feedback on answers and chats by bucket, by the time of the first rating.',
  })
  async feedback(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<ChatFeedbackBucket[]> {
    const { period } = root as ChatInsights;
    const rows = await loaders.rollup.load({ name: 'agents.ratings', period, perBucket: true });
    const figures = byBucket(rows, period.buckets.length);
    return perBucket(period, (_, index) => {
      const ratings = figures[index]!;
      return {
        ...{ count: ratings.count, average: average(ratings.sum('rating'), ratings.count) },
        ...{ positive: ratings.sum('positive'), negative: ratings.sum('negative') },
      };
    });
  }

  @FieldResolver(() => [ChatCategory], { description: 'Feedback by category, the most frequent first.' })
  async categories(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<ChatCategory[]> {
    const { period } = root as ChatInsights;
    const rows = await loaders.rollup.load({ name: 'chat.categories', period });
    return rows
      .map(({ key, figures }) => ({
        ...{ key: nameOfValue(ChatFeedbackCategory, key[0]!), count: figures.count },
        average: average(figures.sum('rating'), figures.count),
      }))
      .sort(
        byCount(
          ({ count }) => count,
          ({ key }) => key,
        ),
      );
  }

  @FieldResolver(() => [QuickActionUses], { description: 'The most used quick actions.' })
  async quickActions(
    @Root() root: unknown,
    @Arg('first', () => Int, {
      defaultValue: TOP,
      description: 'Number of quick actions, 1 to 100. Defaults to 10.',
    })
    first: number,
    @Ctx() { loaders }: Context,
  ): Promise<QuickActionUses[]> {
    const { period } = root as ChatInsights;
    const rows = await loaders.rollup.load({ name: 'chat.quickActions', period });
    const top = rows
      .map(({ key, figures }) => ({ id: key[0]!, uses: figures.count }))
      .sort(
        byCount(
          ({ uses }) => uses,
          ({ id }) => id,
        ),
      )
      .slice(0, topOf(first));
    return Promise.all(
      top.map(async ({ id, uses }) => {
        const action = id === '' ? null : await loaders.quickAction.load(new Types.ObjectId(id));
        return { label: id === '' ? '(own)' : (action?.label ?? '(removed)'), uses };
      }),
    );
  }

  @FieldResolver(() => [ProviderUsage], { description: 'Answers, tokens, cost and errors by provider.' })
  async byProvider(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<ProviderUsage[]> {
    const { period } = root as ChatInsights;
    const rows = await loaders.rollup.load({ name: 'chat.providers', period });
    return rows
      .map(({ key, figures }) => ({
        ...{ key: nameOfValue(AIProvider, key[0]!), messages: figures.unique('answers') },
        ...{ tokens: figures.sum('tokens'), cost: dollars(figures.sum('costMicros')) },
        errors: figures.sum('errors'),
      }))
      .sort(
        byCount(
          ({ messages }) => messages,
          ({ key }) => key,
        ),
      );
  }
}

/** Resolvers of figures of chats. */
export const chatInsightResolvers = [InsightsChatResolver, ChatInsightsResolver, previousOf(ChatInsights)];
