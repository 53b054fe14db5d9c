export * from './can-see-email.js';
export * from './can-see-user.js';
