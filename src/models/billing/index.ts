export * from './coin-transaction.js';
