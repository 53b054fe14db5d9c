import type { Reactor } from '../../events/lane.js';
import { followings } from './following.js';
import { publishing } from './publish.js';

export { announceTimelines } from './announced.js';
export { timelineLimits } from './limits.js';

/**
 * Home timelines: posts are pushed to the followers of authors with a small audience. One reactor, because the order
 * of posts and follows in the log matters.
 */
export const timelines: Reactor = { name: 'timelines', on: { ...publishing, ...followings } };
