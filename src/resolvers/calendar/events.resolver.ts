import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import { sharedNow } from '../../lib/clock.js';
import { occurrencesWithin } from '../../lib/series.js';
import type { Context } from '../../loaders/context.js';
import {
  BY_NEXT,
  countEvents,
  countOrganized,
  countRegistrations,
  registrationKey,
  scanEvents,
  scanEventsNear,
  scanOrganized,
  scanRegistrations,
  type EventsOf,
  type NearbyEvent,
} from '../../loaders/calendar/lists.js';
import { page } from '../../loaders/page.js';
import {
  Event,
  EventRegistration,
  EventRegistrationStatus,
  EventType,
  EventVisibility,
} from '../../models/calendar/index.js';
import { canSeeEvent, canSeeEventGroup, isEventGroupMember } from '../../rules/calendar/index.js';
import type { Connection } from '../../schema/connection.js';
import { refuse } from '../../schema/errors.js';
import { parseGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange, type Range } from '../../schema/page-args.js';
import { calendarFeedUrl, rotateCalendarFeed } from '../../services/calendar/index.js';
import { Viewer } from '../identity/viewer.type.js';
import { CoordinatesInput } from '../social/nearby.resolver.js';
import { CalendarFeedPayload, EventConnection, EventRegistrationConnection } from './event.type.js';

const NEAREST_KM = 0.1;
const FARTHEST_KM = 500;

/** A page of listed events that the viewer may see and that really take place in the range. */
export function eventPage(ctx: Context, range: Range, of: EventsOf): Promise<Connection<Event>> {
  return page<Event, Event>(range, {
    skeleton: (rest) => scanEvents(ctx.loaders, rest, of),
    position: (row) => ({ key: row[BY_NEXT.field as 'nextAt'], id: row._id }),
    hydrate: (row) => row,
    visible: (row) => takesPlace(row, of) && canSeeEvent(ctx, row),
    // Between two moments a recurring event may pause.
    count: () => (of.to ? null : countOpenEvents(ctx, of)),
  });
}

/** How many the viewer may see by what they are in; those by invitation are not counted. */
async function countOpenEvents(ctx: Context, of: EventsOf): Promise<number> {
  const { PUBLIC, MEMBERS_ONLY } = EventVisibility;
  const isIn = of.group ? await isEventGroupMember(ctx, of.group) : false;
  return countEvents(ctx.loaders, of, isIn ? [PUBLIC, MEMBERS_ONLY] : [PUBLIC]);
}

function takesPlace(event: Event, { from, to }: EventsOf): boolean {
  return !event.recurrence || !to || occurrencesWithin(event, from, to, 1).length > 0;
}

/** Lists of events. */
@Resolver()
export class EventsResolver {
  @Query(() => EventConnection, {
    nullable: true,
    description:
      'Published events, by the occurrence that runs or comes next; with `near` the nearest first. By default those that are not over.',
  })
  events(
    @Arg('first', () => Int, { nullable: true, description: 'Number of events, 1 to 100. Defaults to 20.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only events after this cursor.' })
    after: string | null,
    @Arg('from', () => Date, {
      nullable: true,
      description: 'Only events with an occurrence that ends after this time. Defaults to now.',
    })
    from: Date | null,
    @Arg('to', () => Date, {
      nullable: true,
      description: 'Only events with an occurrence that starts before this time.',
    })
    to: Date | null,
    @Arg('type', () => EventType, { nullable: true, description: 'Only events of this kind.' })
    type: EventType | null,
    @Arg('tag', () => String, { nullable: true, description: 'Only events with this tag.' })
    tag: string | null,
    @Arg('groupId', () => ID, { nullable: true, description: 'Only events of this group.' })
    groupId: string | null,
    @Arg('near', () => CoordinatesInput, { nullable: true, description: 'Only events around this point.' })
    near: CoordinatesInput | null,
    @Arg('radiusKm', () => Float, {
      nullable: true,
      description: 'The radius around `near` in kilometres, 0.1 to 500. Defaults to 25.',
    })
    radiusKm: number | null,
    @Ctx() ctx: Context,
  ): Promise<Connection<Event>> {
    const now = sharedNow();
    const of: EventsOf = {
      ...{ from: from ?? now, to: to ?? null, now, type: type ?? null },
      tag: tag ? tag.toLowerCase() : null,
      group: groupId ? parseGlobalId(groupId, 'Group', 'groupId') : null,
    };
    if (of.to && of.to <= of.from) throw refuse.badInput('The range ends before it begins.', 'to');
    const range = toRange({ first, after });
    return this.listed(ctx, range, of, near ?? null, radiusKm ?? 25);
  }

