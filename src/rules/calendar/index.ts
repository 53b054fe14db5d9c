export * from './can-see-event.js';
export * from './in-group.js';
