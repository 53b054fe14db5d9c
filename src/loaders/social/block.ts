import { BlockModel, type Block } from '../../models/social/index.js';
import { batched } from '../factories.js';

/** Which way a block lies between the viewer and a person. */
export interface BlockTies {
  /** The viewer has blocked this person. */
  blocked: boolean;
  /** This person has blocked the viewer. */
  blockedBy: boolean;
}

const NONE: BlockTies = { blocked: false, blockedBy: false };

/** Blocks between the viewer and each person, both ways in one command: every feed asks this. */
export const blocksWithViewer = batched<BlockTies>('Block.viewer', async (keys, { viewer, roundTrip }) => {
  if (!viewer) return keys.map(() => NONE);
  const between = {
    $or: [
      { blocker: viewer.id, blocked: { $in: keys } },
      { blocked: viewer.id, blocker: { $in: keys } },
    ],
  };
  const rows = await roundTrip.ask<Block>(BlockModel, [{ $match: between }]);
  const blocked = new Set(rows.map((row) => row.blocked.toHexString()));
  const blockers = new Set(rows.map((row) => row.blocker.toHexString()));
  if (rows.length === 0) return keys.map(() => NONE);
  return keys.map((key) => ({
    blocked: blocked.has(key.toHexString()),
    blockedBy: blockers.has(key.toHexString()),
  }));
});
