export * from './app-config.js';
export * from './feature-flag.js';
export * from './api-key.js';
export * from './webhook.js';
