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

/** The lane that home timelines hang on. */
export const TIMELINES_LANE = 'timelines';

/** What follows from events in the database, a lane a pace; the lane `live` is the server's, see reactors/live.ts. */
export const lanes: Lane[] = [
  laneOf(COUNTERS_LANE, [counters, tagUsage, postViews, moderationCases]),
  // One post may mean thousands of entries, hence smaller batches.
  laneOf(TIMELINES_LANE, [audiences, timelines], { batchSize: 50 }),
  notificationsLane,
  messagingLane,
];
