/** What the configuration says about ingest; a `Config` has one. */
export interface AnalyticsSettings {
  /** How long raw rows are kept. */
  retentionDays: number;
  /** The most events that wait to be written in this process. */
  queueEvents: number;
  /** Hosts of the platform's own pages: a link from one to another is no source. */
  ownHosts: ReadonlySet<string>;
}

let current: AnalyticsSettings = { retentionDays: 90, queueEvents: 10_000, ownHosts: new Set() };

/** Called once when a gateway starts. */
export function configureAnalytics(settings: AnalyticsSettings): void {
  current = settings;
}

/** The settings of this process. */
export const analyticsSettings = (): AnalyticsSettings => current;
