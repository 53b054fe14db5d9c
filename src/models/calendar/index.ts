export * from './calendar-feed.js';
export * from './event.js';
export * from './event-enums.js';
export * from './event-parts.js';
export * from './event-registration.js';
export * from './event-seats.js';
export * from './registration-enums.js';
export * from './registration-parts.js';
