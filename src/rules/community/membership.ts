import type { Types } from 'mongoose';
import { after, type Soon } from '../../lib/soon.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import {
  MembershipStatus,
  RANK,
  type Group,
  type Membership,
  type MembershipPermissions,
} from '../../models/community/index.js';
import { ErrorCode, refuse, Refusal } from '../../schema/errors.js';

/** One of the permissions of a member. */
export type Permission = keyof MembershipPermissions;

/** The state of a membership now: bans and suspensions end by the clock. After a ban the user may join again. */
export function statusOf({
  status,
  bannedUntil,
}: Pick<Membership, 'status' | 'bannedUntil'>): MembershipStatus {
  const ended = bannedUntil !== null && bannedUntil.getTime() <= sharedNow().getTime();
  if (status === MembershipStatus.BANNED && ended) return MembershipStatus.LEFT;
  return status === MembershipStatus.SUSPENDED && ended ? MembershipStatus.ACTIVE : status;
}

/** Whether the user of this membership is a member: suspended members can still read the group. */
export function isMember(membership: Membership | null): boolean {
  if (!membership) return false;
  const status = statusOf(membership);
  return status === MembershipStatus.ACTIVE || status === MembershipStatus.SUSPENDED;
}

/** Whether the viewer is a member of a group. */
export function viewerIsMember(ctx: Context, group: Types.ObjectId): Soon<boolean> {
  return ctx.viewer !== null && after(ctx.loaders.viewerGroupMembership.get(group), isMember);
}

/** Whether a membership that holds now has a permission. */
export const hasPermission = (membership: Membership | null, permission: Permission): boolean =>
  membership !== null &&
  statusOf(membership) === MembershipStatus.ACTIVE &&
  membership.permissions[permission];

/** Whether the viewer has a permission in a group. */
export function mayInGroup(ctx: Context, group: Types.ObjectId, permission: Permission): Soon<boolean> {
  return (
    ctx.viewer !== null &&
    after(ctx.loaders.viewerGroupMembership.get(group), (membership) => hasPermission(membership, permission))
  );
}

/** Whether a member acts on another: only on a lower role. */
export const outranks = (one: Membership, other: Pick<Membership, 'role'>): boolean =>
  RANK[one.role] > RANK[other.role];

const DOING: Record<Permission, string> = {
  canPost: 'post',
  canComment: 'comment',
  canInvite: 'invite users',
  canModerate: 'moderate',
  canManageMembers: 'manage members',
};

/** The refusal of a banned or suspended member, with reason and end. */
export function refuseBanned(membership: Membership, field: string): Refusal {
  const { bannedUntil, banReason, status } = membership;
  const what = status === MembershipStatus.BANNED ? 'banned from' : 'suspended in';
  const end = bannedUntil ? ` until ${bannedUntil.toISOString()}` : '';
  const why = banReason ? `: ${banReason}` : '';
  return new Refusal(ErrorCode.FORBIDDEN, `You are ${what} this group${end}${why}.`, {
    field,
    reason: status === MembershipStatus.BANNED ? 'BANNED' : 'SUSPENDED',
    params: { until: bannedUntil?.toISOString() ?? null, reason: banReason ?? null },
  });
}

/**
 * The viewer's membership, for participating in a group: the one check of posts, comments, reactions, votes,
 * invitations and registrations there.
 * @throws CONFLICT in an archived group; FORBIDDEN for banned and suspended users, non-members, and members without the permission
 */
export async function requireParticipant(
  ctx: Context,
  group: Group,
  field: string,
  permission?: Permission,
): Promise<Membership> {
  const membership = ctx.viewer && (await ctx.loaders.viewerGroupMembership.load(group._id));
  const status = membership && statusOf(membership);
  if (membership && (status === MembershipStatus.BANNED || status === MembershipStatus.SUSPENDED))
    throw refuseBanned(membership, field);
  if (!membership || status !== MembershipStatus.ACTIVE)
    throw refuse.forbidden('You are not a member of this group; only members take part.', field);
  if (!group.isActive) throw refuse.conflict('This group is archived; it can only be read.', field);
  if (permission && !membership.permissions[permission])
    throw refuse.forbidden(`You may not ${DOING[permission]} in this group.`, field);
  return membership;
}
