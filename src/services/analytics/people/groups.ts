import type { InsightPeriod } from '../../../lib/insight-period.js';
import type { RollupFigures } from '../../../loaders/analytics/index.js';
import type { Context } from '../../../loaders/context.js';
import type { Group } from '../../../models/community/index.js';
import { since, whole } from './reading.js';

/** What members do that counts as activity. */
const ACTS = ['groups.posts', 'groups.comments', 'groups.reactions'];

/** By how much the number of members grew. The key is group and way. */
const growthOf = (rows: readonly RollupFigures[]): number =>
  rows.reduce((sum, { key, figures }) => sum + (key[1] === 'left' ? -1 : 1) * figures.sum('n'), 0);

const usersOf = (rows: readonly RollupFigures[]): number => new Set(rows.map(({ key }) => key[1])).size;

/** One of the largest groups. */
export interface GroupFigures {
  group: Group;
  members: number;
  growth: number;
  active: number;
}

/** The largest groups, with what a period did to them. */
export async function groupFigures(
  ctx: Context,
  period: InsightPeriod,
  most: number,
): Promise<GroupFigures[]> {
  const groups = await ctx.loaders.largestGroups.load(most);
  const ids = groups.map(({ _id }) => _id.toHexString());
  const later = since(period);
  const [flows, flowsLater, ...acts] = await Promise.all([
    whole(ctx, 'groups.flows', period, ids),
    later ? whole(ctx, 'groups.flows', later, ids) : [],
    ...ACTS.map((name) => whole(ctx, name, period, ids)),
  ]);
  return groups.map((group, index) => {
    const own = (rows: readonly RollupFigures[]) => rows.filter(({ key }) => key[0] === ids[index]);
    return {
      group,
      members: group.stats.members - growthOf(own(flowsLater)),
      growth: growthOf(own(flows)),
      active: usersOf(own(acts.flat())),
    };
  });
}

/** What happened in a group, bucket by bucket. */
export async function groupBuckets(ctx: Context, period: InsightPeriod, group: Group) {
  const first = [group._id.toHexString()];
  const of = (name: string) => ctx.loaders.rollup.load({ name, period, perBucket: true, first });
  const later = since(period);
  const [flowsLater, flows, ...acts] = await Promise.all([
    later ? whole(ctx, 'groups.flows', later, first) : [],
    of('groups.flows'),
    ...ACTS.map(of),
  ]);
  const inBuckets = (rows: readonly RollupFigures[]): RollupFigures[][] => {
    const found = period.buckets.map((): RollupFigures[] => []);
    for (const row of rows) found[row.bucket]!.push(row);
    return found;
  };
  const [flow, active, posts, comments] = [flows, acts.flat(), acts[0]!, acts[1]!].map(inBuckets);
  const count = (rows: readonly RollupFigures[]): number =>
    rows.reduce((sum, { figures }) => sum + figures.count, 0);
  // From the present number back: what came later is taken off.
  let members = group.stats.members - growthOf(flowsLater);
  const buckets = period.buckets.map(({ start }, index) => ({
    growth: growthOf(flow![index]!),
    begun: start <= period.now,
    posts: count(posts![index]!),
    comments: count(comments![index]!),
    active: usersOf(active![index]!),
  }));
  const counted = buckets.reverse().map(({ growth, begun, ...rest }) => {
    const row = { ...rest, members: begun ? members : null };
    members -= growth;
    return row;
  });
  return counted.reverse();
}
