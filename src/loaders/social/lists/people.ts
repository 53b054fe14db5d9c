import type { Types } from 'mongoose';
import { BlockModel, CloseFriendModel, MuteModel } from '../../../models/social/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { keyset, type ListOrder } from '../../keyset.js';
import { countRows } from '../../scan.js';

/** A user's private lists of users: the fields of the owner and of the listed user. */
export const KEPT_PEOPLE = {
  blocked: { model: BlockModel, owner: 'blocker', other: 'blocked' },
  muted: { model: MuteModel, owner: 'muter', other: 'muted' },
  closeFriends: { model: CloseFriendModel, owner: 'user', other: 'friend' },
} as const;

/** The name of such a list. */
export type KeptPeople = keyof typeof KEPT_PEOPLE;

/** An entry of such a list. */
export interface KeptPerson {
  _id: Types.ObjectId;
  person: Types.ObjectId;
  createdAt: Date;
}

const BY_TIME: ListOrder = { field: 'createdAt', direction: -1 };

/** One page of such a list, latest first. */
export function scanKeptPeople(
  loaders: Loaders,
  range: Range,
  list: KeptPeople,
  of: Types.ObjectId,
): Promise<KeptPerson[]> {
  const { model, owner, other } = KEPT_PEOPLE[list];
  const { where, sort, limit } = keyset(BY_TIME, range);
  return loaders.scope.roundTrip.ask<KeptPerson>(model, [
    { $match: { [owner]: of, ...where } },
    { $sort: sort },
    { $limit: limit },
    { $project: { person: `$${other}`, createdAt: 1 } },
  ]);
}

/** Number of entries in such a list. */
export function countKeptPeople(loaders: Loaders, list: KeptPeople, of: Types.ObjectId): Promise<number> {
  const { model, owner } = KEPT_PEOPLE[list];
  return countRows(loaders, { model, match: { [owner]: of } });
}
