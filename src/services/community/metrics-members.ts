import type { Types } from 'mongoose';
import type { TimeRange } from '../../lib/civil-time.js';
import {
  CommunityMetricsModel,
  CommunityPostModel,
  MembershipModel,
  MembershipStatus,
  MetricsPeriod,
  type MemberMetrics,
} from '../../models/community/index.js';
import { UserModel, UserStatus } from '../../models/identity/index.js';
import { ModerationActionModel, ModerationActionType } from '../../models/moderation/index.js';
import { PostViewModel } from '../../models/social/index.js';

type Members = Omit<MemberMetrics, 'active'>;

const NOBODY: Members = { total: 0, new: 0, left: 0, banned: 0 };

/** Members of groups by group; users of the platform under the empty key. */
export async function countMembers({ start, end }: TimeRange): Promise<Map<string, Members>> {
  const within = { $gte: start, $lt: end };
  const there = { status: { $ne: UserStatus.DELETED }, deletedAt: null };
  const [total, fresh, left, banned] = await Promise.all([
    UserModel.collection.countDocuments({ ...there, createdAt: { $lt: end } }),
    UserModel.collection.countDocuments({ createdAt: within }),
    UserModel.collection.countDocuments({ deletedAt: within }),
    ModerationActionModel.collection.countDocuments({
      action: ModerationActionType.BAN,
      createdAt: { $lt: end },
      $and: [
        { $or: [{ liftedAt: null }, { liftedAt: { $gte: end } }] },
        { $or: [{ expiresAt: null }, { expiresAt: { $gte: end } }] },
      ],
    }),
  ]);
  const found = new Map<string, Members>([['', { total, new: fresh, left, banned }]]);
  const { ACTIVE, SUSPENDED, LEFT, BANNED } = MembershipStatus;
  const is = (...statuses: MembershipStatus[]) => ({ $in: ['$status', statuses] });
  const inRange = (field: string) => ({ $and: [{ $gte: [field, start] }, { $lt: [field, end] }] });
  const sum = (...all: object[]) => ({ $sum: { $cond: [{ $and: all }, 1, 0] } });
  const rows = MembershipModel.collection.aggregate<Members & { _id: Types.ObjectId }>([
    { $match: { status: { $in: [ACTIVE, SUSPENDED, LEFT, BANNED] } } },
    {
      $group: {
        _id: '$group',
        total: sum(is(ACTIVE, SUSPENDED), { $lt: ['$joinedAt', end] }),
        new: sum(inRange('$joinedAt')),
        left: sum(is(LEFT), inRange('$updatedAt')),
        banned: sum(is(BANNED), { $lt: ['$updatedAt', end] }),
      },
    },
  ]);
  for await (const { _id, ...numbers } of rows) found.set(_id.toHexString(), numbers);
  return found;
}

/** The numbers of a scope. */
export const membersOf = (all: ReadonlyMap<string, Members>, key: string): Members => all.get(key) ?? NOBODY;

/**
 * Visitors by group, and of the platform under the empty key. A day's are counted from the views themselves, which are
 * kept for two days; those of longer periods add up the days that are stored.
 */
export async function countVisitors(
  { start, end }: TimeRange,
  period: MetricsPeriod,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  if (period !== MetricsPeriod.DAILY) {
    const days = CommunityMetricsModel.collection.aggregate<{ _id: Types.ObjectId | null; n: number }>([
      { $match: { period: MetricsPeriod.DAILY, date: { $gte: start, $lt: end } } },
      { $group: { _id: '$group', n: { $sum: '$engagement.uniqueVisitors' } } },
    ]);
    for await (const { _id, n } of days) found.set(_id?.toHexString() ?? '', n);
    return found;
  }
  const views = PostViewModel.collection.aggregate<{ _id: { viewer: string; group: Types.ObjectId | null } }>(
    [
      { $match: { window: { $gte: start, $lt: end } } },
      { $group: { _id: { viewer: '$viewer', post: '$post' } } },
      {
        $lookup: {
          from: CommunityPostModel.collection.name,
          localField: '_id.post',
          foreignField: '_id',
          pipeline: [{ $project: { group: 1 } }],
          as: 'topic',
        },
      },
      { $group: { _id: { viewer: '$_id.viewer', group: { $ifNull: [{ $first: '$topic.group' }, null] } } } },
    ],
  );
  const everyone = new Set<string>();
  for await (const { _id } of views) {
    everyone.add(_id.viewer);
    const key = _id.group?.toHexString();
    if (key) found.set(key, (found.get(key) ?? 0) + 1);
  }
  found.set('', everyone.size);
  return found;
}
