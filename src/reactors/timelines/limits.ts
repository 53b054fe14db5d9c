import { LARGE_AUDIENCE, TIMELINE_CAP } from '../../models/social/index.js';

/** The limits of timelines. One object, so that tests can make them small. */
export const timelineLimits = {
  /** The most entries of a timeline. */
  cap: TIMELINE_CAP,
  /** Posts of authors with more followers are pulled by their readers. */
  largeAudience: LARGE_AUDIENCE,
  /** A timeline is trimmed after about every n-th entry: counting each time would cost more than the surplus. */
  trimEvery: 32,
  /** Larger deliveries are written outside the lane's transaction, in chunks. */
  inTransaction: 2_000,
  chunk: 1_000,
};
