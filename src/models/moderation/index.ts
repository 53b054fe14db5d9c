export * from './moderation-action.js';
export * from './moderation-case.js';
export * from './moderation-enums.js';
export * from './report.js';
export * from './report-enums.js';
export * from './reported-content.js';
