import { accountsNow, largestGroups, rolesInGroups, suggestionsByStatus } from './community.js';
import { eventFigures, webinarFigures } from './events.js';
import { rollupHours } from './hours.js';
import { retention } from './retention.js';
import { rollupTop } from './top.js';

export type { EventFigures, WebinarFigures } from './events.js';
export type { Cohort, RetentionUnit } from './retention.js';
export type { TopRow } from './top.js';

/** Loaders of insights of users, engagement, creators and groups. */
export const peopleLoaders = {
  ...{ accountsNow, eventFigures, largestGroups, retention, rolesInGroups, rollupHours, rollupTop },
  ...{ suggestionsByStatus, webinarFigures },
};
