export * from './full-name.js';
export * from './user.js';
