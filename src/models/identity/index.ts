export * from './full-name.js';
export * from './search-keys.js';
export * from './security-log.js';
export * from './signing-key.js';
export * from './user.js';
export * from './user-security.js';
export * from './user-session.js';
