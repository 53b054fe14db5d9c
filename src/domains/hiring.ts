import { defineDomain } from '../domain.js';
import { seedHiring } from '../import/demo/seed-hiring.js';
import { hiringJobs } from '../jobs/hiring.js';
import { hiringNotifications } from '../reactors/hiring/notifications.js';
import { hiringNodes, hiringResolvers } from '../resolvers/hiring/index.js';
import { hiring as personalData } from '../services/privacy/rows/hiring.js';
import { hiringCounters } from '../services/system/counters/hiring.js';

/** The manifest of job postings and applications. */
export const hiring = defineDomain({
  name: 'hiring',
  resolvers: hiringResolvers,
  nodes: hiringNodes,
  jobs: hiringJobs,
  seed: seedHiring,
  counted: hiringCounters,
  personalData,
  notifications: hiringNotifications,
});
