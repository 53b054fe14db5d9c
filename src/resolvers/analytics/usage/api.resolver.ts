import { Arg, Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { byBucket, Figures, merged } from '../../../loaders/analytics/index.js';
import { scanApiUsages, type ApiUsageFilter } from '../../../loaders/analytics/lists.js';
import type { Context } from '../../../loaders/context.js';
import { page } from '../../../loaders/page.js';
import { ApiUsage } from '../../../models/analytics/index.js';
import { User } from '../../../models/identity/index.js';
import { ApiKey } from '../../../models/platform/index.js';
import type { Connection } from '../../../schema/connection.js';
import { parseGlobalId, toGlobalId } from '../../../schema/ids.js';
import { PageArgs, toRange } from '../../../schema/page-args.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { average, perBucket, previousOf, ratio } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import { ApiBucket, ApiClient, ApiInsights, ApiOperation, ApiUsageConnection } from './api.type.js';
import { byCount, TOP, topOf } from './figures.js';

const requestsOf = (figures: Figures): number => Math.round(figures.sum('requests'));
const errorsOf = (figures: Figures): number => Math.round(figures.sum('errors'));

/** The way to figures and rows of the API. */
@Resolver(() => Insights)
export class InsightsApiResolver {
  @FieldResolver(() => ApiInsights, { description: 'Operations of the API, as the gateway served them.' })
  api(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
  ): ApiInsights {
    return new ApiInsights(periodOfRange(range));
  }

  @FieldResolver(() => ApiUsageConnection, {
    description: 'Single operations of the API, newest first. Kept for 30 days unless configured otherwise.',
  })
  apiUsages(
    @Arg('operation', () => String, {
      nullable: true,
      description: 'Operations with this name only. Not together with `userId`.',
    })
    operation: string | null,
    @Arg('userId', () => ID, { nullable: true, description: 'Operations of this user only.' })
    userId: string | null,
    @Args() args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<ApiUsage>> {
    const filter: ApiUsageFilter = userId
      ? { user: parseGlobalId(userId, 'User', 'userId') }
      : { operation: operation ?? undefined };
    return page<ApiUsage, ApiUsage>(toRange(args), {
      skeleton: (range) => scanApiUsages(loaders, range, filter),
      position: ({ _id, at }) => ({ key: at, id: _id }),
      hydrate: (row) => row,
    });
  }
}

/** Figures of the API. */
@Resolver(() => ApiInsights)
export class ApiInsightsResolver {
  private async total(root: unknown, { loaders }: Context): Promise<Figures> {
    const { period } = root as ApiInsights;
    return merged(await loaders.rollup.load({ name: 'api.requests', period }));
  }

  @FieldResolver(() => Int, { description: 'Number of operations.' })
  async requests(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return requestsOf(await this.total(root, ctx));
  }

  @FieldResolver(() => Int, {
    description:
      'Number of operations whose answer has errors. Refusals that clients select as `userErrors` are not among them.',
  })
  async errors(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return errorsOf(await this.total(root, ctx));
  }

  @FieldResolver(() => [ApiBucket], { description: 'The same by bucket.' })
  async buckets(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<ApiBucket[]> {
    const { period } = root as ApiInsights;
    const rows = await loaders.rollup.load({ name: 'api.requests', period, perBucket: true });
    const figures = byBucket(rows, period.buckets.length);
    return perBucket(period, (_, index) => ({
      requests: requestsOf(figures[index]!),
      errors: errorsOf(figures[index]!),
      p95Ms: figures[index]!.percentile('ms', 95),
    }));
  }

  @FieldResolver(() => [ApiOperation], { description: 'The most frequent operations, by name.' })
  async operations(
    @Root() root: unknown,
    @Arg('first', () => Int, {
      defaultValue: 50,
      description: 'Number of operations, 1 to 100. Defaults to 50.',
    })
    first: number,
    @Ctx() { loaders }: Context,
  ): Promise<ApiOperation[]> {
    const { period } = root as ApiInsights;
    const rows = await loaders.rollup.load({ name: 'api.operations', period });
    return rows
      .map(({ key, figures }) => operationOf(key[0]!, figures))
      .sort(
        byCount(
          ({ requests }) => requests,
          ({ name }) => name,
        ),
      )
      .slice(0, topOf(first));
  }

  @FieldResolver(() => [ApiClient], { description: 'The clients with most operations.' })
  async clients(
    @Root() root: unknown,
    @Arg('first', () => Int, {
      defaultValue: TOP,
      description: 'Number of clients, 1 to 100. Defaults to 10.',
    })
    first: number,
    @Ctx() { loaders }: Context,
  ): Promise<ApiClient[]> {
    const { period } = root as ApiInsights;
    const rows = await loaders.rollup.load({ name: 'api.clients', period });
    return rows
      .map(({ key, figures }) => ({
        ...{ key: key[0]!, requests: requestsOf(figures), errors: errorsOf(figures) },
      }))
      .sort(
        byCount(
          ({ requests }) => requests,
          ({ key }) => key,
        ),
      )
      .slice(0, topOf(first));
  }
}

function operationOf(name: string, figures: Figures): ApiOperation {
  const requests = figures.sum('requests');
  return {
    ...{ name, requests: requestsOf(figures), errors: errorsOf(figures) },
    errorRate: ratio(figures.sum('errors'), requests),
    p50Ms: figures.percentile('ms', 50),
    p95Ms: figures.percentile('ms', 95),
    p99Ms: figures.percentile('ms', 99),
    mongoCommands: average(figures.sum('commands'), requests),
    bytes: average(figures.sum('bytes'), requests),
  };
}

/** Single operations, for admins. */
@Resolver(() => ApiUsage)
export class ApiUsageResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The signed-in user. Null for visitors.' })
  user(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<User | null> | null {
    const { user } = root as ApiUsage;
    return user ? loaders.user.load(user) : null;
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The id of the session of the signed-in user. Null for visitors and API keys.',
  })
  session(@Root() root: unknown): string | null {
    const { session } = root as ApiUsage;
    return session ? toGlobalId('UserSession', session) : null;
  }

  @FieldResolver(() => ApiKey, {
    nullable: true,
    description: 'The API key that acted for the user. Null if the user was signed in.',
  })
  apiKey(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<ApiKey | null> | null {
    const { apiKey } = root as ApiUsage;
    return apiKey ? loaders.apiKey.load(apiKey) : null;
  }
}

/** Resolvers of API usage. */
export const apiResolvers = [
  ...[InsightsApiResolver, ApiInsightsResolver, previousOf(ApiInsights), ApiUsageResolver],
];
