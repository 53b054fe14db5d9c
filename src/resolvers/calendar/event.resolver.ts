import { Arg, Args, Ctx, FieldResolver, Float, Int, Query, Resolver, Root } from 'type-graphql';
import { sharedNow } from '../../lib/clock.js';
import { ruleText } from '../../lib/recurrence.js';
import { occurrencesWithin } from '../../lib/series.js';
import type { Context } from '../../loaders/context.js';
import { countRegistrations, registrationKey, scanRegistrations } from '../../loaders/calendar/lists.js';
import { page } from '../../loaders/page.js';
import {
  ENDLESS,
  Event,
  EventMode,
  EventRecurrence,
  EventRegistration,
  EventRegistrationStatus,
  EventState,
  EventStats,
  EventStatus,
} from '../../models/calendar/index.js';
import { Group } from '../../models/community/index.js';
import { User } from '../../models/identity/index.js';
import { LocationKind } from '../../models/location-kind.js';
import {
  canSeeEvent,
  canSeeRegistration,
  managesEvent,
  SHOWN_TO_OTHERS,
} from '../../rules/calendar/index.js';
import { canSeeGroup } from '../../rules/community/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import type { Connection } from '../../schema/connection.js';
import { refuse } from '../../schema/errors.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { eventCalendarUrl } from '../../services/calendar/index.js';
import { slugTarget } from '../../services/system/index.js';
import { EventLocation, EventOccurrence, EventRegistrationConnection } from './event.type.js';

const KIND = {
  [EventMode.ONLINE]: LocationKind.VIRTUAL,
  [EventMode.IN_PERSON]: LocationKind.PHYSICAL,
  [EventMode.HYBRID]: LocationKind.HYBRID,
};

const MOST_OCCURRENCES = 100;

/** The fields of an event. */
@Resolver(() => Event)
export class EventResolver {
  @Query(() => Event, {
    nullable: true,
    description: 'An event by its slug, current or former. Null if there is none that the viewer may see.',
  })
  async event(
    @Arg('slug', () => String, { description: 'The slug of the event.' }) slug: string,
    @Ctx() ctx: Context,
  ): Promise<Event | null> {
    const id = await slugTarget('Event', slug);
    const event = id && (await ctx.loaders.event.load(id));
    return event && (await canSeeEvent(ctx, event)) ? event : null;
  }

  @FieldResolver(() => EventStatus, {
    description: 'The status. UPCOMING and ONGOING follow from the clock.',
  })
  status(@Root() root: unknown): EventStatus {
    const { status, nextAt, lastEndsAt } = root as Event;
    if (status === EventState.DRAFT) return EventStatus.DRAFT;
    if (status === EventState.CANCELLED) return EventStatus.CANCELLED;
    const now = sharedNow();
    if (status === EventState.COMPLETED || lastEndsAt <= now) return EventStatus.COMPLETED;
    // What the job has not moved on yet is computed.
    const [next] = nextAt > now ? [] : occurrencesWithin(root as Event, now, ENDLESS, 1);
    return next && next.startsAt <= now ? EventStatus.ONGOING : EventStatus.UPCOMING;
  }

