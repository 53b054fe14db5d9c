export * from './can-see-conversation.js';
export * from './can-see-message.js';
export * from './may-write-to.js';
