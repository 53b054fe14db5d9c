import type { Types } from 'mongoose';
import { Arg, Args, Ctx, FieldResolver, Float, ID, Resolver, Root, type ClassType } from 'type-graphql';
import { nodeRow } from '../../../domain.js';
import { sharedNow } from '../../../lib/clock.js';
import { rawRows, type RawFilter } from '../../../loaders/analytics/raw-rows.js';
import type { Context } from '../../../loaders/context.js';
import { page } from '../../../loaders/page.js';
import {
  AnalyticsEvent,
  AnalyticsEventModel,
  PageView,
  PageViewModel,
  VisitCampaign,
  Visitor,
  VisitorModel,
  VisitSession,
  VisitSessionModel,
} from '../../../models/analytics/index.js';
import { User } from '../../../models/identity/index.js';
import type { Connection } from '../../../schema/connection.js';
import { parseGlobalId, type IdType } from '../../../schema/ids.js';
import { PageArgs, toRange } from '../../../schema/page-args.js';
import { SILENCE_MS } from '../../../services/analytics/index.js';
import { Insights } from '../insights.resolver.js';
import {
  AnalyticsEventConnection,
  AnalyticsTarget,
  PageViewConnection,
  VisitorConnection,
  VisitorStats,
  VisitSessionConnection,
} from './raw.type.js';

const visitorRows = rawRows<Visitor>(VisitorModel, 'lastVisitAt');
const sessionRows = rawRows<VisitSession>(VisitSessionModel, 'startedAt');
const viewRows = rawRows<PageView>(PageViewModel, 'at');
const eventRows = rawRows<AnalyticsEvent>(AnalyticsEventModel, 'at');

function list<T extends { _id: Types.ObjectId }>(
  rows: ReturnType<typeof rawRows<T>>,
  ctx: Context,
  args: PageArgs,
  filter: RawFilter = {},
): Promise<Connection<T>> {
  return page<T, T>(toRange(args), {
    skeleton: (range) => rows.scan(ctx.loaders, range, filter),
    position: rows.position,
    hydrate: (row) => row,
    count: () => rows.count(ctx.loaders, filter),
  });
}

const optional = (id: string | null | undefined, type: IdType, field: string): Types.ObjectId | undefined =>
  id == null ? undefined : parseGlobalId(id, type, field);

const OF_VISITOR = { nullable: true, description: 'Only of this visitor.' } as const;
const OF_SESSION = { nullable: true, description: 'Only of this session.' } as const;

/** The way to raw rows: `insights` has let admins in, and nobody else. */
@Resolver(() => Insights)
export class InsightsRawResolver {
  @FieldResolver(() => VisitorConnection, { description: 'Visitors, those who came last first.' })
  visitors(@Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Visitor>> {
    return list(visitorRows, ctx, args);
  }

  @FieldResolver(() => VisitSessionConnection, { description: 'Sessions of visitors, latest first.' })
  visitSessions(
    @Arg('visitorId', () => ID, OF_VISITOR) visitorId: string | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<VisitSession>> {
    return list(sessionRows, ctx, args, { visitor: optional(visitorId, 'Visitor', 'visitorId') });
  }

  @FieldResolver(() => PageViewConnection, { description: 'Page views, latest first.' })
  pageViews(
    @Arg('visitorId', () => ID, OF_VISITOR) visitorId: string | null,
    @Arg('sessionId', () => ID, OF_SESSION) sessionId: string | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<PageView>> {
    return list(viewRows, ctx, args, filterOf(visitorId, sessionId));
  }

  @FieldResolver(() => AnalyticsEventConnection, {
    description: 'Tracked events beside page views, latest first.',
  })
  analyticsEvents(
    @Arg('visitorId', () => ID, OF_VISITOR) visitorId: string | null,
    @Arg('sessionId', () => ID, OF_SESSION) sessionId: string | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<AnalyticsEvent>> {
    return list(eventRows, ctx, args, filterOf(visitorId, sessionId));
  }
}

const filterOf = (visitorId: string | null, sessionId: string | null): RawFilter => ({
  visitor: optional(visitorId, 'Visitor', 'visitorId'),
  session: optional(sessionId, 'VisitSession', 'sessionId'),
});

type Links = Pick<PageView, 'user' | 'visitor' | 'session'>;

const userOf = (root: unknown, ctx: Context) => {
  const { user } = root as Links;
  return user ? ctx.loaders.user.load(user) : null;
};
const visitorOf = (root: unknown, ctx: Context) => {
  const { visitor } = root as Links;
  return visitor ? ctx.loaders.visitor.load(visitor) : null;
};
const sessionOf = (root: unknown, ctx: Context) => {
  const { session } = root as Links;
  return session ? ctx.loaders.visitSession.load(session) : null;
};

/** A visitor. */
@Resolver(() => Visitor)
export class VisitorResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user who was last signed in there. Null if nobody was.',
  })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> | null {
    return userOf(root, ctx);
  }

  @FieldResolver(() => VisitorStats, { description: 'Counts of the visitor.' })
  stats(@Root() root: unknown): VisitorStats {
    return { visits: (root as Visitor).visits };
  }
}

const isActive = ({ lastActiveAt }: VisitSession): boolean =>
  sharedNow().getTime() - lastActiveAt.getTime() < SILENCE_MS;

/** A session. */
@Resolver(() => VisitSession)
export class VisitSessionResolver {
  @FieldResolver(() => Visitor, { nullable: true, description: 'The visitor. Null if removed.' })
  visitor(@Root() root: unknown, @Ctx() ctx: Context): Promise<Visitor | null> | null {
    return visitorOf(root, ctx);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user who was last signed in during the session. Null if nobody was.',
  })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> | null {
    return userOf(root, ctx);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the last event is less than 30 minutes ago.' })
  isActive(@Root() root: unknown): boolean {
    return isActive(root as VisitSession);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Time of the last event of a session that is over. Null while it is active.',
  })
  endedAt(@Root() root: unknown): Date | null {
    const session = root as VisitSession;
    return isActive(session) ? null : session.lastActiveAt;
  }

