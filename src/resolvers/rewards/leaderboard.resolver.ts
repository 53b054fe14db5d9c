import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { entryList } from '../../loaders/rewards/lists/rewards.js';
import { sharedNow } from '../../lib/clock.js';
import { User } from '../../models/identity/index.js';
import {
  Leaderboard,
  LeaderboardCategory,
  LeaderboardEntry,
  LeaderboardEntryModel,
  LeaderboardModel,
  LeaderboardPeriod,
} from '../../models/rewards/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { spanOf } from '../../services/rewards/index.js';
import { LeaderboardEntryConnection } from './rewards.type.js';

/** Rankings. */
@Resolver(() => Leaderboard)
export class LeaderboardResolver {
  @Query(() => Leaderboard, {
    nullable: true,
    description: 'The ranking of the current period. Null until it was first made, within five minutes.',
  })
  leaderboard(
    @Arg('category', () => LeaderboardCategory, { description: 'The score that is ranked.' })
    category: LeaderboardCategory,
    @Arg('period', () => LeaderboardPeriod, { description: 'The period of the ranking.' })
    period: LeaderboardPeriod,
  ): Promise<Leaderboard | null> {
    const { key } = spanOf(period, sharedNow());
    return LeaderboardModel.findOne({ category, period, key }).lean<Leaderboard>();
  }

  @FieldResolver(() => LeaderboardEntryConnection, {
    description: 'The entries by rank, up to 1,000. Users who are not visible to the viewer are left out.',
  })
  entries(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<LeaderboardEntry>> {
    const { _id, revision } = root as Leaderboard;
    const list = entryList(_id, revision);
    return page<LeaderboardEntry, LeaderboardEntry>(toRange(args), {
      skeleton: (range) => list.scan(ctx.loaders, range),
      position: ({ place, _id: id }) => ({ key: place, id }),
      hydrate: (row) => row,
      visible: async (row) => {
        const user = await ctx.loaders.user.load(row.user);
        return user !== null && canSeeUser(ctx, user);
      },
      count: () => list.count(ctx.loaders),
    });
  }

  @FieldResolver(() => LeaderboardEntry, {
    nullable: true,
    description: "The viewer's entry. Null for visitors, and for a viewer without a place.",
  })
  async viewerEntry(@Root() root: unknown, @Ctx() ctx: Context): Promise<LeaderboardEntry | null> {
    const { _id: board, revision } = root as Leaderboard;
    const user = ctx.viewer?.id;
    return user ? LeaderboardEntryModel.findOne({ board, revision, user }).lean<LeaderboardEntry>() : null;
  }
}

/** A place. */
@Resolver(() => LeaderboardEntry)
export class LeaderboardEntryResolver {
  @FieldResolver(() => User, { description: 'The ranked user.' })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return ctx.loaders.user.load((root as LeaderboardEntry).user);
  }
}
