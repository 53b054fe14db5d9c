export * from './moderation.js';
export * from './reportable.js';
