import type { Types } from 'mongoose';
import { BlockModel, type Block } from '../../models/social/index.js';
import { batched } from '../factories.js';
import { betweenPairs, pairsOf, type Pair } from '../pairs.js';

/** The blocks between the viewer and a user. */
export interface BlockTies {
  /** The viewer has blocked this user. */
  blocked: boolean;
  /** This user has blocked the viewer. */
  blockedBy: boolean;
}

/** The same key for both users, because both need the same rows. */
const pair = (...people: Types.ObjectId[]): string =>
  people
    .map((id) => id.toHexString())
    .sort()
    .join(':');

/** The blocks between users, in either direction. */
export const BLOCKS_BETWEEN = betweenPairs(
  BlockModel,
  (one, others) => [
    { blocker: one, blocked: { $in: others } },
    { blocked: one, blocker: { $in: others } },
  ],
  {
    name: ({ one, other }) => pair(one, other),
    nameOf: (row) => pair(row['blocker'] as Types.ObjectId, row['blocked'] as Types.ObjectId),
  },
);

const NONE: BlockTies = { blocked: false, blockedBy: false };

/** Blocks between the viewer and each user, both directions in one command: every feed needs them. */
export const blocksWithViewer = batched<BlockTies>('Block.viewer', async (keys, { viewer, roundTrip }) => {
  if (!viewer) return keys.map(() => NONE);
  const rows = await roundTrip.find<Pair, Block>(BLOCKS_BETWEEN, pairsOf(viewer.id, keys));
  const blocked = new Set(rows.map((row) => row.blocked.toHexString()));
  const blockers = new Set(rows.map((row) => row.blocker.toHexString()));
  if (rows.length === 0) return keys.map(() => NONE);
  return keys.map((key) => ({
    blocked: blocked.has(key.toHexString()),
    blockedBy: blockers.has(key.toHexString()),
  }));
});
