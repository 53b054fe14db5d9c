import { FunnelStepResolver, InsightsFunnelResolver } from './funnel.resolver.js';
import {
  AnalyticsEventResolver,
  InsightsRawResolver,
  trackedRows,
  VisitorResolver,
  VisitSessionResolver,
} from './raw.resolver.js';
import { TrackResolver } from './track.resolver.js';
import {
  InsightsTrafficResolver,
  PreviousTrafficResolver,
  TrafficInsightsResolver,
} from './traffic.resolver.js';

export { analyticsNodes } from './nodes.js';

/** Ingest, and insights of visits, page views and funnels. */
export const trafficInsights = [
  TrackResolver,
  InsightsTrafficResolver,
  TrafficInsightsResolver,
  PreviousTrafficResolver,
  InsightsFunnelResolver,
  FunnelStepResolver,
  InsightsRawResolver,
  VisitorResolver,
  VisitSessionResolver,
  ...trackedRows,
  AnalyticsEventResolver,
];
