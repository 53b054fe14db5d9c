export * from './consultations.js';
export * from './hiring.js';
export * from './moderation.js';
export * from './revenue.js';
export * from './support.js';
