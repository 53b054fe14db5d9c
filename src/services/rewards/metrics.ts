import type { ClientSession, Types } from 'mongoose';
import { METRIC_ROWS } from '../../loaders/rewards/metric-rows.js';
import { UserModel } from '../../models/identity/index.js';
import { UserRewardsModel, type AchievementMetric, type UserRewards } from '../../models/rewards/index.js';

/** No achievement asks for more. */
export const LARGEST_VALUE = 10_000;

/** The values of a metric for users, counted from the rows: they cannot drift. One command, however many users. */
export async function metricOf(
  users: readonly Types.ObjectId[],
  metric: AchievementMetric,
  session: ClientSession,
): Promise<Map<string, number>> {
  const rows = METRIC_ROWS[metric];
  if (!rows) {
    const wallets = await UserRewardsModel.find({ _id: { $in: users } }, { streak: 1 })
      .session(session)
      .lean<UserRewards[]>();
    return new Map(wallets.map(({ _id, streak }) => [String(_id), streak?.longest ?? 0]));
  }
  const { model, by: foreignField, match } = rows;
  const pipeline = [{ $match: match }, { $limit: LARGEST_VALUE }, { $count: 'n' }];
  const counted = await UserModel.collection
    .aggregate<{ _id: Types.ObjectId; counted: { n: number }[] }>(
      [
        { $match: { _id: { $in: users } } },
        { $project: { _id: 1 } },
        {
          $lookup: {
            ...{ from: model.collection.name, localField: '_id', foreignField },
            ...{ pipeline, as: 'counted' },
          },
        },
      ],
      { session },
    )
    .toArray();
  return new Map(counted.map(({ _id, counted: [row] }) => [String(_id), row?.n ?? 0]));
}

/** When a user's count of a metric reached a value: the time of that row. Null where it cannot be told. */
export async function reachedAt(
  user: Types.ObjectId,
  metric: AchievementMetric,
  value: number,
): Promise<Date | null> {
  const source = METRIC_ROWS[metric];
  if (!source) return null;
  const { model, by, match } = source;
  const [row] = await model.collection
    .find(
      { ...match, [by]: user },
      { sort: { createdAt: 1 }, skip: value - 1, limit: 1, projection: { createdAt: 1 } },
    )
    .toArray();
  return (row?.['createdAt'] as Date | undefined) ?? null;
}

/** Users whose count of a metric has reached a value, for a backfill. */
export async function usersWith(metric: AchievementMetric, value: number): Promise<Types.ObjectId[]> {
  const source = METRIC_ROWS[metric];
  if (!source) {
    const rows = await UserRewardsModel.find({ 'streak.longest': { $gte: value } }, { _id: 1 }).lean();
    return rows.map(({ _id }) => _id);
  }
  const { model, by, match } = source;
  const rows = await model.collection
    .aggregate<{ _id: Types.ObjectId }>([
      { $match: match },
      { $group: { _id: `$${by}`, n: { $sum: 1 } } },
      { $match: { n: { $gte: value } } },
    ])
    .toArray();
  return rows.map(({ _id }) => _id);
}
