import { businessRollups } from './business.js';
import { peopleRollups } from './people.js';
import { trafficRollups } from './traffic.js';
import { usageRollups } from './usage/index.js';

/** The rollups of the insights. */
export const insightRollups = [...trafficRollups, ...usageRollups, ...peopleRollups, ...businessRollups];
