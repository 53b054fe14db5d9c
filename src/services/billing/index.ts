export * from './ledger.js';
export * from './spend-credits.js';
