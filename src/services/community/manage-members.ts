import { Types } from 'mongoose';
import { transact, type Tx } from '../../events/transact.js';
import { compact } from '../../lib/compact.js';
import type { Context } from '../../loaders/context.js';
import {
  GroupModel,
  MembershipModel,
  MembershipRole,
  MembershipStatus,
  orderOf,
  permissionsOf,
  RANK,
  type Group,
  type Membership,
  type MembershipPermissions,
} from '../../models/community/index.js';
import {
  hasPermission,
  isMember,
  outranks,
  requireParticipant,
  statusOf,
  type Permission,
} from '../../rules/community/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';
import { removePostsOfBan, restorePostsOfBan } from './ban-posts.js';
import { changeMembership, membershipById } from './membership-change.js';
import { visibleGroup, visibleMembership } from './visible.js';

type ObjectId = Types.ObjectId;

const EQUAL = 'Only a higher role acts on this member.';

/** The group of a membership that the viewer manages. @throws NOT_FOUND, FORBIDDEN */
async function managed(
  ctx: Context,
  id: ObjectId,
): Promise<{ group: Group; mine: Membership; membership: Membership }> {
  const { group, membership } = await visibleMembership(ctx, id);
  const mine = await requireParticipant(ctx, group, 'membershipId', 'canManageMembers');
  return { group, mine, membership };
}

/** The membership as the transaction sees it, which the viewer outranks. @throws FORBIDDEN */
async function below(tx: Tx, mine: Membership, id: ObjectId): Promise<Membership> {
  const membership = await membershipById(tx, id);
  if (!membership) throw refuse.notFound('The membership', 'membershipId');
  if (!outranks(mine, membership)) throw refuse.forbidden(EQUAL, 'membershipId');
  return membership;
}

/** What `reviewMembership` takes. */
export interface ReviewMembershipInput {
  membershipId: ObjectId;
  approve: boolean;
}

/** Answers a request to join. @throws CONFLICT where it was answered or taken back */
export async function reviewMembership(
  ctx: Context,
  { membershipId, approve }: ReviewMembershipInput,
): Promise<void> {
  const actor = actorOf(ctx);
  const { group } = await managed(actor, membershipId);
  await transact(ctx, async (tx) => {
    const before = await membershipById(tx, membershipId);
    if (before?.status !== MembershipStatus.PENDING)
      throw refuse.conflict('This request was answered or taken back.', 'membershipId');
    const to = approve ? MembershipStatus.ACTIVE : MembershipStatus.LEFT;
    await changeMembership(tx, before, { group: group._id, user: before.user, to, by: actor.viewer.id });
  });
}

/** What `changeMember` takes. */
export interface ChangeMemberInput {
  membershipId: ObjectId;
  role?: MembershipRole | null;
  permissions?: { [P in Permission]?: boolean | null } | null;
}

/**
 * Changes the role or the permissions of a member. A new role brings its own permissions.
 * @throws FORBIDDEN for members of the same or a higher role, for roles as high as the viewer's own, and for permissions
 * that the viewer lacks
 */
export async function changeMember(ctx: Context, input: ChangeMemberInput): Promise<void> {
  const actor = actorOf(ctx);
  const { group, mine } = await managed(actor, input.membershipId);
  const { role } = input;
  if (role === MembershipRole.OWNER)
    throw refuse.badInput('Nobody becomes owner by a role; use transferGroup.', 'role');
  if (role && RANK[role] >= RANK[mine.role])
    throw refuse.forbidden('You can only give roles below your own.', 'role');
  const wanted = compact(input.permissions ?? {}) as Partial<MembershipPermissions>;
  for (const [name, value] of Object.entries(wanted))
    if (value && !mine.permissions[name as Permission])
      throw refuse.forbidden('You can only give permissions that you have.', `permissions.${name}`);
  await transact(ctx, async (tx) => {
    const before = await below(tx, mine, input.membershipId);
    if (statusOf(before) !== MembershipStatus.ACTIVE)
      throw refuse.conflict('This user is not an active member of the group.', 'membershipId');
    const next = role ?? before.role;
    const own = next === before.role ? before.permissions : permissionsOf(next);
    // An admin may always do everything.
    const permissions = next === MembershipRole.ADMIN ? permissionsOf(next) : { ...own, ...wanted };
    const set = { role: next, permissions, order: orderOf(next, before.joinedAt), updatedAt: tx.at };
    await MembershipModel.collection.updateOne({ _id: before._id }, { $set: set }, { session: tx.session });
    if (next === before.role) return;
    const facts = { membership: before._id, group: group._id, user: before.user };
    tx.emit(
      'membership.role-changed',
      { ...facts, from: before.role, to: next, by: actor.viewer.id },
      actor.viewer.id,
    );
  });
}

/** What `banMember` and `suspendMember` take. */
export interface BanMemberInput {
  membershipId: ObjectId;
  reason: string;
  /** Null: without end. */
  until?: Date | null;
  /** Also removes what the user has published in the group. */
  removePosts?: boolean | null;
}

/** Bans a user from a group, with a reason and perhaps an end. */
export const banMember = (ctx: Context, input: BanMemberInput) =>
  exclude(ctx, input, MembershipStatus.BANNED);

/** Suspends a member, who reads the group and takes no part until the end. */
export const suspendMember = (ctx: Context, input: BanMemberInput) =>
  exclude(ctx, input, MembershipStatus.SUSPENDED);

