export * from './moderation.js';
export * from './sanction.js';
export * from './reportable.js';
