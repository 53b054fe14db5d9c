export type { Drift } from './compare-counters.js';
export * from './deliver-mails.js';
export * from './queue-mail.js';
export * from './reconcile.js';
