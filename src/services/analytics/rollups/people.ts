import type { RollupDefinition } from './define.js';
import { creatorRollups } from './people/creators.js';
import { engagementRollups } from './people/engagement.js';
import { groupRollups } from './people/groups.js';
import { userRollups } from './people/users.js';

/** What insights of users, engagement, creators and groups are counted out of. */
export const peopleRollups: RollupDefinition[] = [
  ...userRollups,
  ...engagementRollups,
  ...creatorRollups,
  ...groupRollups,
];
