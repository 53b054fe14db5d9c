import type { InsightPeriod } from '../../../lib/insight-period.js';
import type { Context } from '../../../loaders/context.js';
import { byBucket, byPart, countsOf, whole } from './reading.js';

/** What others did with an author's posts, bucket by bucket. */
export async function creatorBuckets(ctx: Context, period: InsightPeriod, author: string) {
  const of = (name: string) => byBucket(ctx, `creators.${name}`, period, { first: [author] });
  const names = ['views', 'reactions', 'comments', 'shares', 'saves', 'followers'];
  const [views, reactions, comments, shares, saves, followers] = await Promise.all(names.map(of));
  return period.buckets.map((_, index) => ({
    views: views![index]!.sum('n'),
    reactions: reactions![index]!.count,
    comments: comments![index]!.count,
    shares: shares![index]!.count,
    saves: saves![index]!.count,
    newFollowers: followers![index]!.count,
  }));
}

/** Views of an author's posts by country. */
export const viewsByCountry = async (ctx: Context, period: InsightPeriod, author: string) =>
  countsOf(byPart(await whole(ctx, 'creators.audience', period, [author]), 1), (figures) => figures.sum('n'));

/** Views of an author's posts by hour of the day. */
export async function viewsByHour(ctx: Context, period: InsightPeriod, author: string) {
  const hours = await ctx.loaders.rollupHours.load({
    ...{ name: 'creators.views', sum: 'n', first: author, period },
  });
  return hours.map((views, hour) => ({ hour, views }));
}
