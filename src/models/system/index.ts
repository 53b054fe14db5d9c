export * from './dead-letter.js';
export * from './domain-event.js';
export * from './event-batch.js';
export * from './event-checkpoint.js';
export * from './idempotency-key.js';
export * from './job.js';
export * from './lease.js';
export * from './mail.js';
