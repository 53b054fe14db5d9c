import { Types } from 'mongoose';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  GroupCategory,
  GroupModel,
  GroupVisibility,
  MembershipModel,
  MembershipRole,
  MembershipStatus,
  orderOf,
  permissionsOf,
} from '../../models/community/index.js';
import { actorOf, type Actor, type Original } from '../social/index.js';
import { claimSlug } from '../system/index.js';
import { replaceGroupPictures, toGroupChange, type GroupChange, type GroupInput } from './group-draft.js';

/** What `createGroup` takes. */
export interface CreateGroupInput extends GroupInput {
  name: string;
  clientId?: string | null;
}

/** What it answers with. */
export type CreatedGroup = { group: Types.ObjectId };

const DEFAULTS = {
  visibility: GroupVisibility.PUBLIC,
  joinApprovalRequired: false,
  settings: {
    ...{ allowMemberPosts: true, requirePostApproval: false },
    ...{ allowComments: true, allowReactions: true },
  },
};

/** Creates a group inside of a transaction. */
export async function createGroupIn(
  tx: Tx,
  actor: Actor,
  input: CreateGroupInput,
  original: Original = {},
): Promise<CreatedGroup> {
  const change = await toGroupChange(actor, input, DEFAULTS);
  return tx.once(actor.viewer.id, 'createGroup', input.clientId, input, () =>
    insertGroup(tx, actor, input.name, change, original),
  );
}

/** Creates a group with the viewer as its owner and first member. */
export async function createGroup(ctx: Context, input: CreateGroupInput): Promise<CreatedGroup> {
  const actor = actorOf(ctx);
  return orEarlier(actor.viewer.id, 'createGroup', input.clientId, input, async () => {
    const change = await toGroupChange(actor, input, DEFAULTS);
    return transact(ctx, (tx) =>
      tx.once(actor.viewer.id, 'createGroup', input.clientId, input, () =>
        insertGroup(tx, actor, input.name, change),
      ),
    );
  });
}

async function insertGroup(
  tx: Tx,
  actor: Actor,
  name: string,
  change: GroupChange,
  { at = tx.at, id: group = new Types.ObjectId() }: Original = {},
): Promise<CreatedGroup> {
  const owner = actor.viewer.id;
  const slug = await claimSlug(tx, 'Group', group, name);
  const row = {
    ...{ category: GroupCategory.GENERAL, settings: DEFAULTS.settings },
    ...change.set,
    ...{ _id: group, slug, creator: owner, owner, lastPostAt: at, createdAt: at, updatedAt: at },
  };
  await GroupModel.create([row], { session: tx.session });
  await replaceGroupPictures(tx, actor, group, change);
  const membership = new Types.ObjectId();
  const role = MembershipRole.OWNER;
  await MembershipModel.create(
    [
      {
        ...{ _id: membership, group, user: owner, role, status: MembershipStatus.ACTIVE },
        ...{ order: orderOf(role, at), permissions: permissionsOf(role) },
        ...{ joinedAt: at, lastActiveAt: at, createdAt: at, updatedAt: at },
      },
    ],
    { session: tx.session },
  );
  tx.emit('group.created', { group, owner, visibility: row.visibility! }, owner);
  tx.emit(
    'membership.changed',
    {
      ...{ membership, group, user: owner, from: null, to: MembershipStatus.ACTIVE, by: owner },
      ...(at < tx.at ? { at } : {}),
    },
    owner,
  );
  return { group };
}
