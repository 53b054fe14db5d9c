import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import {
  GroupVisibility,
  MembershipStatus,
  type Group,
  type Membership,
} from '../../models/community/index.js';
import { isMember, mayInGroup, statusOf, viewerIsMember } from './membership.js';

/** Who knows of a secret group: its members, and users who are invited or whose request waits. */
const KNOWING: readonly MembershipStatus[] = [
  MembershipStatus.ACTIVE,
  MembershipStatus.SUSPENDED,
  MembershipStatus.INVITED,
  MembershipStatus.PENDING,
];

/** May the viewer know that this group exists? Everyone may but for secret groups. The one rule of every surface. */
export function canSeeGroup(ctx: Context, group: Group): Soon<boolean> {
  if (group.visibility !== GroupVisibility.SECRET) return true;
  if (!ctx.viewer) return false;
  return after(
    ctx.loaders.viewerGroupMembership.get(group._id),
    (membership) => membership !== null && KNOWING.includes(statusOf(membership)),
  );
}

/**
 * Whether the viewer may read the content of this group: its posts and its members. Everyone may in a public group.
 */
export function canReadGroup(ctx: Context, group: Group): Soon<boolean> {
  return group.visibility === GroupVisibility.PUBLIC || viewerIsMember(ctx, group._id);
}

/**
 * Whether the viewer may see this membership: the user's own, any as a manager of members, and active ones if the
 * group is readable.
 */
export function canSeeMembership(ctx: Context, group: Group, membership: Membership): Soon<boolean> {
  if (ctx.viewer?.id.equals(membership.user)) return true;
  if (isMember(membership)) return canReadGroup(ctx, group);
  return mayInGroup(ctx, group._id, 'canManageMembers');
}
