import { businessInsights } from './business/index.js';
import { InsightsResolver } from './insights.resolver.js';
import { peopleInsights } from './people/index.js';
import { trafficInsights } from './traffic/index.js';
import { usageInsights } from './usage/index.js';

/** Ingest and insights. */
export const analyticsResolvers = [
  InsightsResolver,
  ...trafficInsights,
  ...usageInsights,
  ...peopleInsights,
  ...businessInsights,
];
