import type { ClientSession, Types } from 'mongoose';
import { UserModel, UserStatus } from '../../models/identity/index.js';
import { BlockModel, type Block } from '../../models/social/index.js';

type ObjectId = Types.ObjectId;

/** Between whom a block lies. */
type Ends = Pick<Block, 'blocker' | 'blocked'>;

const pair = (a: ObjectId, b: ObjectId): string => a.toHexString() + b.toHexString();

/** Tells whom a block parts, whoever set it, between two groups of people: for reactors and streams, which are nobody. */
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

/** The filter of the blocks between two groups of people, whoever set them. */
export function betweenThem(some: readonly ObjectId[], others: readonly ObjectId[]): Record<string, unknown> {
  const [ours, theirs] = [{ $in: [...some] }, { $in: [...others] }];
  const eitherWay = [
    { blocker: ours, blocked: theirs },
    { blocker: theirs, blocked: ours },
  ];
  return { $or: eitherWay };
}

/** Tells whom these blocks part. */
export function partedBy(rows: readonly Ends[]): (a: ObjectId, b: ObjectId) => boolean {
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
