import type { Types } from 'mongoose';
import { distinct } from '../../lib/distinct.js';
import { BlockModel, MuteModel, type Block, type Mute } from '../../models/social/index.js';
import { batched } from '../factories.js';

/** Whoever parts from more people gets totals that leave none of them out. */
const MOST_HIDDEN = 200;

/** The people whose rows a person is not shown. */
export interface HiddenPeople {
  /** Those parted by a block, whoever set it. */
  parted: Types.ObjectId[];
  /** These, and those who are muted. */
  unheard: Types.ObjectId[];
}

/** Whom the viewer is not shown; only ever asked for the viewer, in one command. */
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

/** Each once; nobody where they are too many. */
function atMost(ids: Types.ObjectId[]): Types.ObjectId[] {
  const people = distinct(ids);
  return people.length > MOST_HIDDEN ? [] : people;
}