  private async listed(
    ctx: Context,
    range: Range,
    of: EventsOf,
    near: CoordinatesInput | null,
    radiusKm: number,
  ): Promise<Connection<Event>> {
    if (of.group && !(await canSeeEventGroup(ctx, of.group))) throw refuse.notFound('The group', 'groupId');
    if (!near) return eventPage(ctx, range, of);
    const { latitude, longitude } = near;
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
      throw refuse.badInput('This is not a point; latitudes are -90 to 90, longitudes -180 to 180.', 'near');
    if (!(radiusKm >= NEAREST_KM && radiusKm <= FARTHEST_KM))
      throw refuse.badInput(
        `radiusKm is out of range; ${NEAREST_KM} to ${FARTHEST_KM} is allowed.`,
        'radiusKm',
      );
    return page<NearbyEvent, Event>(range, {
      skeleton: (rest) => scanEventsNear(ctx.loaders, rest, of, { latitude, longitude, radiusKm }),
      position: ({ distance, _id }) => ({ key: distance, id: _id }),
      hydrate: (row) => row,
      visible: (row) => takesPlace(row, of) && canSeeEvent(ctx, row),
    });
  }

  @Mutation(() => CalendarFeedPayload, {
    nullable: true,
    description: 'Gives the private calendar feed of the viewer a new address. The old one stops working.',
  })
  async rotateCalendarFeed(@Ctx() ctx: Context): Promise<CalendarFeedPayload> {
    return { url: await rotateCalendarFeed(ctx) };
  }
}

/** What the viewer has to do with events. */
@Resolver(() => Viewer)
export class ViewerEventResolver {
  @FieldResolver(() => EventRegistrationConnection, {
    description: 'The registrations of the viewer, by the end of the event. Cancelled ones only on request.',
  })
  eventRegistrations(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Arg('upcoming', () => Boolean, { defaultValue: false, description: 'Only events that are not over.' })
    upcoming: boolean,
    @Arg('status', () => EventRegistrationStatus, {
      nullable: true,
      description: 'Only registrations of this status.',
    })
    status: EventRegistrationStatus | null,
    @Ctx() ctx: Context,
  ): Promise<Connection<EventRegistration>> {
    const open = Object.values(EventRegistrationStatus).filter(
      (one) => one !== EventRegistrationStatus.CANCELLED,
    );
    const of = {
      user: (root as Viewer).user._id,
      statuses: status ? [status] : open,
      endsAfter: upcoming ? sharedNow() : null,
    };
    return page<EventRegistration, EventRegistration>(toRange(args), {
      skeleton: (range) => scanRegistrations(ctx.loaders, range, of),
      position: (row) => ({ key: row[registrationKey(of)], id: row._id }),
      hydrate: (row) => row,
      count: () => countRegistrations(ctx.loaders, of),
    });
  }

  @FieldResolver(() => EventConnection, {
    description: 'The events that the viewer organizes, drafts included, latest first.',
  })
  organizedEvents(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Event>> {
    const organizer = (root as Viewer).user._id;
    return page<Event, Event>(toRange(args), {
      skeleton: (range) => scanOrganized(ctx.loaders, range, organizer),
      position: (row) => ({ key: row.createdAt, id: row._id }),
      hydrate: (row) => row,
      count: () => countOrganized(ctx.loaders, organizer),
    });
  }

  @FieldResolver(() => String, {
    description: 'The address of the private calendar feed with all events of the viewer. Keep it secret.',
  })
  calendarFeedUrl(@Ctx() ctx: Context): Promise<string> {
    requireViewer(ctx);
    return calendarFeedUrl(ctx);
  }
}
