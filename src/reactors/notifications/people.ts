import type { ClientSession, Types } from 'mongoose';
import {
  UserModel,
  UserPreferencesModel,
  UserStatus,
  type User,
  type UserPreferences,
} from '../../models/identity/index.js';
import { BlockModel, FollowModel, FollowStatus, MuteModel } from '../../models/social/index.js';

type ObjectId = Types.ObjectId;

const pair = (a: ObjectId, b: ObjectId): string => `${a.toHexString()}${b.toHexString()}`;

/** Accounts that are in use, by id. */
export async function activePeople(
  ids: readonly ObjectId[],
  session: ClientSession,
): Promise<Map<string, Pick<User, '_id' | 'status' | 'deletedAt' | 'privacy'>>> {
  const rows = await UserModel.collection
    .find<User>(
      { _id: { $in: [...ids] }, status: UserStatus.ACTIVE, deletedAt: null },
      { session, projection: { status: 1, deletedAt: 1, privacy: 1 } },
    )
    .toArray();
  return new Map(rows.map((row) => [row._id.toHexString(), row]));
}

/** What people have decided about notifications; absent are those who never have. */
export async function decisions(
  ids: readonly ObjectId[],
  session: ClientSession,
): Promise<Map<string, Partial<UserPreferences['notifications']>>> {
  const rows = await storedPreferences(ids, session);
  return new Map([...rows].map(([id, row]) => [id, row.notifications ?? {}]));
}

/** The same with the time zone that their clocks show. */
export async function storedPreferences(
  ids: readonly ObjectId[],
  session: ClientSession,
): Promise<Map<string, UserPreferences>> {
  const rows = await UserPreferencesModel.collection
    .find<UserPreferences>(
      { user: { $in: [...ids] } },
      { session, projection: { user: 1, notifications: 1, timezone: 1 } },
    )
    .toArray();
  return new Map(rows.map((row) => [row.user.toHexString(), row]));
}

/** Whom a recipient shall hear nothing of: those parted from them by a block, and besides those whom they have muted. */
export async function silences(
  recipients: readonly ObjectId[],
  others: readonly ObjectId[],
  session: ClientSession,
): Promise<Record<'parted' | 'muted', (recipient: ObjectId, other: ObjectId) => boolean>> {
  const [ours, theirs] = [{ $in: [...recipients] }, { $in: [...others] }];
  const eitherWay = [
    { blocker: ours, blocked: theirs },
    { blocker: theirs, blocked: ours },
  ];
  const blocks = await BlockModel.collection.find({ $or: eitherWay }, { session }).toArray();
  const mutes = await MuteModel.collection.find({ muter: ours, muted: theirs }, { session }).toArray();
  const parted = new Set(
    blocks.flatMap(({ blocker, blocked }) => [pair(blocker, blocked), pair(blocked, blocker)]),
  );
  const muted = new Set(mutes.map((row) => pair(row['muter'] as ObjectId, row['muted'] as ObjectId)));
  return {
    parted: (recipient, other) => parted.has(pair(recipient, other)),
    muted: (recipient, other) => muted.has(pair(recipient, other)),
  };
}

/** Tells who follows whom, between two groups of people, both ways. */
export async function followTies(
  some: readonly ObjectId[],
  others: readonly ObjectId[],
  session: ClientSession,
): Promise<(follower: ObjectId, following: ObjectId) => boolean> {
  const [ours, theirs] = [{ $in: [...some] }, { $in: [...others] }];
  const rows = await FollowModel.collection
    .find(
      {
        status: FollowStatus.ACTIVE,
        $or: [
          { follower: ours, following: theirs },
          { follower: theirs, following: ours },
        ],
      },
      { session, projection: { follower: 1, following: 1 } },
    )
    .toArray();
  const ties = new Set(rows.map(({ follower, following }) => pair(follower, following)));
  return (follower, following) => ties.has(pair(follower, following));
}