async function exclude(
  ctx: Context,
  { membershipId, reason, until, removePosts }: BanMemberInput,
  to: MembershipStatus.BANNED | MembershipStatus.SUSPENDED,
): Promise<void> {
  const actor = actorOf(ctx);
  const { group, mine, membership } = await managed(actor, membershipId);
  const { user } = membership;
  if (user.equals(actor.viewer.id)) throw refuse.forbidden(EQUAL, 'membershipId');
  const ban = await transact(ctx, async (tx) => {
    if (until && until <= tx.at)
      throw refuse.badInput('This time is over; a time in the future is allowed.', 'until');
    const before = await below(tx, mine, membershipId);
    if (to === MembershipStatus.SUSPENDED && !isMember(before))
      throw refuse.conflict('This user is not a member of the group.', 'membershipId');
    const id = before.status === MembershipStatus.BANNED && before.ban ? before.ban : new Types.ObjectId();
    await changeMembership(tx, before, {
      ...{ group: group._id, user, to, by: actor.viewer.id },
      set: { bannedUntil: until ?? null, banReason: reason, bannedBy: actor.viewer.id, ban: id },
    });
    return id;
  });
  if (removePosts && to === MembershipStatus.BANNED) await removePostsOfBan(ctx, group._id, user, ban);
}

/** What `unbanMember` takes. */
export interface UnbanMemberInput {
  membershipId: ObjectId;
  /** Also brings back the posts that the ban removed, and no others. */
  restorePosts?: boolean | null;
}

/** Lifts a ban, after which the user may join again, or a suspension. Doing it twice changes nothing. */
export async function unbanMember(
  ctx: Context,
  { membershipId, restorePosts }: UnbanMemberInput,
): Promise<void> {
  const actor = actorOf(ctx);
  const { group, mine } = await managed(actor, membershipId);
  const lifted = await transact(ctx, async (tx) => {
    const before = await below(tx, mine, membershipId);
    const { status } = before;
    if (status !== MembershipStatus.BANNED && status !== MembershipStatus.SUSPENDED) return null;
    const to = status === MembershipStatus.BANNED ? MembershipStatus.LEFT : MembershipStatus.ACTIVE;
    await changeMembership(tx, before, { group: group._id, user: before.user, to, by: actor.viewer.id });
    return before.ban ?? null;
  });
  if (restorePosts && lifted) await restorePostsOfBan(ctx, lifted);
}

/** What `removeMember` takes. */
export interface RemoveMemberInput {
  membershipId: ObjectId;
}

/** Takes a member out of a group without a ban, or takes an invitation back. */
export async function removeMember(ctx: Context, { membershipId }: RemoveMemberInput): Promise<void> {
  const actor = actorOf(ctx);
  const { group, mine } = await managed(actor, membershipId);
  await transact(ctx, async (tx) => {
    const before = await below(tx, mine, membershipId);
    if (before.status === MembershipStatus.LEFT) return;
    if (before.status === MembershipStatus.BANNED)
      throw refuse.conflict('This user is banned; lift the ban instead.', 'membershipId');
    const change = { group: group._id, user: before.user, by: actor.viewer.id };
    await changeMembership(tx, before, { ...change, to: MembershipStatus.LEFT });
  });
}

/** What `transferGroup` takes. */
export interface TransferGroupInput {
  groupId: ObjectId;
  userId: ObjectId;
}

/**
 * Hands a group over to another member; the former owner becomes an admin. Of two transfers at once one wins.
 * @throws FORBIDDEN for all but the owner, CONFLICT where the other is no active member
 */
export async function transferGroup(ctx: Context, { groupId, userId }: TransferGroupInput): Promise<void> {
  const actor = actorOf(ctx);
  const group = await visibleGroup(actor, groupId, 'groupId');
  const mine = await actor.loaders.viewerGroupMembership.load(group._id);
  if (mine?.role !== MembershipRole.OWNER)
    throw refuse.forbidden('Only the owner of the group may transfer it.', 'groupId');
  if (userId.equals(actor.viewer.id)) return;
  await transact(ctx, (tx) => handOver(tx, group._id, actor.viewer.id, userId));
}

/** Makes another member the owner, in a transaction. @throws CONFLICT where that is not possible */
export async function handOver(tx: Tx, group: ObjectId, from: ObjectId, to: ObjectId): Promise<void> {
  const { session } = tx;
  const heir = await MembershipModel.findOne({ group, user: to }).session(session).lean<Membership>();
  if (!heir || !hasPermission(heir, 'canPost'))
    throw refuse.conflict('The new owner has to be an active member of the group.', 'userId');
  const { matchedCount } = await GroupModel.collection.updateOne(
    { _id: group, owner: from },
    { $set: { owner: to, updatedAt: tx.at } },
    { session },
  );
  if (matchedCount === 0) throw refuse.conflict('The group has another owner by now.', 'groupId');
  const former = await MembershipModel.findOne({ group, user: from }).session(session).lean<Membership>();
  // The former owner first: two owners at a time are against the index.
  for (const [member, role] of [
    [former, MembershipRole.ADMIN],
    [heir, MembershipRole.OWNER],
  ] as const) {
    if (!member) continue;
    const set = { role, permissions: permissionsOf(role), order: orderOf(role, member.joinedAt) };
    await MembershipModel.collection.updateOne(
      { _id: member._id },
      { $set: { ...set, updatedAt: tx.at } },
      { session },
    );
  }
  tx.emit('group.transferred', { group, from, to }, from);
}