  @FieldResolver(() => EventLocation, { description: 'The place of the event.' })
  location(@Root() root: unknown): EventLocation {
    const { location = {}, mode } = root as Event;
    const { coordinates, ...words } = location;
    const [longitude = null, latitude = null] = coordinates?.coordinates ?? [];
    return { kind: KIND[mode], ...words, latitude, longitude };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The link to join online. Null if there is none, or the viewer has no confirmed place.',
  })
  async virtualLink(@Root() root: unknown, @Ctx() ctx: Context): Promise<string | null> {
    const event = root as Event;
    if (!event.virtualLink) return null;
    if (managesEvent(ctx, event)) return event.virtualLink;
    const mine = await ctx.loaders.viewerEventRegistration.load(event._id);
    return mine && (SHOWN_TO_OTHERS as readonly string[]).includes(mine.status) ? event.virtualLink : null;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The organizer. Null if the viewer may not see the account.',
  })
  async organizer(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const user = await ctx.loaders.user.load((root as Event).organizer);
    return user && (await canSeeUser(ctx, user)) ? user : null;
  }

  @FieldResolver(() => [User], { description: 'The co-hosts that the viewer may see.' })
  async coHosts(@Root() root: unknown, @Ctx() ctx: Context): Promise<User[]> {
    const users = await ctx.loaders.user.loadMany((root as Event).coHosts);
    const seen = await Promise.all(users.map((user) => user !== null && canSeeUser(ctx, user)));
    return users.filter((user, index): user is NonNullable<typeof user> => user !== null && seen[index]!);
  }

  @FieldResolver(() => Group, {
    nullable: true,
    description: 'The group that the event belongs to. Null if there is none, or the viewer may not see it.',
  })
  async group(@Root() root: unknown, @Ctx() ctx: Context): Promise<Group | null> {
    const { group: id } = root as Event;
    const group = id && (await ctx.loaders.group.load(id));
    return group && (await canSeeGroup(ctx, group)) ? group : null;
  }

  @FieldResolver(() => EventRegistration, {
    nullable: true,
    description: 'The registration of the viewer, also a cancelled one. Null if there is none.',
  })
  viewerRegistration(@Root() root: unknown, @Ctx() ctx: Context): Promise<EventRegistration | null> {
    return ctx.loaders.viewerEventRegistration.load((root as Event)._id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer is the organizer or a co-host.' })
  viewerCanManage(@Root() root: unknown, @Ctx() ctx: Context): boolean {
    return managesEvent(ctx, root as Event);
  }

  @FieldResolver(() => EventOccurrence, {
    nullable: true,
    description:
      'The occurrence that takes place now or comes next; of an event without recurrence its only one. Null if all are over.',
  })
  nextOccurrence(@Root() root: unknown): EventOccurrence | null {
    return occurrencesWithin(root as Event, sharedNow(), ENDLESS, 1)[0] ?? null;
  }

  @FieldResolver(() => [EventOccurrence], {
    description: 'The occurrences in a range of time, in order. Ten years of an endless event at most.',
  })
  occurrences(
    @Root() root: unknown,
    @Arg('first', () => Int, {
      defaultValue: 10,
      description: 'Number of occurrences, 1 to 100. Defaults to 10.',
    })
    first: number,
    @Arg('from', () => Date, {
      nullable: true,
      description: 'Only occurrences that end after this time. Defaults to the start of the event.',
    })
    from: Date | null,
    @Arg('to', () => Date, { nullable: true, description: 'Only occurrences that start before this time.' })
    to: Date | null,
  ): EventOccurrence[] {
    if (first < 1 || first > MOST_OCCURRENCES)
      throw refuse.badInput(`first is out of range; 1 to ${MOST_OCCURRENCES} is allowed.`, 'first');
    return occurrencesWithin(root as Event, from ?? new Date(0), to ?? ENDLESS, first);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The address of the event as an iCalendar file. It is signed for the viewer where not everybody may see the event. Null for a draft.',
  })
  calendarUrl(@Root() root: unknown, @Ctx() ctx: Context): string | null {
    return eventCalendarUrl(ctx, root as Event);
  }

  @FieldResolver(() => EventRegistrationConnection, {
    description:
      'The registrations by time. Other users than the organizer and co-hosts see confirmed ones only.',
  })
  registrations(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Arg('status', () => EventRegistrationStatus, {
      nullable: true,
      description: 'Only registrations of this status.',
    })
    status: EventRegistrationStatus | null,
    @Ctx() ctx: Context,
  ): Promise<Connection<EventRegistration>> {
    const event = root as Event;
    const allowed = managesEvent(ctx, event) ? Object.values(EventRegistrationStatus) : [...SHOWN_TO_OTHERS];
    const statuses = status ? allowed.filter((one) => one === status) : allowed;
    const of = { event: event._id, statuses };
    return page<EventRegistration, EventRegistration>(toRange(args), {
      skeleton: (range) => scanRegistrations(ctx.loaders, range, of),
      position: (row) => ({ key: row[registrationKey(of)], id: row._id }),
      hydrate: (row) => row,
      visible: (row) => canSeeRegistration(ctx, row),
      count: () => countRegistrations(ctx.loaders, of),
    });
  }
}

/** A rule as text. */
@Resolver(() => EventRecurrence)
export class EventRecurrenceResolver {
  @FieldResolver(() => String, {
    description: 'The rule as text of RFC 5545, such as `FREQ=WEEKLY;COUNT=6`.',
  })
  rule(@Root() root: unknown): string {
    return ruleText({ rule: root as EventRecurrence, zone: 'UTC', allDay: false });
  }
}

/** Ratings. */
@Resolver(() => EventStats)
export class EventStatsResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description: 'The average rating, 1 to 5. Null without ratings.',
  })
  averageRating(@Root() root: unknown): number | null {
    const { ratings, ratingSum } = root as EventStats;
    return ratings === 0 ? null : Math.round((ratingSum / ratings) * 100) / 100;
  }
}
