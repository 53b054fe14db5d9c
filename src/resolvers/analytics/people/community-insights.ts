import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../loaders/context.js';
import { EventType, ExperienceLevel, RegistrationSource } from '../../../models/calendar/index.js';
import { MembershipRole } from '../../../models/community/index.js';
import { User } from '../../../models/identity/index.js';
import {
  eventsByType,
  groupFigures,
  organizersOf,
  webinarCounts,
  webinarSum,
} from '../../../services/analytics/index.js';
import { InsightRange, periodOfRange } from '../insight-range.input.js';
import { average, InsightCount, ratio } from '../insight.type.js';
import { Insights } from '../insights.resolver.js';
import {
  CommunityInsights,
  EventTypeInsight,
  GroupGrowth,
  OrganizerInsight,
  SuggestionCount,
  WebinarInsights,
} from './community-insights.type.js';
import { checkFirst, First, listedUser } from './listed.js';

/** The way to insights of the community. */
@Resolver(() => Insights)
export class CommunityOfInsightsResolver {
  @FieldResolver(() => CommunityInsights, {
    description: 'Insights of groups, events and suggestions in a range.',
  })
  community(
    @Arg('range', () => InsightRange, { description: 'The range of time.' }) range: InsightRange,
  ): CommunityInsights {
    return new CommunityInsights(periodOfRange(range));
  }
}

/** Figures of the community. */
@Resolver(() => CommunityInsights)
export class CommunityInsightsResolver {
  @FieldResolver(() => [GroupGrowth], {
    description: 'Groups with most members now. Secret and archived groups are left out.',
  })
  groups(@Root() root: unknown, @First() first: number, @Ctx() ctx: Context): Promise<GroupGrowth[]> {
    return groupFigures(ctx, (root as CommunityInsights).period, checkFirst(first));
  }

  @FieldResolver(() => [InsightCount], {
    description:
      'Number of memberships that hold now, by role, a name of MembershipRole. The range has no say.',
  })
  async roles(@Ctx() ctx: Context): Promise<InsightCount[]> {
    const names = Object.entries(MembershipRole);
    const rows = await ctx.loaders.rolesInGroups.load('all');
    return rows.map(({ role, count }) => ({ key: names.find(([, value]) => value === role)![0], count }));
  }

  @FieldResolver(() => [EventTypeInsight], {
    description:
      'Events by type, most events first: those whose first occurrence starts in the range, without drafts and cancelled ones.',
  })
  async events(@Root() root: unknown, @Ctx() ctx: Context): Promise<EventTypeInsight[]> {
    const rows = await ctx.loaders.eventFigures.load((root as CommunityInsights).period);
    return eventsByType(rows).map(({ type, events, registrations, attended, noShow }) => ({
      ...{ type, events, registrations, attended, noShow, rate: ratio(attended, attended + noShow) },
    }));
  }

  @FieldResolver(() => [OrganizerInsight], {
    description:
      'Organizers of events that start in the range, by the number of participants who were there.',
  })
  async organizers(
    @Root() root: unknown,
    @First() first: number,
    @Ctx() ctx: Context,
  ): Promise<OrganizerInsight[]> {
    const rows = await ctx.loaders.eventFigures.load((root as CommunityInsights).period);
    return organizersOf(rows, checkFirst(first)).map(
      ({ organizer, events, attended, ratingSum, ratings }) => ({
        ...{ id: organizer, events, attendance: attended, rating: average(ratingSum, ratings) },
      }),
    );
  }

  @FieldResolver(() => [SuggestionCount], {
    description: 'Suggestions that were made in the range, by their present status.',
  })
  suggestions(@Root() root: unknown, @Ctx() ctx: Context): Promise<SuggestionCount[]> {
    return ctx.loaders.suggestionsByStatus.load((root as CommunityInsights).period);
  }

  @FieldResolver(() => WebinarInsights, { description: 'Webinars that start in the range.' })
  async webinars(@Root() root: unknown, @Ctx() ctx: Context): Promise<WebinarInsights> {
    const { period } = root as CommunityInsights;
    const [events, rows] = await Promise.all([
      ctx.loaders.eventFigures.load(period),
      ctx.loaders.webinarFigures.load(period),
    ]);
    const webinars = eventsByType(events).find(({ type }) => type === EventType.WEBINAR);
    const attended = webinarSum(rows, 'attended');
    const { ratings = 0, ratingSum = 0 } = webinars ?? {};
    return {
      events: webinars?.events ?? 0,
      registrations: webinarSum(rows, 'registrations'),
      attended,
      rate: ratio(attended, attended + webinarSum(rows, 'noShow')),
      completionRate: ratio(webinarSum(rows, 'completed'), attended),
      averageMinutes: average(webinarSum(rows, 'seconds') / 60, webinarSum(rows, 'timed')),
      questionsPerAttendee: average(webinarSum(rows, 'questions'), attended),
      pollsPerAttendee: average(webinarSum(rows, 'polls'), attended),
      rating: { average: average(ratingSum, ratings), count: ratings },
      byExperience: webinarCounts(rows, 'experience', ExperienceLevel),
      bySource: webinarCounts(rows, 'source', RegistrationSource),
    };
  }
}

/** The organizer of a ranking. */
@Resolver(() => OrganizerInsight)
export class OrganizerInsightResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user. Null if the account was deleted since.',
  })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return listedUser(ctx, (root as OrganizerInsight).id);
  }
}
