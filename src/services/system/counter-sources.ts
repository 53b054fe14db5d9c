import { communityCounters } from './counters/community.js';
import type { CountedCollection } from './counters/counted.js';
import { identityCounters } from './counters/identity.js';
import { messagingCounters } from './counters/messaging.js';
import { notificationCounters } from './counters/notifications.js';
import { socialCounters } from './counters/social.js';

/**
 * Every counter that is stored, by collection: the table that `npm run reconcile` goes through, from top to bottom.
 * Collections of one lane stand together, since each lane is waited for once.
 */
export const COUNTED: CountedCollection[] = [
  ...socialCounters,
  ...identityCounters,
  ...communityCounters,
  ...notificationCounters,
  ...messagingCounters,
];
