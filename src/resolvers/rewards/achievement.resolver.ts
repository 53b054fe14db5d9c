import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { achievementList, unlockedIds } from '../../loaders/rewards/lists/rewards.js';
import { Achievement, UserAchievement } from '../../models/rewards/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { AchievementConnection, AchievementProgress } from './rewards.type.js';

/** Achievements. */
@Resolver(() => Achievement)
export class AchievementResolver {
  @Query(() => AchievementConnection, { nullable: true, description: 'All achievements, in display order.' })
  async achievements(
    @Arg('unlocked', () => Boolean, {
      nullable: true,
      description: 'Whether only unlocked or only locked achievements of the viewer are returned.',
    })
    unlocked: boolean | null | undefined,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Achievement>> {
    const list = achievementList(await unlockedMatch(ctx, unlocked ?? null));
    return page<Achievement, Achievement>(toRange(args), {
      skeleton: (range) => list.scan(ctx.loaders, range),
      position: ({ order, _id }) => ({ key: order, id: _id }),
      hydrate: (row) => row,
      count: () => list.count(ctx.loaders),
    });
  }

  @FieldResolver(() => AchievementProgress, {
    nullable: true,
    description: "The viewer's progress. Null for visitors.",
  })
  async viewerProgress(@Root() root: unknown, @Ctx() ctx: Context): Promise<AchievementProgress | null> {
    if (!ctx.viewer) return null;
    const { _id, requirement } = root as Achievement;
    const [value, had] = await Promise.all([
      ctx.loaders.viewerMetrics.load(requirement.metric),
      ctx.loaders.viewerAchievement.load(_id),
    ]);
    const fraction = had ? 1 : Math.min(1, value / requirement.value);
    return { value, fraction, unlockedAt: had?.unlockedAt ?? null };
  }
}

/** An unlocked achievement. */
@Resolver(() => UserAchievement)
export class UserAchievementResolver {
  @FieldResolver(() => Achievement, { description: 'The achievement that was unlocked.' })
  achievement(@Root() root: unknown, @Ctx() ctx: Context): Promise<Achievement | null> {
    return ctx.loaders.achievement.load((root as UserAchievement).achievement);
  }
}

async function unlockedMatch(ctx: Context, unlocked: boolean | null): Promise<Record<string, unknown>> {
  if (unlocked === null) return {};
  const ids = ctx.viewer ? await unlockedIds(ctx.loaders, ctx.viewer.id) : [];
  return { _id: unlocked ? { $in: ids } : { $nin: ids } };
}
