import { Types } from 'mongoose';
import type { Tx } from '../../events/transact.js';
import {
  MembershipModel,
  MembershipRole,
  MembershipStatus,
  orderOf,
  permissionsOf,
  type Membership,
} from '../../models/community/index.js';
import { leaveGroupEvents } from '../calendar/index.js';

type ObjectId = Types.ObjectId;

/** The most managers of a group who are told of one request. */
const MOST_TOLD = 50;

/** The membership of a user in a group as the transaction sees it: what it then changes conflicts with other changes. */
export function membershipOf(tx: Tx, group: ObjectId, user: ObjectId): Promise<Membership | null> {
  return MembershipModel.findOne({ group, user }).session(tx.session).lean<Membership>().exec();
}

/** The same by its id. */
export function membershipById(tx: Tx, id: ObjectId): Promise<Membership | null> {
  return MembershipModel.findById(id).session(tx.session).lean<Membership>().exec();
}

/** What a membership becomes. */
export interface Change {
  group: ObjectId;
  user: ObjectId;
  to: MembershipStatus;
  by: ObjectId;
  set?: Partial<Membership>;
  unset?: readonly (keyof Membership)[];
  /** When it really was, for imports. */
  at?: Date;
}

/** What outlives no change of state: each state brings its own. */
const OF_A_STATE = ['banReason', 'bannedBy', 'ban', 'admits'] as const satisfies (keyof Membership)[];

/** A user who joins or leaves starts as a plain member. */
const ANEW: readonly MembershipStatus[] = [
  MembershipStatus.LEFT,
  MembershipStatus.BANNED,
  MembershipStatus.INVITED,
  MembershipStatus.PENDING,
];

/**
 * Brings a membership into a state and says so. `before` was read in the same transaction, so that of two changes at once
 * one conflicts and looks again.
 */
export async function changeMembership(
  tx: Tx,
  before: Membership | null,
  { group, user, to, by, set = {}, unset = [], at = tx.at }: Change,
): Promise<ObjectId> {
  const membership = before?._id ?? new Types.ObjectId();
  const anew = before === null || ANEW.includes(before.status) || ANEW.includes(to);
  const role = anew ? MembershipRole.MEMBER : before.role;
  const joinedAt = anew ? at : before.joinedAt;
  const row = {
    ...{ status: to, role, order: orderOf(role, joinedAt), joinedAt, bannedUntil: null, updatedAt: tx.at },
    ...(anew ? { permissions: permissionsOf(role), lastActiveAt: at } : {}),
    ...set,
  };
  if (!before)
    await MembershipModel.create([{ _id: membership, group, user, ...row, createdAt: at }], {
      session: tx.session,
    });
  else {
    const gone = [...OF_A_STATE, ...unset].filter((name) => !(name in row));
    await MembershipModel.collection.updateOne(
      { _id: membership },
      { $set: row, $unset: Object.fromEntries(gone.map((name) => [name, ''])) } as never,
      { session: tx.session },
    );
  }
  const left = before !== null && !ANEW.includes(before.status) && ANEW.includes(to);
  if (left) await leaveGroupEvents(tx, group, user);
  const managers = to === MembershipStatus.PENDING ? await managersOf(tx, group) : [];
  tx.emit(
    'membership.changed',
    {
      ...{ membership, group, user, from: before?.status ?? null, to, by },
      ...(managers.length > 0 ? { managers } : {}),
      ...(at < tx.at ? { at } : {}),
    },
    by,
  );
  return membership;
}

async function managersOf(tx: Tx, group: ObjectId): Promise<ObjectId[]> {
  const rows = await MembershipModel.find(
    { group, status: MembershipStatus.ACTIVE, 'permissions.canManageMembers': true },
    { user: 1 },
  )
    .sort({ order: 1 })
    .limit(MOST_TOLD)
    .session(tx.session)
    .lean<Pick<Membership, 'user'>[]>();
  return rows.map(({ user }) => user);
}

/** Those who moderate a group, the highest roles first. */
export async function moderatorsOf(tx: Tx, group: ObjectId): Promise<ObjectId[]> {
  const rows = await MembershipModel.find(
    { group, status: MembershipStatus.ACTIVE, 'permissions.canModerate': true },
    { user: 1 },
  )
    .sort({ order: 1 })
    .limit(MOST_TOLD)
    .session(tx.session)
    .lean<Pick<Membership, 'user'>[]>();
  return rows.map(({ user }) => user);
}
