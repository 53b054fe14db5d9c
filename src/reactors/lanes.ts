import { laneOf, type Lane } from '../events/lane.js';
import { COUNTERS_LANE } from '../events/settled.js';
import { counters } from './counters.js';
import { tagUsage } from './tag-usage.js';

/** What follows from events in the database, a lane a pace; the lane `live` is the server's, see reactors/live.ts. */
export const lanes: Lane[] = [laneOf(COUNTERS_LANE, [counters, tagUsage])];
