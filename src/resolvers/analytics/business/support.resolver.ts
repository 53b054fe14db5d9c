import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../loaders/context.js';
import {
  askPeriod,
  backlogTickets,
  contactMessages,
  finishedTickets,
  firstResponses,
  openedTickets,
  ticketRatings,
} from '../../../loaders/analytics/index.js';
import { User } from '../../../models/identity/index.js';
import { ContactCategory, ContactStatus, TicketCategory } from '../../../models/support/index.js';
import {
  countBy,
  enumName,
  inUnit,
  nearestRank,
  sortedCounts,
  workBy,
} from '../../../services/analytics/index.js';
import { party } from '../../support/party.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { average, InsightCount, InsightRating, previousOf } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import {
  ContactDimension,
  SupportAgentWork,
  SupportInsights,
  SupportResolutionTime,
  SupportResponseTime,
} from './support.type.js';
import { top, TopArg } from './top.js';

/** The way to figures of support. */
@Resolver(() => Insights)
export class InsightsSupportResolver {
  @FieldResolver(() => SupportInsights, {
    description: 'Figures of support: volume, times and satisfaction.',
  })
  support(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
  ): SupportInsights {
    return new SupportInsights(periodOfRange(range));
  }
}

const asked = (root: unknown) => ({ period: (root as SupportInsights).period });
const total = (rows: readonly { count: number }[]): number => rows.reduce((sum, { count }) => sum + count, 0);

/** Figures of support, each read when it is asked for. */
@Resolver(() => SupportInsights)
export class SupportInsightsResolver {
  @FieldResolver(() => Int, { description: 'Number of tickets that were opened in the range.' })
  async opened(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return total(await askPeriod(ctx.loaders, openedTickets, asked(root)));
  }

  @FieldResolver(() => Int, {
    description:
      'Number of tickets that were resolved or closed in the range and not reopened since. Merged tickets do not count.',
  })
  async resolved(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return total(await askPeriod(ctx.loaders, finishedTickets, asked(root)));
  }

  @FieldResolver(() => Int, {
    description:
      'Number of tickets that are neither resolved nor closed at the end of the range, or at present while it runs.',
  })
  async backlog(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return total(await askPeriod(ctx.loaders, backlogTickets, asked(root)));
  }

  @FieldResolver(() => SupportResponseTime, {
    description: 'Times of the first replies that were sent in the range.',
  })
  async firstResponse(@Root() root: unknown, @Ctx() ctx: Context): Promise<SupportResponseTime> {
    const rows = await askPeriod(ctx.loaders, firstResponses, asked(root));
    const values = rows.map(({ _id: value, count }) => ({ value, count }));
    const minutes = (percent: number) => inUnit(nearestRank(values, percent), 'minutes');
    return { p50Minutes: minutes(50), p95Minutes: minutes(95) };
  }

  @FieldResolver(() => SupportResolutionTime, {
    description: 'Times of the tickets that were resolved or closed in the range.',
  })
  async resolution(@Root() root: unknown, @Ctx() ctx: Context): Promise<SupportResolutionTime> {
    const rows = await askPeriod(ctx.loaders, finishedTickets, asked(root));
    const values = rows.map(({ _id, count }) => ({ value: _id.seconds, count }));
    const hours = (percent: number) => inUnit(nearestRank(values, percent), 'hours');
    return { p50Hours: hours(50), p95Hours: hours(95) };
  }

  @FieldResolver(() => Int, {
    description: 'Number of tickets opened in the range that have missed a deadline of their SLA so far.',
  })
  async breaches(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    const rows = await askPeriod(ctx.loaders, openedTickets, asked(root));
    return total(rows.filter(({ _id }) => _id.breached));
  }

  @FieldResolver(() => InsightRating, { description: 'Ratings that customers gave in the range, 1 to 5.' })
  async satisfaction(@Root() root: unknown, @Ctx() ctx: Context): Promise<InsightRating> {
    const rows = await askPeriod(ctx.loaders, ticketRatings, asked(root));
    const count = total(rows);
    const sum = rows.reduce((all, row) => all + row.sum, 0);
    return { average: average(sum, count), count };
  }

  @FieldResolver(() => [InsightCount], {
    description:
      'Tickets that were opened in the range by category: values of TicketCategory, the most frequent first.',
  })
  async byCategory(@Root() root: unknown, @Ctx() ctx: Context): Promise<InsightCount[]> {
    const rows = await askPeriod(ctx.loaders, openedTickets, asked(root));
    const counts = countBy(
      rows,
      ({ _id }) => enumName(TicketCategory, _id.category),
      ({ count }) => count,
    );
    return sortedCounts(counts);
  }

  @FieldResolver(() => [SupportAgentWork], {
    description:
      'Members of the support team who finished tickets in the range, or were rated; busiest first.',
  })
  async byAgent(
    @Root() root: unknown,
    @TopArg() first: number | null,
    @Ctx() ctx: Context,
  ): Promise<SupportAgentWork[]> {
    const [finished, rated] = await Promise.all([
      askPeriod(ctx.loaders, finishedTickets, asked(root)),
      askPeriod(ctx.loaders, ticketRatings, asked(root)),
    ]);
    const work = workBy(finished.map(({ _id, count }) => ({ id: _id.agent, seconds: _id.seconds, count })));
    const known = new Set(work.map(({ id }) => id?.toHexString() ?? ''));
    const ratings = new Map(rated.map((row) => [row._id?.toHexString() ?? '', row]));
    const others = rated.filter(({ _id }) => !known.has(_id?.toHexString() ?? ''));
    const all = [...work, ...others.map(({ _id: id }) => ({ id, finished: 0 }))];
    return top(all, first).map(({ id, finished: resolved }) => {
      const rating = ratings.get(id?.toHexString() ?? '');
      return { userId: id, resolved, satisfaction: average(rating?.sum ?? 0, rating?.count ?? 0) };
    });
  }

  @FieldResolver(() => [InsightCount], {
    description:
      'Contact messages that were sent in the range: values of ContactCategory or ContactStatus, the most frequent first.',
  })
  async contact(
    @Root() root: unknown,
    @Arg('by', () => ContactDimension, {
      nullable: true,
      description: 'The property to count by. Defaults to CATEGORY.',
    })
    by: ContactDimension | null,
    @Ctx() ctx: Context,
  ): Promise<InsightCount[]> {
    const rows = await askPeriod(ctx.loaders, contactMessages, asked(root));
    const { STATUS } = ContactDimension;
    const keyOf = ({ _id }: (typeof rows)[number]) =>
      by === STATUS ? enumName(ContactStatus, _id.status) : enumName(ContactCategory, _id.category);
    return sortedCounts(countBy(rows, keyOf, ({ count }) => count));
  }
}

/** Who the member of the support team is. */
@Resolver(() => SupportAgentWork)
export class SupportAgentWorkResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The member of the support team. Null if the account is gone or nobody was assigned.',
  })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return party(ctx, (root as SupportAgentWork).userId);
  }
}

/** The resolvers of figures of support. */
export const supportInsights = [
  InsightsSupportResolver,
  SupportInsightsResolver,
  SupportAgentWorkResolver,
  previousOf(SupportInsights),
];
