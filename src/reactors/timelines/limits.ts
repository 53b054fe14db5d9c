import { LARGE_AUDIENCE, TIMELINE_CAP } from '../../models/social/index.js';

/** How timelines are kept; one object, so that tests can make the world small. */
export const timelineLimits = {
  /** Entries that a timeline keeps. */
  cap: TIMELINE_CAP,
  /** Authors with more followers than this are pulled by their readers. */
  largeAudience: LARGE_AUDIENCE,
  /** A timeline is trimmed at about every so many-th entry: counting it each time would cost more than the excess. */
  trimEvery: 32,
  /** Larger deliveries than this are written beside the lane's transaction, in chunks. */
  inTransaction: 2_000,
  chunk: 1_000,
};
