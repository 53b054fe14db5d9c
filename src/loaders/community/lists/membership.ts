import type { Types } from 'mongoose';
import {
  GroupInvitationModel,
  MembershipModel,
  type GroupInvitation,
  type Membership,
  type MembershipRole,
  type MembershipStatus,
} from '../../../models/community/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import type { ListOrder } from '../../keyset.js';
import { countRows, scan } from '../../scan.js';

/** The higher roles first, then by time of joining. */
export const BY_ROLE: ListOrder = { field: 'order', direction: 1 };
/** Latest first. */
export const BY_JOINED: ListOrder = { field: 'joinedAt', direction: -1 };
const BY_CREATED: ListOrder = { field: 'createdAt', direction: -1 };

/** Which memberships of a group. */
export interface MemberFilter {
  group: Types.ObjectId;
  statuses: readonly MembershipStatus[];
  role: MembershipRole | null;
}

const members = ({ group, statuses, role }: MemberFilter): Record<string, unknown> => ({
  group,
  status: statuses.length === 1 ? statuses[0] : { $in: [...statuses] },
  ...(role ? { role } : {}),
});

const mark = (loaders: Loaders, rows: Membership[]): Membership[] => {
  for (const row of rows) loaders.membership.prime(row._id, typed('Membership', row));
  return rows;
};

/** One page of the memberships of a group. */
export async function scanMembers(
  loaders: Loaders,
  range: Range,
  filter: MemberFilter,
): Promise<Membership[]> {
  return mark(
    loaders,
    await scan(loaders, range, { model: MembershipModel, match: members(filter), order: BY_ROLE }),
  );
}

/** How many there are. */
export const countMembers = (loaders: Loaders, filter: MemberFilter): Promise<number> =>
  countRows(loaders, { model: MembershipModel, match: members(filter) });

/** Which memberships of a user. */
export interface OwnFilter {
  user: Types.ObjectId;
  status: MembershipStatus | null;
}

const own = ({ user, status }: OwnFilter): Record<string, unknown> => ({
  user,
  ...(status ? { status } : {}),
});

/** One page of the memberships of a user. */
export async function scanMemberships(
  loaders: Loaders,
  range: Range,
  filter: OwnFilter,
): Promise<Membership[]> {
  return mark(
    loaders,
    await scan(loaders, range, { model: MembershipModel, match: own(filter), order: BY_JOINED }),
  );
}

/** How many there are. */
export const countMemberships = (loaders: Loaders, filter: OwnFilter): Promise<number> =>
  countRows(loaders, { model: MembershipModel, match: own(filter) });

/** One page of the invitation links of a group, latest first. */
export async function scanInvitations(
  loaders: Loaders,
  range: Range,
  group: Types.ObjectId,
): Promise<GroupInvitation[]> {
  const rows = await scan<GroupInvitation>(loaders, range, {
    model: GroupInvitationModel,
    match: { group },
    order: BY_CREATED,
  });
  return rows.map((row) => typed('GroupInvitation', row));
}
