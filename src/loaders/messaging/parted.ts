import type { ClientSession, Types } from 'mongoose';
import { UserModel, UserStatus } from '../../models/identity/index.js';
import { BlockModel, type Block } from '../../models/social/index.js';

type ObjectId = Types.ObjectId;

/** The two users of a block. */
type Ends = Pick<Block, 'blocker' | 'blocked'>;

const pair = (a: ObjectId, b: ObjectId): string => a.toHexString() + b.toHexString();

/**
 * Returns whether a block exists between two users of these groups, in either direction. For reactors and streams,
 * which have no viewer.
 */
export async function partedBetween(
  some: readonly ObjectId[],
  others: readonly ObjectId[],
  session: ClientSession | null = null,
): Promise<(a: ObjectId, b: ObjectId) => boolean> {
  const rows = await BlockModel.collection
    .find<Ends>(betweenThem(some, others), { ...(session ? { session } : {}), batchSize: 10_000 })
    .toArray();
  return partedBy(rows);
}

/** The filter for the blocks between two groups of users, in either direction. */
export function betweenThem(some: readonly ObjectId[], others: readonly ObjectId[]): Record<string, unknown> {
  const [ours, theirs] = [{ $in: [...some] }, { $in: [...others] }];
  const eitherWay = [
    { blocker: ours, blocked: theirs },
    { blocker: theirs, blocked: ours },
  ];
  return { $or: eitherWay };
}

/** Returns whether these blocks are between two users, in either direction. */
export function partedBy(rows: readonly Ends[]): (a: ObjectId, b: ObjectId) => boolean {
  const parted = new Set(
    rows.flatMap(({ blocker, blocked }) => [pair(blocker, blocked), pair(blocked, blocker)]),
  );
  return (a, b) => parted.has(pair(a, b));
}

/** The users among these whose accounts are active, by their ids in hexadecimal. */
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