  @FieldResolver(() => Float, { description: 'The time from the first to the last event in seconds.' })
  durationSeconds(@Root() root: unknown): number {
    const { startedAt, lastActiveAt } = root as VisitSession;
    return (lastActiveAt.getTime() - startedAt.getTime()) / 1_000;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The path of the first page. Null without one.',
  })
  landingPage(@Root() root: unknown): string | null {
    return (root as VisitSession).landing?.page ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The path of the last page. Null without one.',
  })
  exitPage(@Root() root: unknown): string | null {
    return (root as VisitSession).exit?.page ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The source: utm_source, else the host that led here, else direct. Null without a page view.',
  })
  source(@Root() root: unknown): string | null {
    return (root as VisitSession).landing?.source ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The page that led here, without its query. Null if unknown.',
  })
  referrer(@Root() root: unknown): string | null {
    return (root as VisitSession).landing?.referrer ?? null;
  }

  @FieldResolver(() => VisitCampaign, {
    nullable: true,
    description: 'The campaign of the session. Null if there was none.',
  })
  campaign(@Root() root: unknown): VisitCampaign | null {
    return (root as VisitSession).landing?.campaign ?? null;
  }
}

/** Adds what page views and tracked events have in common. */
function trackedFields(type: () => ClassType<PageView | AnalyticsEvent>): ClassType {
  @Resolver(type)
  class TrackedFields {
    @FieldResolver(() => Visitor, {
      nullable: true,
      description: 'The visitor. Null if the visitor asked not to be tracked, or is removed.',
    })
    visitor(@Root() root: unknown, @Ctx() ctx: Context): Promise<Visitor | null> | null {
      return visitorOf(root, ctx);
    }

    @FieldResolver(() => VisitSession, {
      nullable: true,
      description: 'The session. Null as for the visitor.',
    })
    session(@Root() root: unknown, @Ctx() ctx: Context): Promise<VisitSession | null> | null {
      return sessionOf(root, ctx);
    }

    @FieldResolver(() => User, {
      nullable: true,
      description: 'The user who was signed in. Null if nobody was.',
    })
    user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> | null {
      return userOf(root, ctx);
    }

    @FieldResolver(() => Boolean, {
      description:
        "Whether the client's time lay in the future, so that the time of receipt stands in its place.",
    })
    isClamped(@Root() root: unknown): boolean {
      return (root as PageView | AnalyticsEvent).clamped ?? false;
    }
  }
  return TrackedFields;
}

/** The fields of page views and of tracked events. */
export const trackedRows = [trackedFields(() => PageView), trackedFields(() => AnalyticsEvent)];

/** A tracked event. */
@Resolver(() => AnalyticsEvent)
export class AnalyticsEventResolver {
  @FieldResolver(() => AnalyticsTarget, {
    nullable: true,
    description: 'The content that the event is about. Null if there is none, or the viewer may not see it.',
  })
  async target(@Root() root: unknown, @Ctx() ctx: Context): Promise<object | null> {
    const { targetType, target } = root as AnalyticsEvent;
    return (targetType && target && (await nodeRow(targetType)?.(ctx, target))) || null;
  }
}
