import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import type { PostGroup } from '../../loaders/social/author-posts.js';
import { countNewFollowers } from '../../loaders/social/lists/follow.js';
import { scanPosts } from '../../loaders/social/lists/post.js';
import { Post, PostCategory, type Post as PostRow } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';
import { AIGenerationType } from '../../models/studio/index.js';
import { Viewer } from '../identity/viewer.type.js';
import { AIUsage, CategoryStats, Dashboard } from './dashboard.type.js';

/** Number of recent posts. */
const RECENT = 5;
const LONGEST_DAYS = 365;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The kind of generation for each post category. */
const MADE_AS: Record<PostCategory, AIGenerationType> = {
  [PostCategory.SHORT]: AIGenerationType.VIDEO,
  [PostCategory.NORMAL_VIDEO]: AIGenerationType.VIDEO,
  [PostCategory.IMAGE_POST]: AIGenerationType.IMAGE,
  [PostCategory.IMAGE_TEXT_POST]: AIGenerationType.IMAGE,
  [PostCategory.TEXT_POST]: AIGenerationType.TEXT_ENHANCEMENT,
};

/** The entry point to the viewer's statistics. */
@Resolver(() => Viewer)
export class ViewerDashboardResolver {
  @FieldResolver(() => Dashboard, { description: "The viewer's statistics." })
  dashboard(@Root() viewer: unknown): { owner: Types.ObjectId } {
    return { owner: (viewer as Viewer).user._id };
  }
}

/** The viewer's statistics, each queried only if it is selected. */
@Resolver(() => Dashboard)
export class DashboardResolver {
  @FieldResolver(() => [CategoryStats], {
    description: "The viewer's published posts by category, most first.",
  })
  async postsByCategory(@Root() root: unknown, @Ctx() ctx: Context): Promise<CategoryStats[]> {
    const groups = await ctx.loaders.authorPosts.load(ownerOf(root));
    return sumBy(groups, ({ category }) => category, ['count', 'likes', 'views', 'comments'])
      .map(({ key, ...sums }) => ({ category: key, ...sums }))
      .sort((a, b) => b.count - a.count || a.category.localeCompare(b.category));
  }

  @FieldResolver(() => [Post], { description: "The viewer's five latest posts." })
  recentPosts(@Root() root: unknown, @Ctx() ctx: Context): Promise<PostRow[]> {
    const range = { size: RECENT - 1, backward: false, after: null, before: null };
    return scanPosts(ctx.loaders, range, { where: { author: ownerOf(root) } });
  }

  @FieldResolver(() => Int, { description: 'Number of new followers in the last days.' })
  newFollowers(
    @Root() root: unknown,
    @Arg('days', () => Int, { defaultValue: 30, description: 'The number of days, 1 to 365.' }) days: number,
    @Ctx() ctx: Context,
  ): Promise<number> {
    if (days < 1 || days > LONGEST_DAYS)
      throw refuse.badInput(`days must be between 1 and ${LONGEST_DAYS}.`, 'days');
    return countNewFollowers(ctx.loaders, ownerOf(root), new Date(Date.now() - days * DAY_MS));
  }

  @FieldResolver(() => [AIUsage], {
    description: "The viewer's AI usage, computed from `aiDetails` of published posts.",
  })
  async aiUsage(@Root() root: unknown, @Ctx() ctx: Context): Promise<AIUsage[]> {
    const groups = await ctx.loaders.authorPosts.load(ownerOf(root));
    return sumBy(groups, ({ category }) => MADE_AS[category], ['generated', 'cost'])
      .filter(({ generated }) => generated > 0)
      .map(({ key, generated, cost }) => ({ type: key, count: generated, cost }))
      .sort((a, b) => b.count - a.count || a.type.localeCompare(b.type));
  }
}

function ownerOf(root: unknown): Types.ObjectId {
  return (root as { owner: Types.ObjectId }).owner;
}

type Sums = 'count' | 'likes' | 'views' | 'comments' | 'generated' | 'cost';

function sumBy<K extends string, S extends Sums>(
  groups: readonly PostGroup[],
  keyOf: (group: PostGroup) => K,
  fields: readonly S[],
): ({ key: K } & Record<S, number>)[] {
  const found = new Map<K, { key: K } & Record<Sums, number>>();
  for (const group of groups) {
    const key = keyOf(group);
    const so = found.get(key);
    if (!so) found.set(key, { ...group, key });
    else for (const field of fields) so[field] += group[field];
  }
  return [...found.values()].map((row) =>
    Object.fromEntries([['key', row.key], ...fields.map((field) => [field, row[field]])]),
  ) as ({ key: K } & Record<S, number>)[];
}
