import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import { Event, type Event as EventRow } from '../../models/calendar/index.js';
import { Group, type Group as GroupRow } from '../../models/community/index.js';
import { canReadGroup, canSeeGroup } from '../../rules/community/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { EventConnection } from '../calendar/event.type.js';
import { eventPage } from '../calendar/events.resolver.js';
import { emptyPage } from '../social/pages.js';

/** The events of a group. */
@Resolver(() => Group)
export class GroupEventResolver {
  @FieldResolver(() => EventConnection, {
    description:
      'The published events of the group that the viewer may see, by the occurrence that runs or comes next. Empty if the viewer may not read the group.',
  })
  async events(
    @Root() root: unknown,
    @Arg('upcoming', () => Boolean, {
      defaultValue: true,
      description: 'Whether to leave out events that are over. Defaults to true.',
    })
    upcoming: boolean,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Event>> {
    const group = root as GroupRow;
    const range = toRange(args);
    if (!(await canReadGroup(ctx, group))) return emptyPage(range);
    const now = sharedNow();
    const from = upcoming ? now : new Date(0);
    return eventPage(ctx, range, { from, to: null, now, type: null, tag: null, group: group._id });
  }
}

/** The group of an event. */
@Resolver(() => Event)
export class EventGroupResolver {
  @FieldResolver(() => Group, {
    nullable: true,
    description: 'The group of the event. Null if it has none, or if the viewer may not see it.',
  })
  async group(@Root() root: unknown, @Ctx() ctx: Context): Promise<Group | null> {
    const { group: id } = root as EventRow;
    const group = id && (await ctx.loaders.group.load(id));
    return group && (await canSeeGroup(ctx, group)) ? group : null;
  }
}
