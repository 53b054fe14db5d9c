export * from './canvas-changes.js';
export * from './canvas-stats.js';
export * from './published-generations.js';
export * from './battle-votes.js';
