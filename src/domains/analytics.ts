import { defineDomain } from '../domain.js';
import { sharedNow } from '../lib/clock.js';
import { seedTraffic } from '../import/demo/seed-traffic.js';
import { insightSlots } from '../reactors/analytics/insight-slots.js';
import { analyticsResolvers } from '../resolvers/analytics/index.js';
import { analyticsNodes } from '../resolvers/analytics/traffic/index.js';
import { analytics as trafficData } from '../services/privacy/rows/analytics.js';
import { insightRows } from '../services/privacy/rows/insights.js';
import { usageData } from '../services/privacy/rows/usage.js';
import {
  advanceRollups,
  apiUsage,
  configureAnalytics,
  drainIngest,
  insightRollups,
  remakeRollups,
} from '../services/analytics/index.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The manifest of visits, page views, API usage and insights. */
export const analytics = defineDomain({
  name: 'analytics',
  resolvers: analyticsResolvers,
  nodes: analyticsNodes,
  reactors: [insightSlots],
  rollups: insightRollups,
  personalData: [...insightRows, ...usageData, ...trafficData],
  seed: seedTraffic,
  start: async ({ config, logger }) => {
    const { analytics: settings, corsOrigins, publicUrl } = config;
    const pages = [...corsOrigins, ...(publicUrl ? [publicUrl] : [])].map((page) => new URL(page).hostname);
    const ownHosts = new Set([...pages, ...settings.hosts].map((host) => host.replace(/^www\./, '')));
    configureAnalytics({ ...settings, ownHosts });
    apiUsage.start(config.apiUsage, logger);
    return async () => {
      await drainIngest();
      await apiUsage.stop();
    };
  },
  jobs: () => [
    {
      name: 'advance-rollups',
      every: '* * * * *',
      quiet: true,
      timeoutMs: 60 * 60 * 1_000,
      run: ({ signal }) => advanceRollups({ signal }),
    },
    {
      // Includes rows that were removed or changed since.
      name: 'remake-rollups',
      every: '29 2 * * *',
      timeoutMs: 120 * 60 * 1_000,
      run: ({ signal }) =>
        remakeRollups(new Date(sharedNow().getTime() - 3 * DAY_MS), sharedNow(), { signal }),
    },
  ],
});
