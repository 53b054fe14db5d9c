export * from './case-priority.js';
export * from './report.js';
