import type { InsightPeriod } from '../../../lib/insight-period.js';
import {
  GroupModel,
  LISTED_GROUPS,
  MEMBER_STATUSES,
  MembershipModel,
  MembershipRole,
  SuggestionModel,
  SuggestionStatus,
  type Group,
} from '../../../models/community/index.js';
import { UserModel } from '../../../models/identity/index.js';
import { batchedBy, typed } from '../../factories.js';

/** The largest groups that lists show. */
export const largestGroups = batchedBy<number, Group[]>('Group.largest', String, (sizes, { roundTrip }) =>
  Promise.all(
    sizes.map(async (size) => {
      const rows = await roundTrip.ask<Group>(GroupModel, [
        { $match: LISTED_GROUPS },
        { $sort: { 'stats.members': -1, _id: -1 } },
        { $limit: size },
      ]);
      return rows.map((row) => typed('Group', row) as Group);
    }),
  ),
);

/** Number of memberships that hold now, by role. */
export const rolesInGroups = batchedBy<'all', { role: MembershipRole; count: number }[]>(
  'Membership.roles',
  String,
  async (keys, { roundTrip }) => {
    const rows = await roundTrip.ask<{ _id: MembershipRole; count: number }>(MembershipModel, [
      {
        $match: { status: { $in: [...MEMBER_STATUSES] }, role: { $in: Object.values(MembershipRole) } },
      },
      { $group: { _id: '$role', count: { $sum: 1 } } },
    ]);
    const found = new Map(rows.map(({ _id, count }) => [_id, count]));
    const counts = Object.values(MembershipRole).map((role) => ({ role, count: found.get(role) ?? 0 }));
    return keys.map(() => counts);
  },
);

/** Number of suggestions that were made in a period, by their present status. */
export const suggestionsByStatus = batchedBy<InsightPeriod, { status: SuggestionStatus; count: number }[]>(
  'Suggestion.byStatus',
  ({ from, to }) => `${from.getTime()} ${to.getTime()}`,
  (periods, { roundTrip }) =>
    Promise.all(
      periods.map(async ({ from, to }) => {
        const statuses = Object.values(SuggestionStatus);
        const rows = await roundTrip.ask<{ _id: SuggestionStatus; count: number }>(SuggestionModel, [
          {
            $match: { status: { $in: statuses }, createdAt: { $gte: from, $lt: to }, deletedAt: null },
          },
          { $group: { _id: '$status', count: { $sum: 1 } } },
        ]);
        const found = new Map(rows.map(({ _id, count }) => [_id, count]));
        return statuses.map((status) => ({ status, count: found.get(status) ?? 0 }));
      }),
    ),
);

/** Number of accounts there are now, whatever their status. The database keeps it beside the collection. */
export const accountsNow = batchedBy<'all', number>('User.total', String, async (keys, { cost }) => {
  cost.reads += 1;
  const count = await UserModel.collection.estimatedDocumentCount();
  return keys.map(() => count);
});
