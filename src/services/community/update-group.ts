import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  GroupModel,
  MembershipRole,
  MembershipStatus,
  RANK,
  type Group,
} from '../../models/community/index.js';
import { statusOf } from '../../rules/community/index.js';
import { refuse } from '../../schema/errors.js';
import { actorOf, type Actor } from '../social/index.js';
import { claimSlug } from '../system/index.js';
import { replaceGroupPictures, toGroupChange, type GroupInput } from './group-draft.js';
import { visibleGroup } from './visible.js';

/** What `updateGroup` takes. */
export interface UpdateGroupInput extends GroupInput {
  groupId: Types.ObjectId;
}

/** A group that the viewer leads, as its owner or, where that is enough, as an admin. @throws NOT_FOUND, FORBIDDEN */
async function ledGroup(actor: Actor, id: Types.ObjectId, least: MembershipRole): Promise<Group> {
  const group = await visibleGroup(actor, id, 'groupId');
  const mine = await actor.loaders.viewerGroupMembership.load(group._id);
  if (!mine || statusOf(mine) !== MembershipStatus.ACTIVE || RANK[mine.role] < RANK[least])
    throw refuse.forbidden(
      least === MembershipRole.OWNER
        ? 'Only the owner of the group may do this.'
        : 'Only the owner and admins of the group may change it.',
      'groupId',
    );
  return group;
}

/** Changes a group: its owner and its admins. A new name gives a new slug; the former one leads on to the group. */
export async function updateGroup(ctx: Context, { groupId, ...input }: UpdateGroupInput): Promise<void> {
  const actor = actorOf(ctx);
  const group = await ledGroup(actor, groupId, MembershipRole.ADMIN);
  if (!group.isActive) throw refuse.conflict('This group is archived; it can only be read.', 'groupId');
  const change = await toGroupChange(actor, input, group);
  await transact(ctx, async (tx) => {
    const set = { ...change.set, updatedAt: tx.at };
    if (set.name && set.name !== group.name) set.slug = await claimSlug(tx, 'Group', group._id, set.name);
    const before = (await GroupModel.collection.findOneAndUpdate(
      { _id: group._id, isActive: true },
      {
        $set: set,
        ...(change.unset.length > 0
          ? { $unset: Object.fromEntries(change.unset.map((name) => [name, ''])) }
          : {}),
      },
      { session: tx.session, projection: { visibility: 1 } },
    )) as Pick<Group, 'visibility'> | null;
    if (!before) throw refuse.conflict('This group is archived; it can only be read.', 'groupId');
    await replaceGroupPictures(tx, actor, group._id, change);
    const visibility = set.visibility!;
    const changed = visibility !== before.visibility;
    tx.emit(
      'group.updated',
      { group: group._id, visibility, ...(changed ? { visibilityBefore: before.visibility } : {}) },
      actor.viewer.id,
    );
  });
}

/** What `archiveGroup` takes. */
export interface ArchiveGroupInput {
  groupId: Types.ObjectId;
  /** False takes the group into use again. */
  archived?: boolean | null;
}

/** Archives a group, or takes it into use again: its owner. Doing it twice changes nothing. */
export async function archiveGroup(ctx: Context, { groupId, archived }: ArchiveGroupInput): Promise<void> {
  const actor = actorOf(ctx);
  const group = await ledGroup(actor, groupId, MembershipRole.OWNER);
  const isActive = !(archived ?? true);
  await transact(ctx, async (tx) => {
    const { matchedCount } = await GroupModel.collection.updateOne(
      { _id: group._id, isActive: !isActive },
      { $set: { isActive, archivedAt: isActive ? null : tx.at, updatedAt: tx.at } },
      { session: tx.session },
    );
    if (matchedCount === 0) return;
    if (isActive)
      tx.emit('group.updated', { group: group._id, visibility: group.visibility }, actor.viewer.id);
    else tx.emit('group.archived', { group: group._id }, actor.viewer.id);
  });
}
