export * from './appeal.js';
export * from './assign-case.js';
export * from './automatic-rules.js';
export * from './case-priority.js';
export * from './moderate.js';
export * from './report.js';
