import type { InsightPeriod } from '../../../lib/insight-period.js';
import { merged } from '../../../loaders/analytics/index.js';
import type { Context } from '../../../loaders/context.js';
import { PostCategory, PostVisibility, StoryVisibility } from '../../../models/social/index.js';
import { REPOST } from '../rollups/people/engagement.js';
import { byBucket, byPart, countsOf, total, whole } from './reading.js';

/** What something is worth in a score: as posts are sorted when they trend. */
export const WORTH = { reactions: 2, comments: 3, shares: 5, views: 0.1 } as const;

/** The rollups of what is done to posts, with their worth. The key is author and post. */
export const POST_FIGURES = {
  reactions: { name: 'creators.reactions', weight: WORTH.reactions },
  comments: { name: 'creators.comments', weight: WORTH.comments },
  shares: { name: 'creators.shares', weight: WORTH.shares },
  views: { name: 'creators.views', sum: 'n', weight: WORTH.views },
} as const;

/** Whether a key is of anything but reposts. */
const isOriginal = (key: readonly string[]): boolean => key[2] !== REPOST;

/** What users did, bucket by bucket. */
export async function engagementBuckets(ctx: Context, period: InsightPeriod) {
  const of = (name: string) => byBucket(ctx, `engagement.${name}`, period, { passes: isOriginal });
  const names = ['posts', 'topics', 'comments', 'reactions', 'shares', 'post-views', 'topic-views'];
  const [posts, topics, comments, reactions, shares, postViews, topicViews] = await Promise.all(
    names.map(of),
  );
  return period.buckets.map((_, index) => ({
    posts: posts![index]!.count + topics![index]!.count,
    comments: comments![index]!.count,
    reactions: reactions![index]!.count,
    shares: shares![index]!.count,
    views: postViews![index]!.sum('n') + topicViews![index]!.sum('n'),
  }));
}

/** The totals of a period. */
export async function engagementTotals(ctx: Context, period: InsightPeriod) {
  const of = async (name: string) =>
    merged((await whole(ctx, `engagement.${name}`, period)).filter(({ key }) => isOriginal(key)));
  const names = ['posts', 'topics', 'comments', 'reactions', 'post-views', 'topic-views'];
  const [posts, topics, comments, reactions, postViews, topicViews] = await Promise.all(names.map(of));
  return {
    posts: posts!.count + topics!.count,
    comments: comments!.count,
    reactions: reactions!.count,
    views: postViews!.sum('n') + topicViews!.sum('n'),
  };
}

/** Number of comments by their level in the tree. */
export async function threadDepths(ctx: Context, period: InsightPeriod) {
  const rows = byPart(await whole(ctx, 'engagement.comments', period), 0);
  return [...rows]
    .map(([depth, { count }]) => ({ depth: Number(depth), count }))
    .sort((a, b) => a.depth - b.depth);
}

/** Number of reactions by kind. */
export const reactionCounts = async (ctx: Context, period: InsightPeriod, names: Record<string, string>) =>
  countsOf(byPart(await whole(ctx, 'engagement.reactions', period), 0), ({ count }) => count, names);

/** What came into feeds. */
export async function feedFigures(ctx: Context, period: InsightPeriod) {
  const of = (name: string) => total(ctx, `engagement.${name}`, period);
  const listed = await whole(ctx, 'engagement.posts', period);
  const posts = listed.filter(({ key }) => isOriginal(key));
  const [saves, follows] = await Promise.all(['saves', 'follows'].map(of));
  return {
    posts: merged(posts).count,
    reposts: merged(listed).count - merged(posts).count,
    byCategory: countsOf(byPart(posts, 0), ({ count }) => count, PostCategory),
    byVisibility: countsOf(byPart(posts, 1), ({ count }) => count, PostVisibility),
    ...{ saves: saves!.count, follows: follows!.count },
  };
}

/** What became of stories. */
export async function storyFigures(ctx: Context, period: InsightPeriod) {
  const [stories, views] = await Promise.all([
    whole(ctx, 'engagement.stories', period),
    total(ctx, 'engagement.story-views', period),
  ]);
  return {
    created: merged(stories).sum('n'),
    byVisibility: countsOf(byPart(stories, 0), (figures) => figures.sum('n'), StoryVisibility),
    views: views.sum('n'),
  };
}
