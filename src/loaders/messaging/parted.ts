import type { ClientSession, Types } from 'mongoose';
import { UserModel, UserStatus } from '../../models/identity/index.js';
import { BlockModel } from '../../models/social/index.js';

type ObjectId = Types.ObjectId;

const pair = (a: ObjectId, b: ObjectId): string => a.toHexString() + b.toHexString();

/** Tells whom a block parts, whoever set it, between two groups of people: for reactors and streams, which are nobody. */
export async function partedBetween(
  some: readonly ObjectId[],
  others: readonly ObjectId[],
  session: ClientSession | null = null,
): Promise<(a: ObjectId, b: ObjectId) => boolean> {
  const [ours, theirs] = [{ $in: [...some] }, { $in: [...others] }];
  const eitherWay = [
    { blocker: ours, blocked: theirs },
    { blocker: theirs, blocked: ours },
  ];
  const rows = await BlockModel.collection
    .find<{ blocker: ObjectId; blocked: ObjectId }>(
      { $or: eitherWay },
      { ...(session ? { session } : {}), batchSize: 10_000 },
    )
    .toArray();
  const parted = new Set(
    rows.flatMap(({ blocker, blocked }) => [pair(blocker, blocked), pair(blocked, blocker)]),
  );
  return (a, b) => parted.has(pair(a, b));
}

/** Those of some people whose accounts are in use, by their ids in hexadecimal. */
export async function activeAmong(
  people: readonly ObjectId[],
  session: ClientSession | null = null,
): Promise<Set<string>> {
  const rows = await UserModel.collection
    .find(
      { _id: { $in: [...people] }, status: UserStatus.ACTIVE, deletedAt: null },
      { ...(session ? { session } : {}), projection: { _id: 1 }, batchSize: 10_000 },
    )
    .toArray();
  return new Set(rows.map(({ _id }) => String(_id)));
}
