import type { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  GroupVisibility,
  MembershipStatus,
  type Group,
  type Membership,
} from '../../models/community/index.js';
import { isMember, refuseBanned, statusOf } from '../../rules/community/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor, type OriginalTime } from '../social/index.js';
import { changeMembership, membershipOf } from './membership-change.js';
import { visibleGroup } from './visible.js';

/** What `joinGroup` takes. */
export interface JoinGroupInput {
  groupId: Types.ObjectId;
  note?: string | null;
}

/** What changes of memberships answer with. */
export type ChangedMembership = { membership: Types.ObjectId };

/** Joins inside of a transaction; bulk callers may tell when it really was. */
export async function joinGroupIn(
  tx: Tx,
  actor: Actor,
  { groupId, note }: JoinGroupInput,
  { at }: OriginalTime = {},
): Promise<ChangedMembership> {
  const group = await visibleGroup(actor, groupId, 'groupId');
  return { membership: await join(tx, actor, group, note ?? null, at) };
}

/**
 * Joins a group, asks to join where that needs approval, or accepts the viewer's invitation. Joining twice changes
 * nothing. @throws FORBIDDEN for the banned and without the invitation that is needed, CONFLICT in an archived group
 */
export async function joinGroup(ctx: Context, { groupId, note }: JoinGroupInput): Promise<ChangedMembership> {
  const actor = actorOf(ctx);
  const group = await visibleGroup(actor, groupId, 'groupId');
  return { membership: await transact(ctx, (tx) => join(tx, actor, group, note ?? null)) };
}

async function join(
  tx: Tx,
  actor: Actor,
  group: Group,
  note: string | null,
  at?: Date,
): Promise<Types.ObjectId> {
  const user = actor.viewer.id;
  const before = await membershipOf(tx, group._id, user);
  if (before && isMember(before)) return before._id;
  const status = before && statusOf(before);
  if (before && status === MembershipStatus.BANNED) throw refuseBanned(before, 'groupId');
  if (!group.isActive) throw refuse.conflict('This group is archived; nobody joins it.', 'groupId');
  if (before && status === MembershipStatus.INVITED) return accept(tx, group, before);
  if (before && status === MembershipStatus.PENDING) return before._id;
  if (group.visibility === GroupVisibility.INVITE_ONLY || group.visibility === GroupVisibility.SECRET)
    throw refuse.forbidden('Joining this group needs an invitation.', 'groupId');
  const to = group.joinApprovalRequired ? MembershipStatus.PENDING : MembershipStatus.ACTIVE;
  return changeMembership(tx, before, {
    ...{ group: group._id, user, to, by: user },
    ...(note ? { set: { applicationNote: note } } : { unset: ['applicationNote'] as const }),
    ...(at ? { at } : {}),
  });
}

/** Takes up an invitation. One by a member who may not manage members doesn't spare the approval that the group asks for. */
function accept(tx: Tx, group: Group, before: Membership): Promise<Types.ObjectId> {
  const admitted = before.admits || !group.joinApprovalRequired;
  const to = admitted ? MembershipStatus.ACTIVE : MembershipStatus.PENDING;
  return changeMembership(tx, before, { group: group._id, user: before.user, to, by: before.user });
}

/** What `answerGroupInvitation` takes. */
export interface AnswerInvitationInput {
  membershipId: Types.ObjectId;
  accept: boolean;
}

/** Accepts or declines the viewer's invitation. @throws NOT_FOUND for another's, CONFLICT where it was answered */
export async function answerGroupInvitation(
  ctx: Context,
  { membershipId, accept: accepted }: AnswerInvitationInput,
): Promise<void> {
  const actor = actorOf(ctx);
  const found = await ctx.loaders.membership.load(membershipId);
  const group = found?.user.equals(actor.viewer.id) ? await ctx.loaders.group.load(found.group) : null;
  if (!group) throw refuse.notFound('The invitation', 'membershipId');
  await transact(ctx, async (tx) => {
    const user = actor.viewer.id;
    const before = await membershipOf(tx, group._id, user);
    if (before?.status !== MembershipStatus.INVITED) {
      if (before && accepted && isMember(before)) return;
      throw refuse.conflict('This invitation was answered or withdrawn.', 'membershipId');
    }
    if (accepted && !group.isActive)
      throw refuse.conflict('This group is archived; nobody joins it.', 'membershipId');
    if (accepted) await accept(tx, group, before);
    else await changeMembership(tx, before, { group: group._id, user, to: MembershipStatus.LEFT, by: user });
  });
}

/** What `leaveGroup` takes. */
export interface LeaveGroupInput {
  groupId: Types.ObjectId;
}

/**
 * Leaves a group, or takes a request to join back. Doing it twice changes nothing.
 * @throws CONFLICT for the owner, who has to transfer the group first
 */
export async function leaveGroup(ctx: Context, { groupId }: LeaveGroupInput): Promise<void> {
  const actor = actorOf(ctx);
  const group = await visibleGroup(actor, groupId, 'groupId');
  await transact(ctx, async (tx) => {
    const user = actor.viewer.id;
    const before = await membershipOf(tx, group._id, user);
    const status = before && statusOf(before);
    if (!before || status === MembershipStatus.LEFT || status === MembershipStatus.BANNED) return;
    if (before.role === 'owner')
      throw refuse.conflict(
        'The owner cannot leave the group; transfer it to another member first.',
        'groupId',
      );
    await changeMembership(tx, before, { group: group._id, user, to: MembershipStatus.LEFT, by: user });
  });
}
