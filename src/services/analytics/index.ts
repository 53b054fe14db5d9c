export { apiUsage, ApiUsageRecorder, clientOf, type ServedOperation } from './api-usage/index.js';
export * from './business/index.js';
export * from './export/index.js';
export { analyticsSettings, configureAnalytics, type AnalyticsSettings } from './ingest/settings.js';
export {
  drainIngest,
  MOST_EVENTS,
  readTrackRequest,
  track,
  type TrackRequest,
  type Tracked,
} from './ingest/track.js';
export { SILENCE_MS } from './ingest/spans.js';
export { AHEAD_MS, LONGEST, MOST_PROPERTY_BYTES, type SentItem } from './ingest/item.js';
export {
  advanceRollups,
  markLate,
  remakeRollups,
  restartRollups,
  rollupProgress,
} from './rollups/advance.js';
export { databaseLatency, deadLetterCount, jobStates, laneLags, redisHealth } from './system-health.js';
export { allRollups, defineRollup, type RollupDefinition } from './rollups/define.js';
export { insightRollups } from './rollups/index.js';
export * from './people/index.js';
export * from './traffic/figures.js';
export type { FunnelStepFigures } from './traffic/funnel.js';
export {
  funnelLimits,
  funnelQuery,
  MOST_FUNNEL_VISITORS,
  readFunnel,
  type FunnelMatcher,
  type FunnelStepRequest,
} from './traffic/read-funnel.js';
