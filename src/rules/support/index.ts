export * from './can-see-ticket.js';
export * from './can-see-consultation.js';
export * from './can-see-session.js';
