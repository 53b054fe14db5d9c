export * from './can-see-user.js';
