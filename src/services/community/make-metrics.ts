import type { Types } from 'mongoose';
import { periodOf, type TimeRange } from '../../lib/civil-time.js';
import { sharedNow } from '../../lib/clock.js';
import {
  CommunityMetricsModel,
  GroupModel,
  MetricsPeriod,
  type CommunityMetrics,
} from '../../models/community/index.js';
import { countMembers, countVisitors, membersOf } from './metrics-members.js';
import { tallyAll } from './metrics-sources.js';
import { Tallies, type Tally } from './metrics-tally.js';

const UNIT = {
  [MetricsPeriod.DAILY]: 'day',
  [MetricsPeriod.WEEKLY]: 'week',
  [MetricsPeriod.MONTHLY]: 'month',
  [MetricsPeriod.YEARLY]: 'year',
} as const;

/** The bucket of a period in which a moment lies. */
export const metricsBucket = (at: Date, period: MetricsPeriod): TimeRange =>
  periodOf(at, UNIT[period], 'utc');

const MOST_LISTED = 10;
const BATCH = 500;

/** A bucket that ended before this keeps what only the present could say. */
const FINAL_AFTER_MS = 24 * 60 * 60 * 1_000;

type Numbers = Omit<CommunityMetrics, '_id' | 'id' | 'createdAt'>;

/**
 * Makes the metrics of the bucket in which a moment lies, for the platform and for every group. May be run again for any
 * bucket: it writes the same rows, and of a bucket that is over keeps what the present says otherwise (members, visitors).
 * Answers how many rows there are.
 */
export async function makeMetrics(at: Date, period: MetricsPeriod, signal?: AbortSignal): Promise<number> {
  const bucket = metricsBucket(at, period);
  const tallies = new Tallies();
  await tallyAll(bucket, tallies);
  const members = await countMembers(bucket);
  const visitors = await countVisitors(bucket, period);
  const numbers = (group: Types.ObjectId | null, tally: Tally): Numbers => {
    const key = group?.toHexString() ?? '';
    return numbersOf(
      { group, period, date: bucket.start },
      tally,
      membersOf(members, key),
      visitors.get(key) ?? 0,
    );
  };
  await write([numbers(null, tallies.platform)], bucket);
  let rows = 1;
  let some: Numbers[] = [];
  const groups = GroupModel.collection.find<{ _id: Types.ObjectId }>(
    { createdAt: { $lt: bucket.end } },
    { projection: { _id: 1 } },
  );
  for await (const { _id } of groups) {
    if (signal?.aborted) break;
    some.push(numbers(_id, tallies.group(_id)));
    if (some.length === BATCH) {
      await write(some, bucket);
      rows += some.length;
      some = [];
    }
  }
  await write(some, bucket);
  return rows + some.length;
}

function numbersOf(
  where: Pick<Numbers, 'group' | 'period' | 'date'>,
  tally: Tally,
  members: Omit<Numbers['members'], 'active'>,
  uniqueVisitors: number,
): Numbers {
  const { content, events, moderation, views } = tally;
  const engaged = content.comments + content.reactions + content.shares;
  return {
    ...where,
    members: { ...members, active: tally.users.size },
    content: { ...content },
    engagement: {
      ...{ views, uniqueVisitors, averageSessionSeconds: null },
      engagementRate: views === 0 ? 0 : Math.round((engaged / views) * 10_000) / 100,
    },
    events: { ...events },
    moderation: { ...moderation },
    topContributors: tally.topContributors(MOST_LISTED),
    topContent: tally.topContent(MOST_LISTED),
    topCategories: tally.topCategories(MOST_LISTED),
  };
}

/** Fields that follow from the present and not from what is on record. */
const OF_THE_PRESENT = [
  'members.total',
  'members.left',
  'members.banned',
  'engagement.uniqueVisitors',
] as const;

async function write(rows: readonly Numbers[], { end }: TimeRange): Promise<void> {
  if (rows.length === 0) return;
  const final = end.getTime() + FINAL_AFTER_MS < sharedNow().getTime();
  const updates = rows.map((row) => {
    const { group, period, date, ...numbers } = row;
    const set: Record<string, unknown> = {};
    for (const [section, value] of Object.entries(numbers)) set[section] = { $literal: value };
    const kept = Object.fromEntries(
      OF_THE_PRESENT.map((path) => [path, { $ifNull: [`$former.${path}`, `$${path}`] }]),
    );
    return {
      updateOne: {
        filter: { group, period, date },
        update: [
          { $set: { former: { members: '$members', engagement: '$engagement' } } },
          { $set: { ...set, createdAt: { $ifNull: ['$createdAt', '$$NOW'] } } },
          ...(final ? [{ $set: kept }] : []),
          { $unset: 'former' },
        ],
        upsert: true,
      },
    };
  });
  await CommunityMetricsModel.collection.bulkWrite(updates as never, { ordered: false });
}

/** Makes the day's metrics, and those of the day before, which may still change a little. */
export async function makeDailyMetrics({ signal }: { signal: AbortSignal }): Promise<number> {
  const now = sharedNow();
  const yesterday = new Date(metricsBucket(now, MetricsPeriod.DAILY).start.getTime() - 1);
  return (
    (await makeMetrics(yesterday, MetricsPeriod.DAILY, signal)) +
    (await makeMetrics(now, MetricsPeriod.DAILY, signal))
  );
}

/** Makes the metrics of the week, the month and the year of yesterday and of today. */
export async function makeLongMetrics({ signal }: { signal: AbortSignal }): Promise<number> {
  const now = sharedNow();
  let rows = 0;
  for (const period of [MetricsPeriod.WEEKLY, MetricsPeriod.MONTHLY, MetricsPeriod.YEARLY]) {
    const current = metricsBucket(now, period);
    const before = new Date(metricsBucket(now, MetricsPeriod.DAILY).start.getTime() - 1);
    if (before < current.start) rows += await makeMetrics(before, period, signal);
    if (!signal.aborted) rows += await makeMetrics(now, period, signal);
  }
  return rows;
}
