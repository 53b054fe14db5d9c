export * from './ai-credits.js';
export * from './change-reset-period.js';
export * from './daily-bonus.js';
export * from './gift-coins.js';
export * from './ledger.js';
export { resetCredits, resetCreditsIn } from './reset-credits.js';
export * from './spend-credits.js';
