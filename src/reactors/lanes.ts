import { ofDomains } from '../domain.js';
import { laneOf, type Lane } from '../events/lane.js';
import { COUNTERS_LANE } from '../events/settled.js';
import { audiences } from './audiences.js';
import { counters } from './counters.js';
import { messagingLane } from './messaging/index.js';
import { moderationCases } from './moderation-cases.js';
import { notificationsLane } from './notifications/index.js';
import { postViews } from './post-views.js';
import { tagUsage } from './tag-usage.js';
import { timelines } from './timelines/index.js';

/** The lane of home timelines. */
export const TIMELINES_LANE = 'timelines';

/** The lanes with effects in the database, one per pace. The server creates the lane `live`, see reactors/live.ts. */
export function lanes(): Lane[] {
  return [
    laneOf(COUNTERS_LANE, [counters, tagUsage, postViews, moderationCases, ...ofDomains('reactors')]),
    // One post may cause thousands of entries, so the batches are smaller.
    laneOf(TIMELINES_LANE, [audiences, timelines], { batchSize: 50 }),
    notificationsLane,
    messagingLane,
    ...ofDomains('lanes'),
  ];
}
