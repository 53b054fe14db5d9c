export * from './consultations.js';
export * from './hiring.js';
export * from './mrr.js';
export * from './people.js';
export * from './revenue.js';
export * from './tally.js';
