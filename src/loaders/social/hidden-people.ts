import type { Types } from 'mongoose';
import { distinct } from '../../lib/distinct.js';
import { BlockModel, MuteModel, type Block, type Mute } from '../../models/social/index.js';
import { batched } from '../factories.js';

/** For more hidden users, the totals exclude none of them. */
const MOST_HIDDEN = 200;

/** The users whose rows are hidden from a viewer. */
export interface HiddenPeople {
  /** Users with a block, in either direction. */
  parted: Types.ObjectId[];
  /** These, and the muted users. */
  unheard: Types.ObjectId[];
}

/** The users hidden from the viewer. Only requested for the viewer, in one command. */
export const hiddenPeople = batched<HiddenPeople>('HiddenPeople', (viewers, { roundTrip }) =>
  Promise.all(
    viewers.map(async (viewer) => {
      const [blocks, mutes] = await Promise.all([
        roundTrip.ask<Block>(BlockModel, [
          { $match: { $or: [{ blocker: viewer }, { blocked: viewer }] } },
          { $limit: MOST_HIDDEN + 1 },
        ]),
        roundTrip.ask<Mute>(MuteModel, [{ $match: { muter: viewer } }, { $limit: MOST_HIDDEN + 1 }]),
      ]);
      const parted = blocks.map(({ blocker, blocked }) => (blocker.equals(viewer) ? blocked : blocker));
      const muted = mutes.map((mute) => mute.muted);
      return { parted: atMost(parted), unheard: atMost([...parted, ...muted]) };
    }),
  ),
);

/** Distinct ids. Empty if there are too many. */
function atMost(ids: Types.ObjectId[]): Types.ObjectId[] {
  const people = distinct(ids);
  return people.length > MOST_HIDDEN ? [] : people;
}
