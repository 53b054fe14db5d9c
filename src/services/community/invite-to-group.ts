import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { MembershipStatus } from '../../models/community/index.js';
import { hasPermission, statusOf } from '../../rules/community/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, visibleUser } from '../social/index.js';
import { changeMembership, membershipOf } from './membership-change.js';
import { groupWith } from './visible.js';

/** What `inviteToGroup` takes. */
export interface InviteToGroupInput {
  groupId: Types.ObjectId;
  userIds: Types.ObjectId[];
}

/**
 * Invites users to a group. Members and invited users are unchanged; a pending request to join is accepted if the
 * viewer manages members. Returns the memberships in the order of the users.
 * @throws CONFLICT for a banned user, NOT_FOUND for a user that the viewer cannot see
 */
export async function inviteToGroup(
  ctx: Context,
  { groupId, userIds }: InviteToGroupInput,
): Promise<Types.ObjectId[]> {
  const actor = actorOf(ctx);
  const { group, mine } = await groupWith(actor, groupId, 'groupId', 'canInvite');
  for (const id of userIds) await visibleUser(actor, id, 'userIds');
  const admits = hasPermission(mine, 'canManageMembers');
  return transact(ctx, async (tx) => {
    const memberships: Types.ObjectId[] = [];
    for (const user of userIds) {
      const before = await membershipOf(tx, group._id, user);
      const status = before && statusOf(before);
      if (status === MembershipStatus.BANNED)
        throw refuse.conflict('A user is banned from this group; lift the ban first.', 'userIds');
      const change = { group: group._id, user, by: actor.viewer.id };
      if (!before || status === MembershipStatus.LEFT)
        memberships.push(
          await changeMembership(tx, before, {
            ...change,
            to: MembershipStatus.INVITED,
            set: { invitedBy: actor.viewer.id, admits },
          }),
        );
      else if (status === MembershipStatus.PENDING && admits)
        memberships.push(await changeMembership(tx, before, { ...change, to: MembershipStatus.ACTIVE }));
      else memberships.push(before._id);
    }
    return memberships;
  });
}
