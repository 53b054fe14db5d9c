export type { Drift } from './compare-counters.js';
export * from './reconcile.js';
