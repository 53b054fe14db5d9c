import type { Types } from 'mongoose';
import { betweenThem } from '../loaders/messaging/parted.js';
import { UserModel, UserStatus, type User } from '../models/identity/index.js';
import { BlockModel, type Block } from '../models/social/index.js';
import { rowsOf, type Question } from './ask.js';

type ObjectId = Types.ObjectId;
type Parting = Pick<Block, 'blocker' | 'blocked'>;

const pair = (a: ObjectId, b: ObjectId): string => a.toHexString() + b.toHexString();

/** A query for the users among these whose accounts are active. */
export function activePeople(ids: readonly ObjectId[]): Question<Pick<User, '_id' | 'privacy'>> | null {
  if (ids.length === 0) return null;
  const active = { _id: { $in: ids }, status: UserStatus.ACTIVE, deletedAt: null };
  return rowsOf(UserModel, active, { privacy: 1 });
}

/** A query for the blocks between two groups of users, in either direction. */
export function blocksBetween(
  some: readonly ObjectId[],
  others: readonly ObjectId[],
): Question<Parting> | null {
  if (some.length === 0 || others.length === 0) return null;
  return rowsOf(BlockModel, betweenThem(some, others), { blocker: 1, blocked: 1 });
}

/** Returns whether a pair is among these. */
export function related(
  pairs: readonly (readonly [ObjectId, ObjectId])[],
): (a: ObjectId, b: ObjectId) => boolean {
  const known = new Set(pairs.map(([a, b]) => pair(a, b)));
  return (a, b) => known.size > 0 && known.has(pair(a, b));
}
