import { randomBytes } from 'node:crypto';
import { Types } from 'mongoose';
import { orEarlier } from '../../events/idempotency.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  GroupInvitationModel,
  GroupModel,
  MembershipModel,
  MembershipStatus,
  type Group,
  type GroupInvitation,
  type Membership,
} from '../../models/community/index.js';
import { hasPermission, isMember, refuseBanned, statusOf } from '../../rules/community/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { changeMembership, membershipOf } from './membership-change.js';
import { groupWith, visibleInvitation } from './visible.js';

const CODE_BYTES = 16;

/** What `createGroupInvitation` takes. */
export interface CreateInvitationInput {
  groupId: Types.ObjectId;
  maxUses?: number | null;
  expiresAt?: Date | null;
  clientId?: string | null;
}

/** Makes a link by which users join a group. It admits members only, whatever the role of its maker. */
export async function createGroupInvitation(
  ctx: Context,
  input: CreateInvitationInput,
): Promise<{ invitation: Types.ObjectId }> {
  const actor = actorOf(ctx);
  const { groupId, maxUses, expiresAt, clientId } = input;
  return orEarlier(actor.viewer.id, 'createGroupInvitation', clientId, input, async () => {
    const { group, mine } = await groupWith(actor, groupId, 'groupId', 'canInvite');
    return transact(ctx, (tx) =>
      tx.once(actor.viewer.id, 'createGroupInvitation', clientId, input, async () => {
        if (expiresAt && expiresAt <= tx.at)
          throw refuse.badInput('This time is over; a time in the future is allowed.', 'expiresAt');
        const invitation = new Types.ObjectId();
        const row = {
          ...{ _id: invitation, group: group._id, createdBy: actor.viewer.id, createdAt: tx.at },
          ...{ code: randomBytes(CODE_BYTES).toString('base64url') },
          ...{ admits: hasPermission(mine, 'canManageMembers') },
          ...{ maxUses: maxUses ?? null, uses: 0, expiresAt: expiresAt ?? null, revokedAt: null },
        };
        await GroupInvitationModel.create([row], { session: tx.session });
        return { invitation };
      }),
    );
  });
}

/** Ends an invitation link. Doing it twice changes nothing. */
export async function revokeGroupInvitation(ctx: Context, invitationId: Types.ObjectId): Promise<void> {
  const actor = actorOf(ctx);
  const { _id } = await visibleInvitation(actor, invitationId);
  await transact(ctx, async (tx) => {
    await GroupInvitationModel.collection.updateOne(
      { _id, revokedAt: null },
      { $set: { revokedAt: tx.at } },
      { session: tx.session },
    );
  });
}

/** Unknown, expired, revoked and used up look the same, so that nobody learns about groups by trying codes. */
const invalid = () => refuse.notFound('The invitation', 'code');

/** A valid invitation link with its group. Null if it is invalid for any reason. */
export async function validInvitation(
  code: string,
  at: Date,
): Promise<{ invitation: GroupInvitation; group: Group } | null> {
  const invitation = await GroupInvitationModel.findOne({ code }).lean<GroupInvitation>();
  if (!invitation || invitation.revokedAt || (invitation.expiresAt && invitation.expiresAt <= at))
    return null;
  if (invitation.maxUses !== null && invitation.uses >= invitation.maxUses) return null;
  const [group, maker] = await Promise.all([
    GroupModel.findById(invitation.group).lean<Group>(),
    MembershipModel.findOne({ group: invitation.group, user: invitation.createdBy }).lean<Membership>(),
  ]);
  return group?.isActive && hasPermission(maker, 'canInvite') ? { invitation, group } : null;
}

/**
 * Joins a group by a link. Members use nothing of it up. @throws NOT_FOUND for a link that admits nobody (any more),
 * FORBIDDEN for the banned
 */
export async function joinGroupByInvitation(
  ctx: Context,
  { code }: { code: string },
): Promise<{ membership: Types.ObjectId }> {
  const actor = actorOf(ctx);
  const user = actor.viewer.id;
  return transact(ctx, async (tx) => {
    const found = await validInvitation(code, tx.at);
    // A member who repeats the request gets the membership, even after the link is used up.
    const used = found ? null : await GroupInvitationModel.findOne({ code }).lean<GroupInvitation>();
    const group = found?.invitation.group ?? used?.group;
    const before = group ? await membershipOf(tx, group, user) : null;
    if (before && isMember(before)) return { membership: before._id };
    if (!found) throw invalid();
    if (before && statusOf(before) === MembershipStatus.BANNED) throw refuseBanned(before, 'code');
    if (before?.status === MembershipStatus.PENDING && !found.invitation.admits)
      return { membership: before._id };
    const { invitation } = found;
    const { matchedCount } = await GroupInvitationModel.collection.updateOne(
      {
        ...{ _id: invitation._id, revokedAt: null },
        $or: [{ maxUses: null }, { $expr: { $lt: ['$uses', '$maxUses'] } }],
      },
      { $inc: { uses: 1 } },
      { session: tx.session },
    );
    if (matchedCount === 0) throw invalid();
    const admitted = invitation.admits || !found.group.joinApprovalRequired;
    const membership = await changeMembership(tx, before, {
      ...{ group: found.group._id, user, by: user },
      to: admitted ? MembershipStatus.ACTIVE : MembershipStatus.PENDING,
      set: { invitedBy: invitation.createdBy, invitation: invitation._id },
    });
    return { membership };
  });
}
