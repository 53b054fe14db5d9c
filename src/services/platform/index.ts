export * from './api-key.js';
export * from './config.js';
export * from './deliver-webhooks.js';
export * from './feature-flag.js';
export { liveConfig } from './live-config.js';
export * from './scopes.js';
export * from './webhook-endpoint.js';
export { bodyOf, PING, webhookEventOf, WEBHOOK_EVENTS } from './webhook-events.js';
export { lineOf, queueDeliveries, WEBHOOK_WORK, type NewDelivery } from './webhook-lines.js';
